import { expect, test } from 'vitest'
import { monthsBetween } from '#shared/features/performance/period-rules.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { yearOnYear } from '../../../main/features/performance/measures/year-on-year.ts'

const months = monthsBetween('2024-01', '2025-12')
const calls = { basis: 'count' as const, unit: 'calls', decimals: 0 }
const days = { basis: 'other' as const, unit: 'days', decimals: 1 }
const series = (value: (at: number) => number) =>
  months.map((month, at) => ({ month, value: value(at), base: null }))
const rowsOf = (told: ReturnType<typeof yearOnYear>) => ('rows' in told ? told.rows : [])

test('from zero there is no percentage, and on few counts neither', () => {
  const [zero] = rowsOf(
    yearOnYear(
      calls,
      series(at => (at < 12 ? 0 : 14)),
    ),
  )
  expect(zero!.sentence).toContain('14 calls against 0; higher than chance would explain')
  expect(zero!.sentence).toContain('(change n/a from zero)')
  const [few] = rowsOf(
    yearOnYear(
      calls,
      series(at => (at < 12 ? 4 : 7)),
    ),
  )
  expect(few!.sentence).toMatch(
    /^7 calls against 4; no more of a difference than chance would explain \(p = 0\.\d+, E-test\)\.$/,
  )
  const [none] = rowsOf(
    yearOnYear(
      calls,
      series(() => 0),
    ),
  )
  expect(none).toMatchObject({ sentence: '0 calls against 0; nothing to compare.', p: null })
})

test('a year with a month missing is not compared as a whole', () => {
  const gap = series(() => 5).filter(({ month }) => month !== '2024-06')
  expect(rowsOf(yearOnYear(days, gap))).toHaveLength(1)
})

test('the t-test of twelve differences by hand, and its false alarms', () => {
  // Differences 1, -1, 1, -1 ... plus 0.5: mean 0.5, standard deviation 1.0445, t = 1.6583 with 11 degrees of freedom.
  const byHand = rowsOf(
    yearOnYear(
      days,
      series(at => (at < 12 ? 10 : 10.5 + (at % 2 === 0 ? 1 : -1))),
    ),
  )[1]!
  expect(byHand.p).toBeCloseTo(0.1255, 3)
  const random = seededRandom(21)
  let called = 0
  for (let run = 0; run < 1000; run++) {
    if (
      rowsOf(
        yearOnYear(
          days,
          series(() => normalDraw(random, 9, 2)),
        ),
      )[1]!.p! < 0.05
    )
      called++
  }
  expect(called / 1000).toBeGreaterThan(0.03)
  expect(called / 1000).toBeLessThan(0.07)
})
