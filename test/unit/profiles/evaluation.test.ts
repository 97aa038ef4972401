import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaAt, indexAreas } from '../../../main/features/areas/membership.ts'
import { conditionsOf, ringAround, widened } from '../../../main/features/profiles/evaluation/buffer.ts'
import {
  displacementOf,
  displacementSentences,
  rateSentence,
  ratesOf,
  smallCounts,
} from '../../../main/features/profiles/evaluation/evaluation.ts'
import { monitor } from '../../../main/features/profiles/evaluation/monitoring.ts'
import { pairMonths } from '../../../main/features/profiles/evaluation/pair-months.ts'

const monthsFrom = (start: number, length: number) =>
  Array.from({ length }, (_, i) => {
    const month = start + i
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
const from2024 = 2024 * 12

test('the reference example: 26 a month, then 4: -84.6 %, Poisson Z -6.198', () => {
  const [before, after] = [
    { count: 312, months: 12 },
    { count: 44, months: 11 },
  ]
  const rates = ratesOf(before, after)
  expect(rates.z).toBeCloseTo(-6.198039, 6)
  expect(rates.percent).toBeCloseTo(-84.615385, 6)
  expect(rateSentence(before, after, rates)).toBe(
    'Calls fell from an average of 26 a month (312 in 12 whole months before adoption) to 4 a month (44 in 11 whole months since): -84.6 %; 0.15 times the rate, 95 % interval 0.11 to 0.21; E-test p < 0.001; Poisson Z = -6.198. Fewer than chance would explain.',
  )
})

test('a change of small counts is told without a percentage, and one of nothing without a ratio', () => {
  const few = { before: { count: 6, months: 3 }, after: { count: 2, months: 3 } }
  const told = rateSentence(few.before, few.after, ratesOf(few.before, few.after))
  expect(told).toContain('too few for a percentage')
  expect(told).not.toContain('%;')
  expect(told).toMatch(/No more of a change than chance would explain\.$/)
  const none = { count: 0, months: 3 }
  expect(rateSentence(none, few.after, ratesOf(none, few.after))).toMatch(/rose from an average of 0 a month/)
})

test('the published displacement of Wheeler and Ratcliffe, and the quotient of Bowers and Johnson', () => {
  const grounds = {
    treated: { before: 207, after: 110 },
    control: { before: 308, after: 318 },
    buffer: { before: 178, after: 157 },
    controlBuffer: { before: 150, after: 140 },
  }
  const found = displacementOf(grounds)
  expect(found.difference).toBe(-118)
  expect(found.standardError).toBeCloseTo(39.598, 3)
  expect(found.quotient).toBeCloseTo(0.2581857, 6)
  const [first, second] = displacementSentences(
    { grounds, months: 12, label: 'Other estate', bufferMetres: 150 },
    found,
  )
  expect(first).toContain('weighted displacement difference -118 (95 % interval -196 to -40)')
  expect(first).toContain('118 fewer than the comparison would lead one to expect')
  expect(second).toContain('The ring of 150 m around it went from 178 to 157.')
  expect(second).toContain('the surroundings gained as well')
  expect(smallCounts(grounds)).toEqual([])
})

test('without a comparison nothing is called a difference, with its reason', () => {
  const found = displacementOf({ treated: { before: 20, after: 10 } })
  expect(found.difference).toEqual({ unavailable: 'No comparison area has been chosen.' })
  const small = { treated: { before: 20, after: 10 }, control: { before: 3, after: 2 } }
  expect(smallCounts(small)).toHaveLength(1)
})

test('months are paired by season where the baseline holds them', () => {
  const before = monthsFrom(from2024 - 1, 12)
  const after = monthsFrom(from2024 + 12, 11)
  expect(pairMonths(before, after)).toEqual({
    before: monthsFrom(from2024, 11),
    after,
    sameOfYear: true,
  })
  expect(pairMonths(monthsFrom(from2024, 3), monthsFrom(from2024 + 4, 5))).toEqual({
    before: monthsFrom(from2024, 3),
    after: monthsFrom(from2024 + 6, 3),
    sameOfYear: false,
  })
  expect(pairMonths([], after).before).toEqual([])
})

test('pairs are always as many before as after, unbroken, and of what was given', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(5), (many, later, gap) => {
      const before = monthsFrom(from2024, many)
      const after = monthsFrom(from2024 + many + gap, later)
      const pairs = pairMonths(before, after)
      expect(pairs.before).toHaveLength(pairs.after.length)
      expect(pairs.after.length).toBeLessThanOrEqual(12)
      expect(before.join()).toContain(pairs.before.join())
      expect(after.join()).toContain(pairs.after.join())
      if (many > 0 && later > 0) expect(pairs.after.length).toBeGreaterThan(0)
    }),
  )
})

