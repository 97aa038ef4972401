import { counted, whole } from '#shared/count-words.ts'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { cellGrid, middlesOf, outlineOfCells } from './ground/cell-grid.ts'
import { contiguousCells } from './ground/contiguous-cells.ts'
import type { CellGrid } from './ground/study-area.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import { numberColumn, placeColumns, textColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { findings, hotspotOf, type MethodResult, type PlaceInput, ranked } from './telling/hotspots.ts'
import { byClass } from './telling/row-order.ts'
import { metres } from './telling/words.ts'
import { giStarOfGrid } from './where/gi-star.ts'

/** Below this the score is far from normal (Ord and Getis 1995). */
const fewestCells = 30

type Scored = { z: Float64Array; p: Float64Array; q: Float64Array }

/** Cells that Gi* calls hot after correction and that hold enough incidents, joined into hotspots; and every score. */
export function run({ eastings, northings, parameters }: PlaceInput<'gi-star'>): MethodResult {
  const { cellMetres, bandMetres, alpha, minCount, shape = 'square' } = parameters
  const grid = cellGrid(shape, eastings, northings, cellMetres, bandMetres)
  const cells = grid.counts.length
  const scores = giStarOfGrid(grid, bandMetres)
  const kind = shape === 'square' ? 'cells' : 'hexagons'
  const opening =
    `Gi*: incidents counted in ${kind} of ${metres(cellMetres)}, each with its neighbours within ${metres(bandMetres)} ` +
    `compared with the ${counted(cells, 'cell')} of the study area, which is every cell within that distance of one ` +
    `with an incident, empty ones included. A cell is hot where its count is high at a false discovery rate of ` +
    `${alpha} and it holds ${counted(minCount, 'incident')} or more; hot cells side by side are one hotspot.`
  const few =
    cells > 1 && cells < fewestCells
      ? [
          `The study area has only ${counted(cells, 'cell')}; with fewer than ${fewestCells} Gi* can hardly tell a hot cell from an ordinary one.`,
        ]
      : []
  const guards = {
    minCount,
    needing: 'a hot cell',
    reach: {
      name: 'distance',
      metres: bandMetres,
      cellMetres,
      otherwise: 'each cell is judged without its neighbours',
    },
  }
  if ('unavailable' in scores) {
    return {
      statement: `${opening} ${findings([], eastings.length)}`,
      warnings: [...groundWarnings({ eastings, northings }, [], guards), ...few, scores.unavailable],
      choices: [],
      hotspots: [],
      tables: [],
    }
  }
  const scored = { ...scores, q: benjaminiHochberg(scores.p) }
  const { z, q } = scored
  const meanPerCell = eastings.length / cells
  const isHot = (cell: number) => z[cell]! > 0 && q[cell]! <= alpha && grid.counts[cell]! >= minCount
  const hotspots = ranked(
    contiguousCells(grid, isHot).map(group =>
      hotspotOf(eastings, northings, group.members, outlineOfCells(grid, group.cells), {
        expected: meanPerCell * group.cells.length,
        z: group.cells.reduce((most, cell) => Math.max(most, z[cell]!), Number.NEGATIVE_INFINITY),
        q: group.cells.reduce((least, cell) => Math.min(least, q[cell]!), 1),
      }),
    ),
  )
  return {
    statement: `${opening} ${findings(hotspots, eastings.length)}`,
    warnings: [...groundWarnings({ eastings, northings }, hotspots, guards), ...few],
    choices: [],
    hotspots,
    tables: [cellTable(grid, scored, { alpha, minCount, isHot })],
  }
}

/** In the order of the table: what stands out comes first. */
const classes = ['hot', 'cold', 'above, not hot', 'below, not cold', 'as expected'] as const

/** Two-sided, before any correction: a score beyond 1.96 on either side. */
const outOfOrdinary = 0.05

type Called = { alpha: number; minCount: number; isHot(cell: number): boolean }

function cellTable(grid: CellGrid, { z, p, q }: Scored, { alpha, minCount, isHot }: Called): FigureTable {
  const { counts, shape, cellMetres } = grid
  const classOf = (cell: number): (typeof classes)[number] => {
    if (isHot(cell)) return 'hot'
    if (z[cell]! < 0 && q[cell]! <= alpha) return 'cold'
    if (!(p[cell]! <= outOfOrdinary || q[cell]! <= alpha)) return 'as expected'
    return z[cell]! > 0 ? 'above, not hot' : 'below, not cold'
  }
  const found: number[] = []
  let tooFew = 0
  for (let cell = 0; cell < counts.length; cell++) {
    const isSignificant = q[cell]! <= alpha
    if (counts[cell]! > 0 || isSignificant) found.push(cell)
    if (isSignificant && z[cell]! > 0 && counts[cell]! < minCount) tooFew++
  }
  const kept = byClass(
    found,
    cell => classes.indexOf(classOf(cell)),
    cell => Math.abs(z[cell]!),
  )
  const middles = middlesOf(grid, kept)
  const of = (values: Float64Array) => Float64Array.from(kept, cell => values[cell]!)
  const below =
    tooFew > 0
      ? ` ${counted(tooFew, 'cell')} with a high score ${tooFew === 1 ? 'is' : 'are'} not called hot for holding fewer than ${counted(minCount, 'incident')}.`
      : ''
  return {
    key: 'cells',
    title: shape === 'square' ? 'Cells' : 'Hexagons',
    note: `The ${whole(kept.length)} of ${counted(counts.length, 'cell')} that hold an incident or stand out.${below}`,
    rows: kept.length,
    drawing: { kind: 'cells', shape, cellMetres, value: 'class', scale: 'diverging' },
    columns: [
      ...placeColumns(middles.eastings, middles.northings),
      numberColumn('count', 'Incidents', of(counts)),
      numberColumn('z', 'z', of(z), {
        decimals: 2,
        help: 'Standard deviations by which the cell and its neighbours hold more (or, below zero, fewer) than the study area.',
      }),
      numberColumn('p', 'p', of(p), {
        decimals: 4,
        help: 'Chance of a score at least as far from zero if incidents fell anywhere alike.',
      }),
      numberColumn('q', 'q', of(q), {
        decimals: 4,
        help: 'Significance after correction for the number of cells tested (Benjamini and Hochberg).',
      }),
      textColumn(
        'class',
        'Class',
        kept.map(classOf),
        `Hot and cold hold after correction for the number of cells, hot only with ${counted(minCount, 'incident')} or more; above and below are beyond ±1.96 and do not; as expected is within it.`,
      ),
    ],
  }
}
