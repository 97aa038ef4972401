import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type CellIndex, indexCells } from '../ground/cell-index.ts'
import { neighbourCells } from '../ground/neighbour-cells.ts'
import { metres } from '../telling/words.ts'

/** Band 0 is the same place; band k, from 1, holds distances from (k - 1) to below k times the width, above zero. */
export type DistanceBands = { bandMetres: number; distanceBands: number; distance: 'manhattan' | 'euclidean' }

/** Every pair that is near enough once, sorted by its first point. */
export type BandedPairs = {
  /** The points by rank, neighbours on the ground near each other. */
  order: Uint32Array
  /** Pairs of the point of rank r: from `starts[r]` up to the next start. */
  starts: Uint32Array
  /** Rank of the second point of each pair, above that of the first, and the band of their distance. */
  others: Uint32Array
  bands: Uint8Array
  /** Pairs in each band. */
  totals: Float64Array
}

const mostPairs = 60_000_000

/**
 * Lists the pairs of points in each band of distance. Distances are taken to the millionth of a metre, so that
 * coordinates to the decimetre, which no binary number holds exactly, put 100 m where 100 m belongs.
 *
 * @throws AppError `invalid` where there are more than sixty million.
 */
export function bandedPairs(
  eastings: Float64Array,
  northings: Float64Array,
  bands: DistanceBands,
): BandedPairs {
  const reach = bands.bandMetres * bands.distanceBands
  const index = indexCells(eastings, northings, reach)
  const { order } = index
  const x = Float64Array.from(order, point => eastings[point]!)
  const y = Float64Array.from(order, point => northings[point]!)
  const bandOf = bandFinder(bands)
  const starts = new Uint32Array(order.length + 1)
  let pairs = 0
  eachCandidate(index, (i, from, to) => {
    for (let j = from; j < to; j++) if (bandOf(x[j]! - x[i]!, y[j]! - y[i]!) >= 0) pairs++
    if (pairs > mostPairs) throw tooMany(reach)
    starts[i + 1] = pairs
  })
  // A point without candidates was not called for.
  for (let i = 1; i < starts.length; i++) starts[i] = Math.max(starts[i]!, starts[i - 1]!)
  const others = new Uint32Array(pairs)
  const bandOfPair = new Uint8Array(pairs)
  const totals = new Float64Array(bands.distanceBands + 1)
  let at = 0
  eachCandidate(index, (i, from, to) => {
    for (let j = from; j < to; j++) {
      const band = bandOf(x[j]! - x[i]!, y[j]! - y[i]!)
      if (band < 0) continue
      others[at] = j
      bandOfPair[at++] = band
      totals[band]! += 1
    }
  })
  return { order, starts, others, bands: bandOfPair, totals }
}

/** Calls back with each point's rank and the runs of ranks above it that may be within reach. */
function eachCandidate(index: CellIndex, visit: (rank: number, from: number, to: number) => void): void {
  const around = neighbourCells(index, 1)
  const { starts } = index
  for (let cell = 0; cell < index.columns.length; cell++) {
    for (let rank = starts[cell]!; rank < starts[cell + 1]!; rank++) {
      for (let k = 0; k < around.rowsAround; k++) {
        const from = Math.max(rank + 1, starts[around.from[cell * around.rowsAround + k]!]!)
        const to = starts[around.to[cell * around.rowsAround + k]!]!
        if (from < to) visit(rank, from, to)
      }
    }
  }
}

/** The band of a difference in place, -1 beyond the last. */
function bandFinder({ bandMetres, distanceBands, distance }: DistanceBands) {
  const edges = Float64Array.from({ length: distanceBands + 1 }, (_, k) => k * bandMetres)
  const isManhattan = distance === 'manhattan'
  return (dx: number, dy: number): number => {
    const exact = isManhattan ? Math.abs(dx) + Math.abs(dy) : Math.sqrt(dx * dx + dy * dy)
    const away = Math.round(exact * 1e6) / 1e6
    if (away === 0) return 0
    if (away >= edges[distanceBands]!) return -1
    let band = Math.floor(away / bandMetres)
    // The quotient may round to the wrong side of a whole number; the edges decide.
    if (away < edges[band]!) band--
    else if (away >= edges[band + 1]!) band++
    return band + 1
  }
}

function tooMany(reach: number): AppError {
  return new AppError(
    'invalid',
    `More than ${counted(mostPairs, 'pair')} of incidents lie within ${metres(reach)} of each other.`,
    { next: 'Choose narrower or fewer bands of distance, a shorter period, or a smaller area.' },
  )
}
