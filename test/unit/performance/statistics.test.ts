import { expect, test } from 'vitest'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { wilsonInterval } from '../../../main/features/analysis/statistics/wilson.ts'
import { compareShares } from '../../../main/features/performance/statistics/compare-shares.ts'
import { betaDraw, gammaDraw } from '../../../main/features/performance/statistics/draws.ts'
import { forecast } from '../../../main/features/performance/statistics/forecast.ts'
import { rankIntervals } from '../../../main/features/performance/statistics/rank.ts'
import { studentOfConfidence, studentP } from '../../../main/features/performance/statistics/student.ts'

test('80 % of 1,600: 77.97 to 81.89', () => {
  const { lower, upper } = wilsonInterval(1280, 1600)
  expect([lower, upper].map(bound => (bound * 100).toFixed(2))).toEqual(['77.97', '81.89'])
})

test('two shares: Newcombe’s worked example, and the pooled score', () => {
  const { difference, lower, upper, p } = compareShares({ count: 48, of: 80 }, { count: 56, of: 70 })
  expect(difference).toBeCloseTo(0.2, 12)
  // Newcombe 1998, table II, method 10.
  expect([lower, upper].map(bound => bound.toFixed(4))).toEqual(['0.0524', '0.3339'])
  // His contrast (h): 10/10 less 0/10 is 1, from 0.6075 to 1.
  const all = compareShares({ count: 0, of: 10 }, { count: 10, of: 10 })
  expect([all.lower, all.upper].map(bound => bound.toFixed(4))).toEqual(['0.6075', '1.0000'])
  // chi-squared of the table without correction: 7.0172.
  expect(p).toBeCloseTo(0.00807, 4)
  const none = compareShares({ count: 0, of: 40 }, { count: 0, of: 50 })
  expect(none).toMatchObject({ difference: 0, p: 1 })
  expect(none.lower).toBeLessThan(0)
})

test('the test of two equal shares is right about as often as it says', () => {
  const random = seededRandom(11)
  const drawn = (of: number) => Array.from({ length: of }, random).filter(one => one < 0.7).length
  let [called, missed] = [0, 0]
  const runs = 2000
  for (let run = 0; run < runs; run++) {
    const change = compareShares({ count: drawn(120), of: 120 }, { count: drawn(90), of: 90 })
    if (change.p < 0.05) called++
    if (change.lower > 0 || change.upper < 0) missed++
  }
  for (const share of [called / runs, missed / runs]) {
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.07)
  }
})

test('Student’s t by its tables', () => {
  expect(studentOfConfidence(0.95, 10)).toBeCloseTo(2.228139, 5)
  expect(studentOfConfidence(0.95, 1)).toBeCloseTo(12.706205, 4)
  expect(studentP(2.228139, 10)).toBeCloseTo(0.05, 6)
  expect(studentP(0, 5)).toBe(1)
})

test('draws have the mean and the variance of their distribution', () => {
  const random = seededRandom(3)
  const moments = (draw: () => number) => {
    const all = Array.from({ length: 20_000 }, draw)
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length
    return [mean, all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length] as const
  }
  for (const shape of [0.5, 1, 30.5]) {
    const [mean, variance] = moments(() => gammaDraw(random, shape))
    expect(mean / shape).toBeCloseTo(1, 1)
    expect(variance / shape).toBeCloseTo(1, 1)
  }
  const [mean, variance] = moments(() => betaDraw(random, 3, 7))
  expect(mean).toBeCloseTo(0.3, 2)
  expect(variance).toBeCloseTo(0.21 / 11, 3)
})

test('places: sure where figures lie far apart, anything where they are alike, the same for a seed', () => {
  const apart = [10, 1000, 100].map(events => ({ events, base: 1000 }))
  expect(rankIntervals(apart, 'rate', 'lowest', 1).map(({ lower, upper }) => [lower, upper])).toEqual([
    [1, 1],
    [3, 3],
    [2, 2],
  ])
  expect(rankIntervals(apart, 'rate', 'highest', 1)[0]).toMatchObject({ lower: 3, upper: 3 })
  const alike = Array.from({ length: 8 }, () => ({ events: 40, base: 100 }))
  for (const { lower, upper, mean } of rankIntervals(alike, 'share', 'lowest', 5)) {
    expect([lower, upper]).toEqual([1, 8])
    expect(mean).toBeCloseTo(4.5, 0)
  }
  expect(rankIntervals(alike, 'share', 'lowest', 5)).toEqual(rankIntervals(alike, 'share', 'lowest', 5))
})

