import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAtRank } from '../../../renderer/map/value-at-rank.ts'
import { seededRandom } from '../../../shared/random.ts'

/** Written out as often as they count, and sorted. */
function sorted(values: Float64Array, counts: Uint32Array): Float64Array {
  return Float64Array.from([...values].flatMap((value, at) => Array(counts[at]!).fill(value))).sort()
}

test('the value at every rank is the one found by sorting', () => {
  const lots = [
    (random: () => number) => random() * 700_000,
    // Few different values, and one far off that leaves nearly all in one interval.
    (random: () => number) => Math.floor(random() * 5),
    (random: () => number) => (random() < 0.0005 ? 1e9 : 450_000 + random()),
    () => 7,
  ]
  for (const [seed, draw] of lots.entries()) {
    const random = seededRandom(seed)
    const values = Float64Array.from({ length: 9000 }, () => draw(random))
    const counts = Uint32Array.from(values, () => 1 + Math.floor(random() * 3))
    const all = sorted(values, counts)
    for (const share of [0, 0.0001, 0.01, 0.3, 0.5, 0.99, 0.9999]) {
      const rank = Math.floor(share * all.length)
      expect(valueAtRank(values, counts, rank)).toBe(all[rank])
    }
    expect(valueAtRank(values, counts, all.length - 1)).toBe(all.at(-1))
  }
})

test('a few values are found as well', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 4 })))
  fc.assert(
    fc.property(rows, fc.nat(200), (list, rank) => {
      const values = Float64Array.from(list, ([value]) => value)
      const counts = Uint32Array.from(list, ([, count]) => count)
      expect(valueAtRank(values, counts, rank)).toBe(sorted(values, counts)[rank] ?? Number.NaN)
    }),
  )
})
