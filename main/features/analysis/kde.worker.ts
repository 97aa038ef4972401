import { counted, decimals } from '#shared/count-words.ts'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { contiguousCells } from './ground/contiguous-cells.ts'
import { dissolveCells } from './ground/dissolve.ts'
import { quantile } from './statistics/bandwidth.ts'
import { numberColumn, placeColumns } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { findings, hotspotOf, type MethodResult, type PlaceInput, ranked } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { adaptiveKde, kde, type Surface, widest } from './where/kde.ts'
import { surfaceCells } from './where/surface-cells.ts'

const significance = {
  expected: { unavailable: 'A density surface has no expected count.' },
  z: { unavailable: 'A density surface does not test significance.' },
  q: { unavailable: 'A density surface does not test significance.' },
}

/** More than a map shows at once. */
const mostCells = 400_000

/** The surface, and its densest cells that hang together and hold enough incidents. */
export function run({ eastings, northings, parameters }: PlaceInput<'kde'>): MethodResult {
  const { cellMetres, bandwidthMetres, quantile: share, minCount, adaptive = false } = parameters
  const surface = (adaptive ? adaptiveKde : kde)(eastings, northings, cellMetres, bandwidthMetres)
  const { grid, densities } = surface
  const positive = densities.filter(density => density > 0).sort()
  const threshold = positive.length > 0 ? quantile(positive, share) : Number.POSITIVE_INFINITY
  const groups = contiguousCells(grid, cell => densities[cell]! > 0 && densities[cell]! >= threshold)
  const hotspots = ranked(
    groups
      .filter(group => group.members.length >= minCount)
      .map(group => {
        const polygons = dissolveCells(
          group.cells.map(cell => grid.columns[cell]!),
          group.cells.map(cell => grid.rows[cell]!),
          cellMetres,
        )
        return hotspotOf(eastings, northings, group.members, polygons, significance)
      }),
  )
  const limit =
    positive.length > 0 ? ` (${decimals(threshold, 1)} incidents per square kilometre or more)` : ''
  const statement =
    `Kernel density: quartic kernel, ${adaptive ? 'adaptive ' : ''}bandwidth ${metres(bandwidthMetres)}, cells of ${metres(cellMetres)}. A hotspot is ` +
    `the densest ${decimals((1 - share) * 100, 0)} % of the cells with any density${limit}, where they lie side by side ` +
    `and hold ${counted(minCount, 'incident')} or more. ${findings(hotspots, eastings.length)}`
  const otherwise = 'the surface no longer adds up to the incidents'
  return {
    statement,
    warnings: groundWarnings({ eastings, northings }, hotspots, {
      minCount,
      reach: { name: 'bandwidth', metres: bandwidthMetres, cellMetres, otherwise },
    }),
    choices: adaptive ? [adapted(surface)] : [],
    hotspots,
    tables: [surfaceTable(surface, eastings.length)],
  }
}

function adapted({ bandwidths: { least, most } }: Surface) {
  return {
    parameter: 'adaptive',
    reason:
      `The bandwidth runs from ${metres(Math.round(least))} where incidents are densest to ${metres(Math.round(most))} where they are sparsest, by the square-root law ` +
      `(Abramson 1982) from the surface of fixed bandwidth; never below one and a half cells, nor above ${widest} times the bandwidth.`,
  }
}

function surfaceTable(surface: Surface, incidents: number): FigureTable {
  const cells = surfaceCells(surface, mostCells)
  const { joined, cellMetres } = cells
  const thinned =
    joined === 1
      ? ''
      : ` There are more than ${counted(mostCells, 'cell')}, so ${joined} by ${joined} of them are shown as one, with their mean.`
  return {
    key: 'surface',
    title: 'Density surface',
    note:
      `Incidents per square kilometre at the middle of each cell of ${metres(cellMetres)} that any of ${counted(incidents, 'incident')} reaches; ` +
      `the whole surface adds up to them.${thinned}`,
    rows: cells.densities.length,
    drawing: { kind: 'cells', shape: 'square', cellMetres, value: 'density', scale: 'sequential' },
    columns: [
      ...placeColumns(cells.eastings, cells.northings),
      numberColumn('density', 'Density', cells.densities, {
        decimals: 1,
        unit: 'per km²',
        help: 'Incidents per square kilometre, smoothed: no count of the incidents in the cell.',
      }),
    ],
  }
}
