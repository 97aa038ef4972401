import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeSentence,
  percentageChange,
  poissonZ,
  rateRatio,
} from '../../../main/features/profiles/before-after.ts'
import { clopperPearson, incompleteBeta, logGamma } from '../../../main/features/profiles/binomial.ts'
import { eTest } from '../../../main/features/profiles/e-test.ts'

const month = (count: number) => ({ count, months: 1 })

test('the leisure centre: from 26 a month to 4', () => {
  expect(poissonZ(26, 4)).toBeCloseTo(-6.198039, 6)
  expect(percentageChange(month(26), month(4))).toBeCloseTo(-84.615385, 6)
})

test('the E-test equals the published value and SciPy (`poisson_means_test`)', () => {
  expect(eTest(6, 2)).toBeCloseTo(0.1748748, 7)
  expect(eTest(26, 4)).toBeCloseTo(2.6805343345626753e-5, 9)
  expect(eTest(0, 5)).toBeCloseTo(0.019756052290883053, 8)
  expect(eTest(3, 7, 2, 5)).toBeCloseTo(0.9252769613003925, 8)
  expect(eTest(60, 30, 100, 100)).toBeCloseTo(0.0014768296597428262, 9)
  expect(eTest(0, 0)).toBe(1)
  expect(eTest(5, 5)).toBe(1)
})

test('the E-test equals the double sum over both counts', () => {
  const chance = (count: number, mean: number) =>
    Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
  const small = fc.integer({ min: 0, max: 12 })
  const exposure = fc.constantFrom(1, 2, 2.5, 6, 12)
  fc.assert(
    fc.property(small, small, exposure, exposure, (first, second, n1, n2) => {
      fc.pre(first + second > 0)
      const rate = (first + second) / (n1 + n2)
      const t = (a: number, b: number) =>
        a + b === 0 ? 0 : Math.abs(a / n1 - b / n2) / Math.sqrt(a / n1 ** 2 + b / n2 ** 2)
      let p = 0
      for (let a = 0; a < 120; a++) {
        for (let b = 0; b < 120; b++) {
          if (t(a, b) >= t(first, second) - 1e-12) p += chance(a, rate * n1) * chance(b, rate * n2)
        }
      }
      expect(eTest(first, second, n1, n2)).toBeCloseTo(p, 9)
      expect(eTest(second, first, n2, n1)).toBeCloseTo(p, 9)
    }),
    { numRuns: 50 },
  )
})

test('large counts are compared in milliseconds', () => {
  const start = performance.now()
  expect(eTest(1_000_000, 1_003_000)).toBeCloseTo(0.0341, 3)
  expect(performance.now() - start).toBeLessThan(1000)
})

test('incomplete beta and gamma equal SciPy', () => {
  expect(incompleteBeta(0.3, 2, 5)).toBeCloseTo(0.579825, 13)
  expect(incompleteBeta(0.9, 20, 3)).toBeCloseTo(0.6200409384119034, 12)
  expect(incompleteBeta(0.01, 0.5, 0.5)).toBeCloseTo(0.06376856085851985, 13)
  expect(incompleteBeta(0.4, 1000, 1500)).toBeCloseTo(0.5010858488742148, 10)
  expect(logGamma(0.5)).toBeCloseTo(0.5723649429247004, 13)
  expect(logGamma(10.25)).toBeCloseTo(13.368023671476049, 12)
})

test('exact intervals of a proportion equal SciPy', () => {
  for (const [k, n, low, high] of [
    [4, 30, 0.037553496338363315, 0.30721835027612676],
    [0, 10, 0, 0.3084971078187607],
    [10, 10, 0.6915028921812392, 1],
    [12, 324, 0.01928143154274864, 0.06380204276761858],
    [1000, 2500, 0.3807229673863979, 0.4195116241062212],
  ] as const) {
    const found = clopperPearson(k, n, 0.95)
    expect(found.low).toBeCloseTo(low, 11)
    expect(found.high).toBeCloseTo(high, 11)
  }
})

test('the rate ratio is the share of the later count turned round, and scales with the months', () => {
  const { low, high } = clopperPearson(4, 30, 0.95)
  expect(rateRatio(month(26), month(4))).toEqual({
    ratio: 4 / 26,
    low: low / (1 - low),
    high: high / (1 - high),
  })
  const uneven = rateRatio({ count: 312, months: 12 }, { count: 12, months: 3 })
  expect(uneven).toMatchObject({ ratio: expect.closeTo(4 / 26, 12) })
  expect(rateRatio(month(5), month(0))).toMatchObject({ ratio: 0, low: 0 })
  expect(rateRatio(month(0), month(4))).toHaveProperty('unavailable')
})

test('the change in words: counts first, and never a percentage on a few or from zero', () => {
  expect(changeSentence({ count: 312, months: 12 }, { count: 12, months: 3 })).toBe(
    '312 incidents in 12 months before, 12 in 3 months since: 26.0 a month, then 4.0. ' +
      'Down 84.6 % (0.15 times the rate, 95 % interval 0.08 to 0.27); more than chance would do (E-test p < 0.001).',
  )
  expect(changeSentence(month(6), month(2))).toBe(
    '6 incidents in 1 month before, 2 in 1 month since: 6.0 a month, then 2.0. ' +
      'Down, on too few for a percentage (0.33 times the rate, 95 % interval 0.03 to 1.86); ' +
      'no more than chance could do (E-test p = 0.175).',
  )
  expect(changeSentence(month(0), month(7))).toContain('n/a from zero')
  expect(changeSentence(month(0), month(7))).not.toContain('%')
  expect(changeSentence(month(0), month(0))).toContain('Nothing to compare')
  expect(changeSentence(month(1), month(1))).toContain('No change')
})