const square: [number, number][] = [
  [1000, 1000],
  [1400, 1000],
  [1400, 1400],
  [1000, 1400],
  [1000, 1000],
]

test('the ring round a place holds what lies around it and nothing of it', () => {
  const ring = indexAreas([[[ringAround([[square]], 150)]]])
  const isIn = (easting: number, northing: number) => areaAt(ring, easting, northing) === 0
  fc.assert(
    fc.property(fc.integer({ min: 600, max: 1800 }), fc.integer({ min: 600, max: 1800 }), (x, y) => {
      const [dx, dy] = [Math.max(1000 - x, 0, x - 1400), Math.max(1000 - y, 0, y - 1400)]
      const away = Math.hypot(dx, dy)
      // Within a sixteenth of the distance the drawn edge may lie on either side.
      if (away > 1 && away < 150 - 12) expect([x, y, isIn(x, y)]).toEqual([x, y, true])
      if (away > 150 + 12) expect([x, y, isIn(x, y)]).toEqual([x, y, false])
      const inside = Math.min(x - 1000, 1400 - x, y - 1000, 1400 - y)
      if (inside > 1) expect([x, y, isIn(x, y)]).toEqual([x, y, false])
    }),
  )
  expect(widened([[square]], 150)).toHaveLength(1)
})

test('conditions keep what is asked of incidents but not where and when', () => {
  const circle = { easting: 1, northing: 1, radiusMetres: 1 }
  expect(
    conditionsOf({ from: '2024-01-01', to: '2024-02-01', circle, categoryIds: [3], weekHours: [1] }),
  ).toEqual({
    categoryIds: [3],
    weekHours: [1],
  })
})

const figures = (months: string[], counts: number[]) => ({
  ...{ from: `${months[0]}-01`, to: '2024-12-17', total: 0, perMonth: 0, categories: [], sources: [] },
  months: months.map((month, at) => ({ month, count: counts[at] ?? 0 })),
  hourByWeekday: { kind: 'refused' as const, reason: '' },
  repeatLocations: { kind: 'refused' as const, reason: '' },
})

test('months since adoption are told against the range of the frozen baseline', () => {
  const counts = [26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26]
  const baseline = figures(monthsFrom(from2024 - 1, 13), [...counts, 14])
  const months = monthsFrom(from2024 + 11, 4).map((month, at) => ({ month, count: [2, 4, 40, 26][at]! }))
  const watched = monitor({
    filter: {},
    baseline,
    since: { period: { from: '2024-12-18', to: '2025-03-31' }, months },
  })
  expect(watched.expected).toMatchObject({ mean: 26, months: 12 })
  if ('unavailable' in watched.expected) throw new Error(watched.expected.unavailable)
  expect(watched.expected.lower).toBeCloseTo(14.39273, 4)
  expect(watched.expected.upper).toBeCloseTo(37.60727, 4)
  expect(watched.months.filter(({ part }) => part !== 'before')).toMatchObject([
    { month: '2024-12', count: 16, part: 'split', signal: '' },
    { month: '2025-01', count: 4, signal: 'below the expected range' },
    { month: '2025-02', count: 40, signal: 'above the expected range' },
    { month: '2025-03', count: 26, signal: '', filter: { from: '2025-03-01', to: '2025-03-31' } },
  ])
  expect(watched.sentence).toContain('Of 3 whole months since adoption, 1 below it and 1 above it.')
})

test('a short baseline gives no range, and says so', () => {
  const baseline = figures(monthsFrom(from2024 + 8, 3), [5, 6, 7])
  const watched = monitor({
    ...{ filter: {}, baseline },
    since: { period: { from: '2024-12-18', to: '2025-01-31' }, months: [{ month: '2025-01', count: 3 }] },
  })
  expect(watched.expected).toEqual({
    unavailable: 'The baseline has 3 whole months; a range to expect needs 6.',
  })
})