test('of two forces the chance to be first is that of one normal draw being below another', () => {
  // Rates 100 and 120 of the same base: z = -20 / sqrt(220), P = 0.911 (normal; gamma draws come close).
  const [one] = rankIntervals(
    [
      { events: 100, base: 1 },
      { events: 120, base: 1 },
    ],
    'rate',
    'lowest',
    9,
  )
  expect(2 - one!.mean).toBeCloseTo(0.911, 1)
})

const year = [10, 12, 15, 20, 26, 30, 34, 33, 25, 18, 13, 11]

test('a series of the seasons is forecast by the year before, another by its level', () => {
  const random = seededRandom(4)
  const seasons = Array.from({ length: 48 }, (_, at) => year[at % 12]! + normalDraw(random, 0, 1))
  const bySeason = forecast(seasons)
  expect(bySeason.method).toBe('seasonal-naive')
  expect(bySeason.ahead[0]!.value).toBe(seasons[36])
  expect(bySeason.meanError.seasonal).toBeLessThan(bySeason.meanError.smoothing)
  const level = forecast(Array.from({ length: 36 }, () => normalDraw(random, 50, 4)))
  expect(level.method).toBe('exponential-smoothing')
  expect(level.ahead[5]!.upper - level.ahead[5]!.lower).toBeGreaterThan(
    level.ahead[0]!.upper - level.ahead[0]!.lower,
  )
  const still = forecast(Array.from({ length: 24 }, () => 7))
  expect(still.ahead[0]).toEqual({ value: 7, lower: 7, upper: 7 })
  expect(still.backTest.held).toBe(still.backTest.of)
})

test('intervals of a forecast by hand: Student’s t, the spread of the method, and how far ahead', () => {
  // Every month lies 2 above that of the year before: t(12) = 2.178813, s = 2; 13 months ahead s counts twice over.
  const yearly = [...year, ...year.map(value => value + 2)]
  const bySeason = forecast(yearly, 13)
  expect(bySeason.method).toBe('seasonal-naive')
  const [next, thirteenth] = [bySeason.ahead[0]!, bySeason.ahead[12]!]
  expect([next.value, next.upper - next.value]).toEqual([12, expect.closeTo(2 * 2.178813, 5)])
  expect(thirteenth.value - thirteenth.lower).toBeCloseTo(2 * 2.178813 * Math.SQRT2, 5)
  // Five months that come round say nothing of a year. The level begins at the mean of half a year; with t(22) = 2.073873.
  const rounds = Array.from({ length: 24 }, (_, at) => 50 + [2, -1, -1, 1, -1][at % 5]!)
  const smoothedWith = (alpha: number) => {
    let [level, squares] = [rounds.slice(0, 6).reduce((sum, value) => sum + value, 0) / 6, 0]
    for (const value of rounds) {
      squares += (value - level) ** 2
      level = alpha * value + (1 - alpha) * level
    }
    return { level, squares }
  }
  const byLevel = forecast(rounds, 6)
  expect(byLevel).toMatchObject({ method: 'exponential-smoothing', alpha: 0.05 })
  const { level, squares } = smoothedWith(0.05)
  for (const alpha of [0.1, 0.5, 0.95]) expect(smoothedWith(alpha).squares).toBeGreaterThan(squares)
  for (const [at, { value, upper }] of byLevel.ahead.entries()) {
    expect(value).toBeCloseTo(level, 10)
    expect(upper - value).toBeCloseTo(2.073873 * Math.sqrt(squares / 22) * Math.sqrt(1 + at * 0.05 ** 2), 5)
  }
})

test('about 95 in 100 intervals hold the month to come, of levels and of seasons', () => {
  const random = seededRandom(8)
  const held = { level: 0, seasons: 0 }
  const runs = 150
  for (let run = 0; run < runs; run++) {
    for (const kind of ['level', 'seasons'] as const) {
      const all = Array.from(
        { length: 37 },
        (_, at) => (kind === 'level' ? 20 : year[at % 12]!) + normalDraw(random, 0, 2),
      )
      const { lower, upper } = forecast(all.slice(0, 36)).ahead[0]!
      if (all[36]! >= lower && all[36]! <= upper) held[kind]++
    }
  }
  for (const count of Object.values(held)) {
    expect(count / runs).toBeGreaterThan(0.88)
    expect(count / runs).toBeLessThan(1)
  }
})
