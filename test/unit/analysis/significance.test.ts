import fc from 'fast-check'
import { expect, test } from 'vitest'
import { benjaminiHochberg } from '../../../main/features/analysis/statistics/benjamini-hochberg.ts'
import { twoSidedP, upperNormalTail } from '../../../main/features/analysis/statistics/normal.ts'

/** Upper tails from SciPy 1.17 (`norm.sf`). */
const tails = [
  [0, 0.5],
  [0.1, 0.460172162722971],
  [0.5, 0.3085375387259869],
  [0.67, 0.25142889509531013],
  [0.68, 0.24825223045357053],
  [1, 0.15865525393145707],
  [1.5, 0.06680720126885807],
  [1.959963984540054, 0.025],
  [2.5, 0.006209665325776132],
  [3, 0.0013498980316300933],
  [4, 3.167124183311986e-5],
  [5, 2.866515718791933e-7],
  [5.6, 1.0717590258310887e-8],
  [5.7, 5.99037140106353e-9],
  [6, 9.865876450376946e-10],
  [8, 6.22096057427174e-16],
  [10, 7.61985302416047e-24],
  [20, 2.7536241186061556e-89],
  [30, 4.906713927147908e-198],
  [37, 5.7255712225239266e-300],
] as const

test('upper tails of the normal distribution, to twelve digits', () => {
  for (const [z, expected] of tails) {
    expect(Math.abs(upperNormalTail(z) / expected - 1)).toBeLessThan(1e-12)
    expect(upperNormalTail(-z)).toBeCloseTo(1 - expected, 14)
  }
  expect(upperNormalTail(Number.POSITIVE_INFINITY)).toBe(0)
  expect(upperNormalTail(Number.NEGATIVE_INFINITY)).toBe(1)
})

test('two-sided p', () => {
  expect(twoSidedP(0)).toBe(1)
  expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14)
  expect(twoSidedP(-1.959963984540054)).toBeCloseTo(0.05, 14)
})

test('false discovery rates equal those of SciPy (`false_discovery_control`)', () => {
  const q = benjaminiHochberg(Float64Array.of(0.01, 0.04, 0.03, 0.2, 0.5, 0.001, 0.04))
  const expected = [0.035, 0.056, 0.056, 0.7 / 3, 0.5, 0.007, 0.056]
  q.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 14)
  })
  expect(benjaminiHochberg(new Float64Array()).length).toBe(0)
  expect([...benjaminiHochberg(Float64Array.of(0.2))]).toEqual([0.2])
})

test('q is never below p, never above one, and keeps the order of p', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), values => {
      const p = Float64Array.from(values)
      const q = benjaminiHochberg(p)
      const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!)
      for (const [at, i] of order.entries()) {
        expect(q[i]).toBeGreaterThanOrEqual(p[i]!)
        expect(q[i]).toBeLessThanOrEqual(1)
        if (at > 0) expect(q[i]).toBeGreaterThanOrEqual(q[order[at - 1]!]!)
      }
    }),
  )
})
