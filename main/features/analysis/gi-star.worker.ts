import { contiguousCells } from './ground/contiguous-cells.ts'
import { dissolveCells } from './ground/dissolve.ts'
import { squareGrid } from './ground/square-grid.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import {
  findings,
  hotspotOf,
  type MethodResult,
  onePlaceWarnings,
  type PlaceInput,
  ranked,
} from './telling/hotspots.ts'
import { counted, metres } from './telling/words.ts'
import { giStarOfGrid } from './where/gi-star.ts'

/** Below this the score is far from normal (Ord and Getis 1995). */
const fewestCells = 30

/** Cells that Gi* calls hot after correction and that hold enough incidents, joined into hotspots. */
export function run({ eastings, northings, parameters }: PlaceInput<'gi-star'>): MethodResult {
  const { cellMetres, bandMetres, alpha, minCount } = parameters
  const grid = squareGrid(eastings, northings, cellMetres, bandMetres)
  const cells = grid.counts.length
  const scores = giStarOfGrid(grid, bandMetres)
  const opening =
    `Gi*: incidents counted in cells of ${metres(cellMetres)}, each with its neighbours within ${metres(bandMetres)} ` +
    `compared with the ${counted(cells, 'cell')} of the study area, which is every cell within that distance of one ` +
    `with an incident, empty ones included. A cell is hot where its count is high at a false discovery rate of ` +
    `${alpha} and it holds ${counted(minCount, 'incident')} or more; hot cells side by side are one hotspot.`
  const warnings: string[] = []
  if (bandMetres < cellMetres) {
    warnings.push(
      `The distance of ${metres(bandMetres)} is below the cell of ${metres(cellMetres)}: each cell is judged without its neighbours.`,
    )
  }
  if (eastings.length < minCount) {
    warnings.push(
      `There are ${counted(eastings.length, 'incident')} in all, fewer than the ${minCount} a hot cell needs.`,
    )
  }
  if (cells > 1 && cells < fewestCells) {
    warnings.push(
      `The study area has only ${counted(cells, 'cell')}; with fewer than ${fewestCells} Gi* can hardly tell a hot cell from an ordinary one.`,
    )
  }
  if ('unavailable' in scores) {
    warnings.push(scores.unavailable)
    return {
      statement: `${opening} ${findings([], eastings.length)}`,
      warnings,
      choices: [],
      hotspots: [],
      tables: [],
    }
  }
  const { z } = scores
  const q = benjaminiHochberg(scores.p)
  const meanPerCell = eastings.length / cells
  const groups = contiguousCells(
    grid,
    cell => z[cell]! > 0 && q[cell]! <= alpha && grid.counts[cell]! >= minCount,
  )
  const hotspots = ranked(
    groups.map(group => {
      const polygons = dissolveCells(
        group.cells.map(cell => grid.columns[cell]!),
        group.cells.map(cell => grid.rows[cell]!),
        cellMetres,
      )
      return hotspotOf(eastings, northings, group.members, polygons, {
        expected: meanPerCell * group.cells.length,
        z: group.cells.reduce((most, cell) => Math.max(most, z[cell]!), Number.NEGATIVE_INFINITY),
        q: group.cells.reduce((least, cell) => Math.min(least, q[cell]!), 1),
      })
    }),
  )
  warnings.push(...onePlaceWarnings(eastings, northings, hotspots))
  return {
    statement: `${opening} ${findings(hotspots, eastings.length)}`,
    warnings,
    choices: [],
    hotspots,
    tables: [],
  }
}
