import { counted, decimals, whole } from '#shared/count-words.ts'
import type { FigureTable } from '#shared/features/analysis/figures.ts'
import { mostCellPermutations } from '#shared/features/analysis/parameters.ts'
import { middlesOf, outlineOfCells } from './ground/cell-grid.ts'
import { contiguousCells } from './ground/contiguous-cells.ts'
import { squareGrid } from './ground/square-grid.ts'
import type { CellGrid } from './ground/study-area.ts'
import { benjaminiHochberg } from './statistics/benjamini-hochberg.ts'
import { numberColumn, placeColumns, textColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { findings, hotspotOf, type MethodInput, type MethodResult, ranked } from './telling/hotspots.ts'
import { byClass } from './telling/row-order.ts'
import { metres, probability } from './telling/words.ts'
import { type LocalMoran, localMoran, quadrants } from './where/local-moran.ts'
import { type GlobalMoran, globalMoran } from './where/moran.ts'
import { neighboursOf } from './where/neighbours.ts'

type Input = Pick<MethodInput<'local-moran'>, 'eastings' | 'northings' | 'parameters' | 'seed'>

const highHigh = quadrants.indexOf('high-high')
const none = quadrants.indexOf('none')

/** Cells alike or unlike their neighbours beyond chance; busy ones among busy neighbours are joined into hotspots. */
export function run({ eastings, northings, parameters, seed }: Input): MethodResult {
  const { cellMetres, neighbours: kind, permutations, alpha, minCount } = parameters
  const grid = squareGrid(eastings, northings, cellMetres, kind === 'rook' ? cellMetres : 1.5 * cellMetres)
  const cells = grid.counts.length
  const neighbours = neighboursOf(grid, kind)
  const overall = globalMoran(grid.counts, neighbours, 'row-standardised')
  const local = localMoran(grid.counts, neighbours, { permutations, seed })
  const opening =
    `Local Moran: incidents counted in cells of ${metres(cellMetres)}, each compared with the ${kind === 'rook' ? 'four' : 'eight'} cells around it, ` +
    `over the ${counted(cells, 'cell')} of the study area, which is every cell with an incident and those around it.`
  if ('unavailable' in local || 'unavailable' in overall) {
    const reason =
      'unavailable' in local ? local.unavailable : (overall as { unavailable: string }).unavailable
    return {
      statement: `${opening} ${findings([], eastings.length)}`,
      warnings: [...groundWarnings({ eastings, northings }, [], { minCount, needing: 'a hot cell' }), reason],
      choices: [],
      hotspots: [],
      tables: [],
    }
  }
  const { counts } = grid
  const tested: number[] = []
  for (let cell = 0; cell < cells; cell++) if (counts[cell]! > 0) tested.push(cell)
  const q = new Float64Array(cells).fill(1)
  const corrected = benjaminiHochberg(Float64Array.from(tested, cell => local.p[cell]!))
  for (const [at, cell] of tested.entries()) q[cell] = corrected[at]!
  const classes = local.quadrant.map((quadrant, cell) => {
    if (!(q[cell]! <= alpha)) return none
    return quadrant === highHigh && counts[cell]! < minCount ? none : quadrant
  })
  const meanPerCell = eastings.length / cells
  const hotspots = ranked(
    contiguousCells(grid, cell => classes[cell] === highHigh).map(group =>
      hotspotOf(eastings, northings, group.members, outlineOfCells(grid, group.cells), {
        expected: meanPerCell * group.cells.length,
        z: { unavailable: 'Local Moran is tested by permutation, which gives no score.' },
        q: group.cells.reduce((least, cell) => Math.min(least, q[cell]!), 1),
      }),
    ),
  )
  return {
    statement: `${opening} ${together(overall)} A hotspot is cells side by side that hold ${counted(minCount, 'incident')} or more, more than the average, among neighbours that do, at a false discovery rate of ${alpha}. ${findings(hotspots, eastings.length)}`,
    warnings: [
      ...groundWarnings({ eastings, northings }, hotspots, { minCount, needing: 'a hot cell' }),
      ...tooFewPermutations(
        tested.map(cell => local.p[cell]!),
        { permutations, alpha },
      ),
    ],
    choices: [
      {
        parameter: 'alpha',
        reason: `Tested and corrected for are the ${counted(tested.length, 'cell')} that hold an incident: a cell keeps its own count while its neighbours are drawn, so leaving out the empty ones favours none.`,
      },
      {
        parameter: 'permutations',
        reason: `The neighbours of each cell are drawn ${whole(permutations)} times from all other cells, from seed ${seed}; ${leastTold(permutations, tested.length)}.`,
      },
    ],
    hotspots,
    tables: [cellTable(grid, { ...local, q, classes })],
  }
}

function together({ i, z, p }: GlobalMoran): string {
  const how =
    p > 0.05
      ? 'busy cells are no more together than chance would have them'
      : z > 0
        ? 'busy cells lie together more than chance would have them'
        : 'busy and quiet cells lie side by side more than chance would have them'
  return `Over the whole area ${how} (Moran's I = ${decimals(i, 3)}, z = ${decimals(z, 1)}, ${probability(p)}).`
}

/** Two-sided, and the counts as they are stand among the draws. */
function leastP(permutations: number): number {
  return 2 / (permutations + 1)
}

/** What a single cell can reach at most, before correction and after it. */
function leastTold(permutations: number, tested: number): string {
  const least = leastP(permutations)
  return `the smallest p there can be is ${significant(least)}, which for one cell alone among ${whole(tested)} is ${significant(Math.min(1, least * tested))} after correction`
}

function significant(p: number): string {
  return p.toLocaleString('en-GB', { maximumSignificantDigits: 2 })
}

/** With p no smaller than permutations allow, correction for many cells may leave nothing that could be called. */
function tooFewPermutations(p: number[], { permutations, alpha }: { permutations: number; alpha: number }) {
  const smallest = leastP(permutations)
  const atSmallest = p.reduce((sum, value) => sum + Number(value <= smallest), 0)
  const needed = Math.ceil((smallest * p.length) / alpha)
  if (atSmallest === 0 || atSmallest >= needed) return []
  return [
    `${whole(permutations)} permutations cannot tell p below ${significant(smallest)}, and among ${counted(p.length, 'cell')} at least ${whole(needed)} must reach that for any to be called; ${whole(atSmallest)} did. Choose ${permutations < mostCellPermutations ? 'more permutations, ' : ''}larger cells or a smaller area.`,
  ]
}

type Scored = LocalMoran & { q: Float64Array; classes: Uint8Array }

function cellTable(grid: CellGrid, { i, p, q, classes }: Scored): FigureTable {
  const { counts, cellMetres } = grid
  const found: number[] = []
  for (let cell = 0; cell < counts.length; cell++) if (counts[cell]! > 0) found.push(cell)
  const kept = byClass(
    found,
    cell => classes[cell]!,
    cell => counts[cell]!,
  )
  const middles = middlesOf(grid, kept)
  const of = (values: Float64Array) => Float64Array.from(kept, cell => values[cell]!)
  return {
    key: 'cells',
    title: 'Cells and their neighbours',
    note: `The ${whole(kept.length)} of ${counted(counts.length, 'cell')} that hold an incident.`,
    rows: kept.length,
    drawing: { kind: 'cells', shape: 'square', cellMetres, value: 'class', scale: 'classes' },
    columns: [
      ...placeColumns(middles.eastings, middles.northings),
      numberColumn('count', 'Incidents', of(counts)),
      textColumn(
        'class',
        'Class',
        kept.map(cell => quadrants[classes[cell]!]!),
        'The cell against the average, then its neighbours: high-high is busy among busy, low-high quiet among busy; none where chance explains it.',
      ),
      numberColumn('i', 'Local I', of(i), {
        decimals: 3,
        help: 'Above zero where a cell is like its neighbours, below where it is unlike them.',
      }),
      numberColumn('p', 'p', of(p), {
        decimals: 4,
        help: 'Chance of neighbours at least as unlike the average, were they any other cells of the study area.',
      }),
      numberColumn('q', 'q', of(q), {
        decimals: 4,
        help: 'Significance after correction for the number of cells tested (Benjamini and Hochberg).',
      }),
    ],
  }
}
