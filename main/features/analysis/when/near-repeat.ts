import { counted, whole } from '#shared/count-words.ts'
import { replicaRandom, shuffledIndices } from '#shared/random.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type BandedPairs, bandedPairs, type DistanceBands } from './banded-pairs.ts'

export type NearRepeatBands = DistanceBands & {
  bandDays: number
  timeBands: number
}

/** Cells row by row: band of distance (the same place first), then band of time. */
export type NearRepeat = {
  observed: Float64Array
  expected: Float64Array
  /** P(X >= observed) over the permutations, the observed order counted as one of them. */
  p: Float64Array
  /** All pairs there are, n (n - 1) / 2. */
  pairs: number
}

/** Pairs counted over all permutations in two or three minutes. */
const mostCounted = 3e10

/**
 * Near repeats after Knox (G. Knox, "The detection of space-time interactions", Applied Statistics 13, 1964; as
 * S. Johnson, K. Bowers et al. 2007 band it): pairs of incidents by how far apart they are on the ground and in days.
 * Bands are half-open: a pair exactly 100 m and 3 days apart is in the band that begins at 100 and in that which holds
 * 3. Expected pairs are `row x column / N`: pairs so near on the ground, whatever the time, times the share of all
 * pairs that are so near in time. p is the share of seeded permutations of the days over the places that give as many
 * pairs or more: `(1 + times as many) / (1 + permutations)`.
 *
 * Pairs are listed once and only their days change from one permutation to the next.
 *
 * @param days whole days, numbered.
 * @throws AppError `invalid` where pairs and permutations together would take very long.
 */
export function nearRepeat(
  eastings: Float64Array,
  northings: Float64Array,
  days: Int32Array,
  bands: NearRepeatBands,
  { permutations, seed }: { permutations: number; seed: number },
): NearRepeat {
  const n = days.length
  const pairs = (n * (n - 1)) / 2
  const near = bandedPairs(eastings, northings, bands)
  refuseIfLong(near.others.length, permutations)
  const bandOfLag = Uint8Array.from({ length: bands.bandDays * bands.timeBands }, (_, lag) =>
    Math.floor(lag / bands.bandDays),
  )
  const inTime = pairsInTime(days, bandOfLag, bands.timeBands)
  const rankedDays = Int32Array.from(near.order, point => days[point]!)
  const cells = near.totals.length * bands.timeBands
  const tally = new Uint32Array(cells)
  count(near, rankedDays, bandOfLag, bands.timeBands, tally)
  const observed = Float64Array.from(tally)
  const expected = observed.map((_, cell) => {
    const row = near.totals[Math.floor(cell / bands.timeBands)]!
    return pairs > 0 ? (row * inTime[cell % bands.timeBands]!) / pairs : 0
  })
  const atLeast = new Float64Array(cells).fill(1)
  const shuffled = new Int32Array(n)
  for (let replica = 1; replica <= permutations; replica++) {
    const order = shuffledIndices(replicaRandom(seed, replica), n)
    // From the order given, not from that of the ranks, which depends on the bands.
    for (let rank = 0; rank < n; rank++) shuffled[rank] = days[order[near.order[rank]!]!]!
    count(near, shuffled, bandOfLag, bands.timeBands, tally)
    for (let cell = 0; cell < cells; cell++) if (tally[cell]! >= observed[cell]!) atLeast[cell]! += 1
  }
  return { observed, expected, p: atLeast.map(times => times / (permutations + 1)), pairs }
}

function refuseIfLong(near: number, permutations: number): void {
  if (near * permutations <= mostCounted) return
  throw new AppError(
    'invalid',
    `${counted(near, 'pair')} in ${counted(permutations, 'permutation')} would take very long.`,
    {
      next: `Choose at most ${whole(Math.floor(mostCounted / near))} permutations, narrower or fewer bands of distance, a shorter period, or a smaller area.`,
    },
  )
}

function count(
  { starts, others, bands }: BandedPairs,
  days: Int32Array,
  bandOfLag: Uint8Array,
  timeBands: number,
  tally: Uint32Array,
): void {
  tally.fill(0)
  const lags = bandOfLag.length
  for (let rank = 0; rank < days.length; rank++) {
    const day = days[rank]!
    const end = starts[rank + 1]!
    for (let at = starts[rank]!; at < end; at++) {
      const lag = Math.abs(days[others[at]!]! - day)
      if (lag < lags) tally[bands[at]! * timeBands + bandOfLag[lag]!]! += 1
    }
  }
}

/** Pairs in each band of time, whatever their distance: counted day by day, not pair by pair. */
function pairsInTime(days: Int32Array, bandOfLag: Uint8Array, timeBands: number): Float64Array {
  const totals = new Float64Array(timeBands)
  const perDay = new Map<number, number>()
  for (const day of days) perDay.set(day, (perDay.get(day) ?? 0) + 1)
  for (const [day, here] of perDay) {
    totals[0]! += (here * (here - 1)) / 2
    for (let lag = 1; lag < bandOfLag.length; lag++) {
      totals[bandOfLag[lag]!]! += here * (perDay.get(day + lag) ?? 0)
    }
  }
  return totals
}
