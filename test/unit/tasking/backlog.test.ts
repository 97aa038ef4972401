import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clearsOn,
  leftOn,
  perMonthOf,
  plainWeights,
  riskScore,
  urgencyOf,
} from '#shared/features/tasking/backlog.ts'

test('423 due, 50 a month: what is left by the end of October', () => {
  // Fifty done in a month of 30.4375 days, nothing comes in; from 30 June it is 123 days; 422.5 are done on the 258th.
  const rate = { due: 423, done: 50, inflow: 0, days: 30.4375 }
  const { left, low, high } = leftOn(rate, '2025-06-30', '2025-10-31')
  // 423 - 50 · 123 / 30.4375, give or take 1.96 √(50 · 4.0411 · 5.0411).
  expect(left).toBe(221)
  expect([low, high]).toEqual([158, 283])
  expect(clearsOn(rate, '2025-06-30').expected).toBe('2026-03-15')
})

test('what comes in as fast as it is done never clears, and nothing done clears never', () => {
  const today = '2025-06-30'
  expect(clearsOn({ due: 423, done: 0, inflow: 0, days: 90 }, today)).toEqual({
    ...{ expected: null, earliest: null, latest: null },
  })
  expect(clearsOn({ due: 423, done: 30, inflow: 30, days: 90 }, today).expected).toBeNull()
  expect(clearsOn({ due: 0, done: 0, inflow: 0, days: 90 }, today).expected).toBe(today)
  expect(leftOn({ due: 10, done: 10, inflow: 40, days: 30 }, today, '2025-07-30').left).toBe(40)
})

test('the interval holds the expected, nothing is below nothing, and more done never leaves more', () => {
  const rate = fc.record({
    ...{ due: fc.nat(2000), done: fc.nat(300), inflow: fc.nat(300) },
    days: fc.integer({ min: 1, max: 365 }),
  })
  fc.assert(
    fc.property(rate, fc.constantFrom('2025-07-01', '2025-10-31', '2027-01-01'), (one, day) => {
      const { left, low, high } = leftOn(one, '2025-06-30', day)
      expect(low).toBeLessThanOrEqual(left)
      expect(left).toBeLessThanOrEqual(high)
      expect(low).toBeGreaterThanOrEqual(0)
      const more = leftOn({ ...one, done: one.done + 10 }, '2025-06-30', day)
      expect(more.left).toBeLessThanOrEqual(left)
    }),
  )
})

test('a rate is told by the month', () => {
  expect(perMonthOf(150, 91.3125)).toBeCloseTo(50)
})

test('risk, time since the last visit and lateness make the order, as the bureau weighs them', () => {
  const today = '2025-06-30'
  expect([riskScore('High'), riskScore(' 2.5 '), riskScore('odd'), riskScore('')]).toEqual([
    3,
    2.5,
    null,
    null,
  ])
  const row = { risk: 'high', lastOn: '2024-06-30', dueOn: '2025-06-30' }
  expect(urgencyOf(row, plainWeights, today)).toEqual({
    ...{ score: 2.5, parts: { risk: 1.5, days: 1, overdue: 0 } },
  })
  const never = urgencyOf({ ...row, lastOn: null }, plainWeights, today)
  expect(never.score).toBeGreaterThan(urgencyOf(row, plainWeights, today).score)
  expect(urgencyOf(row, { risk: 0, days: 0, overdue: 0 }, today).score).toBe(0)
})
