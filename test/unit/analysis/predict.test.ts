import { describe, expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { run } from '../../../main/features/analysis/backtest.worker.ts'
import {
  mostIn,
  pai,
  pei,
  rankedCells,
  recaptureRateIndex,
} from '../../../main/features/analysis/predict/accuracy.ts'
import { backtest, fortnightDays } from '../../../main/features/analysis/predict/backtest.ts'
import { resampledMeans } from '../../../main/features/analysis/predict/resampled.ts'

describe('predictive value', () => {
  const observed = Float64Array.of(6, 3, 0)
  const predicted = Float64Array.of(3, 2, 1)

  test('observed 6 3 0, predicted 3 2 1: PAI 2, 1.5, 1 and PEI 1 1 1', () => {
    const order = rankedCells(predicted, new Float64Array(3))
    const inside = [1, 2, 3].map(cells =>
      order.subarray(0, cells).reduce((sum, cell) => sum + observed[cell]!, 0),
    )
    expect(inside.map((n, i) => pai({ inside: n, all: 9, areaInside: i + 1, areaAll: 3 }))).toEqual([
      2, 1.5, 1,
    ])
    expect(inside.map((n, i) => pei(n, mostIn(observed, i + 1)))).toEqual([1, 1, 1])
  })

  test('predicted the wrong way round, it catches nothing first', () => {
    const [worst] = rankedCells(Float64Array.of(1, 2, 3), new Float64Array(3))
    expect(pai({ inside: observed[worst!]!, all: 9, areaInside: 1, areaAll: 3 })).toBe(0)
    expect(pei(observed[worst!]!, mostIn(observed, 1))).toBe(0)
  })

  test('the recapture rate is the share after over the share before', () => {
    expect(recaptureRateIndex({ inside: 10, all: 50 }, { inside: 40, all: 100 })).toBe(0.5)
    expect(recaptureRateIndex({ inside: 10, all: 50 }, { inside: 0, all: 100 })).toHaveProperty('unavailable')
    expect(pai({ inside: 0, all: 0, areaInside: 1, areaAll: 3 })).toHaveProperty('unavailable')
    expect(pei(0, 0)).toHaveProperty('unavailable')
  })

  test('squares of equal score are ordered by the second, then as they come', () => {
    expect([...rankedCells(Float64Array.of(0, 5, 0, 0), Float64Array.of(1, 0, 2, 1))]).toEqual([1, 2, 0, 3])
  })

  test('means are resampled together: what is always one behind stays one behind', () => {
    const random = seededRandom(4)
    const one = Float64Array.from({ length: 20 }, () => 10 * random())
    const other = one.map(value => value - 1)
    const { best, behindBest, intervals, means } = resampledMeans([other, one], 999, 1)
    expect(best).toBe(1)
    expect(behindBest[0]!.lower).toBeCloseTo(1, 9)
    expect(behindBest[0]!.upper).toBeCloseTo(1, 9)
    expect(intervals[1]!.lower).toBeLessThan(means[1]!)
    expect(intervals[1]!.upper).toBeGreaterThan(means[1]!)
    expect(resampledMeans([other, one], 999, 1)).toEqual(resampledMeans([other, one], 999, 1))
  })
})

/** 300 days: seven in ten of the incidents anywhere, the rest within 60 m of three spots. */
function bureau(incidents: number, spots: number) {
  const random = seededRandom(11)
  const near = Array.from({ length: incidents }, (_, i) => i % 10 < spots)
  const at = (middle: number, isNear: boolean) =>
    Math.round(isNear ? middle + 60 * (random() - 0.5) : 450_000 + 6000 * random())
  return {
    eastings: Float64Array.from(near, (isNear, i) => at([451_030, 453_250, 455_780][i % 3]!, isNear)),
    northings: Float64Array.from(near, (isNear, i) => at([452_130, 454_270, 451_990][i % 3]!, isNear)),
    fromMinutes: Int32Array.from(near, () => (20_000 + Math.floor(300 * random())) * 1440 + 700),
    toMinutes: new Int32Array(incidents),
    timePrecisions: new Uint8Array(incidents),
    placePrecisions: new Uint8Array(incidents),
    parameters: {
      ...{ method: 'backtest' as const, fortnights: 6, trainDays: 182, areaShare: 0.02 },
      ...{ cellMetres: 100, resamples: 199 },
    },
    ...{ seed: 1, period: { from: '', to: '' }, study: null },
  }
}
const column = ({ tables }: ReturnType<typeof run>, key: string) =>
  tables[0]!.columns.find(one => one.key === key)!.values as Float64Array

describe('the back-test', () => {
  test('in a bureau with three lasting hotspots methods beat chance many times over, all on the same ground', () => {
    const result = run(bureau(3000, 3))
    expect(result.statement).toMatch(
      / caught [\d,]+ of [\d,]+ incidents .* in 2\.0 % of the ground, over 6 fortnights: PAI \d+\.\d \(95 % interval/,
    )
    expect(column(result, 'pai')[0]).toBeGreaterThan(8)
    const pei = column(result, 'pei')
    expect(Math.max(...pei)).toBeLessThanOrEqual(1)
    expect(result.tables[1]!.rows).toBe(6)
  })

  test('where incidents fall anywhere no method is better than chance', () => {
    const values = column(run(bureau(3000, 0)), 'pai')
    for (const value of values) expect(value).toBeLessThan(2)
  })

  test('the same whatever the order of the incidents', () => {
    const input = bureau(1200, 3)
    const order = Uint32Array.from({ length: 1200 }, (_, i) => 1199 - i)
    const turned = {
      ...input,
      eastings: Float64Array.from(order, i => input.eastings[i]!),
      northings: Float64Array.from(order, i => input.northings[i]!),
      fromMinutes: Int32Array.from(order, i => input.fromMinutes[i]!),
    }
    expect(run(turned).statement).toBe(run(input).statement)
    expect(run(input)).toEqual(run(input))
  })

  test('too little history and too few incidents are refused with the reason', () => {
    const input = bureau(3000, 3)
    const longer = { ...input, parameters: { ...input.parameters, trainDays: 280 } }
    expect(() => run(longer)).toThrow(
      /too little history.*4 fortnights or more after 40 weeks.*span 300 days/,
    )
    expect(() => run(bureau(60, 3))).toThrow(/too few incidents/)
    expect(() => run(bureau(1, 0))).toThrow(/too little history/)
  })
})

test('no method sees a day of the fortnight it is scored on', () => {
  // Three incidents a day in one square; each fortnight opens with a day of hundreds, each time somewhere new.
  const [eastings, northings, days]: number[][] = [[], [], []]
  const add = (count: number, easting: number, day: number) => {
    for (let i = 0; i < count; i++) {
      eastings!.push(easting)
      northings!.push(300_100)
      days!.push(day)
    }
  }
  const fortnights = 10
  for (let day = 0; day < fortnights * fortnightDays; day++) add(3, 450_100, day)
  for (let k = 0; k < fortnights; k++) add(300 + 10 * k, 452_100 + 2000 * k, k * fortnightDays)
  const { scored, starts } = backtest(
    {
      eastings: Float64Array.from(eastings!),
      northings: Float64Array.from(northings!),
      days: Int32Array.from(days!),
      ...{ fortnights: 5, trainDays: 4 * fortnightDays, areaShare: 0.001, cellMetres: 200 },
    },
    () => {},
  )
  expect([...starts]).toEqual([70, 84, 98, 112, 126])
  for (const { inside } of scored) expect(Math.max(...inside)).toBeLessThanOrEqual(3 * fortnightDays)
})
