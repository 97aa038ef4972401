import { contiguousCells } from './ground/contiguous-cells.ts'
import { dissolveCells } from './ground/dissolve.ts'
import { quantile } from './statistics/bandwidth.ts'
import {
  findings,
  hotspotOf,
  type MethodResult,
  onePlaceWarnings,
  type PlaceInput,
  ranked,
} from './telling/hotspots.ts'
import { counted, decimals, metres } from './telling/words.ts'
import { kde } from './where/kde.ts'

const significance = {
  expected: { unavailable: 'A density surface has no expected count.' },
  z: { unavailable: 'A density surface does not test significance.' },
  q: { unavailable: 'A density surface does not test significance.' },
}

/** The densest cells of the surface that hang together and hold enough incidents. */
export function run({ eastings, northings, parameters }: PlaceInput<'kde'>): MethodResult {
  const { cellMetres, bandwidthMetres, quantile: share, minCount } = parameters
  const { grid, densities } = kde(eastings, northings, cellMetres, bandwidthMetres)
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
  const warnings: string[] = []
  if (bandwidthMetres < cellMetres) {
    warnings.push(
      `The bandwidth of ${metres(bandwidthMetres)} is below the cell of ${metres(cellMetres)}: the surface no longer adds up to the incidents.`,
    )
  }
  if (eastings.length < minCount) {
    warnings.push(
      `There are ${counted(eastings.length, 'incident')} in all, fewer than the ${minCount} a hotspot needs.`,
    )
  }
  warnings.push(...onePlaceWarnings(eastings, northings, hotspots))
  const limit =
    positive.length > 0 ? ` (${decimals(threshold, 1)} incidents per square kilometre or more)` : ''
  const statement =
    `Kernel density: quartic kernel, bandwidth ${metres(bandwidthMetres)}, cells of ${metres(cellMetres)}. A hotspot is ` +
    `the densest ${decimals((1 - share) * 100, 0)} % of the cells with any density${limit}, where they lie side by side ` +
    `and hold ${counted(minCount, 'incident')} or more. ${findings(hotspots, eastings.length)}`
  return { statement, warnings, choices: [], hotspots, tables: [] }
}
