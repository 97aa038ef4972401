import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { describe, expect, test } from 'vitest'
import { type Parameters, parametersSchema } from '#shared/features/analysis/parameters.ts'
import { polygonsSchema } from '#shared/features/areas/contract.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { suggestSpaceTimeScan } from '../../../main/features/analysis/defaults/space-time-scan.ts'
import { run } from '../../../main/features/analysis/space-time-scan.worker.ts'
import { dayOfNumber } from '../../../main/features/analysis/when/days.ts'
import {
  bestCylinders,
  logLikelihoodRatio,
  prepareScan,
  replicaMaxima,
  withoutOverlap,
} from '../../../main/features/analysis/when/space-time-scan.ts'
import { incidentsAt } from './incidents.ts'

type Points = { x: Float64Array; y: Float64Array; days: Int32Array }
const settings = { maxRadiusMetres: 400, maxDays: 14, minCount: 3 }
const firstDay = 20_100

/** Incidents anywhere in a town of 4 by 4 km on any day of half a year; in a planted one, 14 in a street and a week. */
function town(seed: number, { planted = 0, background = 250 } = {}): Points {
  const random = seededRandom(seed)
  const x: number[] = []
  const y: number[] = []
  const days: number[] = []
  for (let i = 0; i < background; i++) {
    x.push(450_000 + random() * 4000)
    y.push(300_000 + random() * 4000)
    days.push(firstDay + Math.floor(random() * 180))
  }
  for (let i = 0; i < planted; i++) {
    x.push(normalDraw(random, 452_300, 60))
    y.push(normalDraw(random, 301_700, 60))
    days.push(firstDay + 100 + Math.floor(random() * 7))
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), days: Int32Array.from(days) }
}
const scanOf = ({ x, y, days }: Points, with_ = settings) => prepareScan(x, y, days, with_)

/** The best log ratio of each circle, over every run of days, counting incident by incident. */
function bruteForce({ x, y, days }: Points, scan: ReturnType<typeof scanOf>) {
  const { circles } = scan
  const n = days.length
  return Array.from(circles.radiusMetres, (radius, circle) => {
    const inside = Array.from(
      days,
      (_, i) => Math.hypot(x[i]! - circles.eastings[circle]!, y[i]! - circles.northings[circle]!) <= radius,
    )
    let best = 0
    for (let from = firstDay; from < firstDay + 200; from++) {
      for (let to = from; to < from + settings.maxDays; to++) {
        const onDays = Array.from(days, day => day >= from && day <= to)
        const count = onDays.filter((on, i) => on && inside[i]).length
        const expected = (onDays.filter(Boolean).length * inside.filter(Boolean).length) / n
        if (count >= settings.minCount) best = Math.max(best, logLikelihoodRatio(count, expected, n))
      }
    }
    return best
  })
}

describe('the statistic', () => {
  test('the likelihood ratio by hand, and nothing where there are no more than expected', () => {
    expect(logLikelihoodRatio(10, 2, 100)).toBeCloseTo(10 * Math.log(5) + 90 * Math.log(90 / 98), 12)
    expect(logLikelihoodRatio(2, 2, 100)).toBe(0)
    expect(logLikelihoodRatio(1, 2, 100)).toBe(0)
    expect(logLikelihoodRatio(5, 1, 5)).toBeCloseTo(5 * Math.log(5), 12)
  })

  test('equals a search of every circle over every run of days', () => {
    let looked = 0
    for (const seed of [1, 2, 3, 4]) {
      const points = town(seed, { planted: seed === 4 ? 5 : 0, background: 40 })
      for (let i = 0; i < 15; i++) {
        points.x[i] = 451_000 + 30 * (i % 4)
        points.y[i] = 301_000
      }
      const scan = scanOf(points)
      const brute = bruteForce(points, scan)
      const found = new Float64Array(brute.length)
      for (const { circle, logRatio } of bestCylinders(scan)) found[circle] = logRatio
      looked += brute.length
      for (const [circle, best] of brute.entries()) expect(found[circle]).toBeCloseTo(best, 9)
    }
    expect(looked).toBeGreaterThan(10)
  })

  test('a cylinder says what it holds, and what its place and its days alone would lead to', () => {
    const points = town(5, { planted: 14 })
    const [best] = withoutOverlap(bestCylinders(scanOf(points)), 1)
    const { x, y, days } = points
    const near = (i: number) =>
      Math.hypot(x[i]! - best!.easting, y[i]! - best!.northing) <= best!.radiusMetres
    const then = (i: number) => days[i]! >= best!.fromDay && days[i]! <= best!.toDay
    const all = [...days.keys()]
    expect(best!.count).toBe(all.filter(i => near(i) && then(i)).length)
    expect(best!.expected).toBeCloseTo((all.filter(near).length * all.filter(then).length) / days.length, 9)
    expect(best!.logRatio).toBe(logLikelihoodRatio(best!.count, best!.expected, days.length))
  })

  test('clusters that are kept do not touch, and are the strongest', () => {
    const cylinders = bestCylinders(scanOf(town(6, { planted: 14 })))
    const kept = withoutOverlap(cylinders, 5)
    expect(kept[0]!.logRatio).toBe(Math.max(...cylinders.map(({ logRatio }) => logRatio)))
    for (const [i, a] of kept.entries()) {
      for (const b of kept.slice(i + 1)) {
        expect(a.logRatio).toBeGreaterThanOrEqual(b.logRatio)
        expect(Math.hypot(a.easting - b.easting, a.northing - b.northing)).toBeGreaterThan(
          a.radiusMetres + b.radiusMetres,
        )
      }
    }
  })

  test('does not change with the order of the incidents, nor when all days are moved', () => {
    const points = town(7, { planted: 14 })
    const best = bestCylinders(scanOf(points))
    const turned = {
      x: points.x.toReversed(),
      y: points.y.toReversed(),
      days: points.days.toReversed(),
    }
    expect(bestCylinders(scanOf(turned))).toEqual(best)
    const later = bestCylinders(scanOf({ ...points, days: points.days.map(day => day + 1000) }))
    expect(later.map(({ logRatio }) => logRatio)).toEqual(best.map(({ logRatio }) => logRatio))
  })

  test('of few at one place, and of none', () => {
    const one = {
      x: new Float64Array(4).fill(7),
      y: new Float64Array(4).fill(7),
      days: Int32Array.of(1, 1, 1, 9),
    }
    // The one circle holds more than half of all, so there is no other ground to compare it with.
    expect(bestCylinders(scanOf(one))).toEqual([])
    const none = { x: new Float64Array(), y: new Float64Array(), days: new Int32Array() }
    expect(bestCylinders(scanOf(none))).toEqual([])
  })
})

describe('replicas', () => {
  const scan = scanOf(town(8, { planted: 14 }))

  test('are the same however they are shared out', () => {
    const whole = replicaMaxima(scan, 3, { from: 1, to: 60 }, 1)
    const parts = [
      ...replicaMaxima(scan, 3, { from: 1, to: 17 }, 1),
      ...replicaMaxima(scan, 3, { from: 18, to: 60 }, 1),
    ]
    expect(parts).toEqual([...whole])
    expect([...replicaMaxima(scan, 4, { from: 1, to: 60 }, 1)]).not.toEqual(parts)
  })

  test('a floor spares work and changes nothing above it', () => {
    const whole = replicaMaxima(scan, 3, { from: 1, to: 60 }, 0.5)
    const floor = whole.toSorted()[30]!
    const spared = replicaMaxima(scan, 3, { from: 1, to: 60 }, floor)
    for (const [at, most] of whole.entries()) if (most >= floor) expect(spared[at]).toBe(most)
    expect(spared.filter(most => most >= floor).length).toBe(whole.filter(most => most >= floor).length)
  })
})

const parameters: Extract<Parameters, { method: 'space-time-scan' }> = {
  ...{ method: 'space-time-scan', maxRadiusMetres: 400, maxDays: 14, replicas: 99, alpha: 0.05, minCount: 5 },
}
function workOn({ x, y, days }: Points, changes: Partial<typeof parameters> = {}) {
  const incidents = incidentsAt(
    x,
    y,
    Int32Array.from(days, day => day * 1440 + 700),
  )
  return run({ ...incidents, parameters: { ...parameters, ...changes }, seed: 1 })
}

describe('the worker', () => {
  test('planted clusters are found in 95 of 100 seeded sets or more, chance ones in no more than 10', () => {
    let [found, byChance] = [0, 0]
    for (let seed = 1; seed <= 100; seed++) {
      const [first] = workOn(town(seed, { planted: 10 })).hotspots
      if (first && Math.hypot(first.centre[0] - 452_300, first.centre[1] - 301_700) < 200) found++
      if (workOn(town(seed)).hotspots.length > 0) byChance++
    }
    expect(found).toBeGreaterThanOrEqual(95)
    expect(byChance).toBeLessThanOrEqual(10)
  })

  test('a hotspot holds the incidents of its circle and its days, all inside its outline', () => {
    const points = town(9, { planted: 14 })
    const { hotspots, tables, statement } = workOn(points)
    const [first] = hotspots
    const { columns } = tables[0]!
    const of = (key: string) => columns.find(column => column.key === key)!.values[0]
    expect(polygonsSchema.safeParse(first!.polygons).success).toBe(true)
    expect(first!.count).toBe(of('observed'))
    expect(first!.q).toBe(0.01)
    expect(of('from')! >= dayOfNumber(firstDay + 93)).toBe(true)
    expect(of('to')! <= dayOfNumber(firstDay + 113)).toBe(true)
    for (const i of first!.members) {
      const place = { type: 'MultiPolygon' as const, coordinates: first!.polygons }
      expect(booleanPointInPolygon([points.x[i]!, points.y[i]!], place)).toBe(true)
    }
    expect(statement).toMatch(/1 cluster stands out\. The strongest: \d+ incidents within/)
    expect(workOn(points)).toEqual(workOn(points))
  })

  test('clusters are looked for over half of the days at most, and it says so', () => {
    const { choices } = workOn(town(10), { maxDays: 365 })
    expect(choices.at(-1)!.reason).toMatch(/span 1\d\d days, so clusters of at most half of that, \d\d days/)
  })

  test('too few, one day and one place are refused with the reason', () => {
    expect(() => workOn(town(1, { background: 19 }))).toThrow(/20 incidents or more.*there are 19/)
    const points = town(1)
    expect(() => workOn({ ...points, days: points.days.map(() => firstDay) })).toThrow(/of one day/)
    const [x, y] = [points.x.map(() => 7), points.y.map(() => 7)]
    expect(() => workOn({ ...points, x, y })).toThrow(/one place/)
  })

  test('suggested parameters are valid, have reasons, and follow the period', () => {
    const { x, y, days } = town(11)
    const incidents = incidentsAt(
      x,
      y,
      days.map(day => day * 1440),
    )
    const suggest = (to: string) =>
      suggestSpaceTimeScan({
        method: 'space-time-scan',
        incidents,
        areaSetId: null,
        period: { from: '2025-01-12', to },
      })
    const { parameters: suggested, reasons } = suggest('2025-07-10')
    expect(parametersSchema.parse(suggested)).toEqual(suggested)
    expect(reasons.map(({ parameter }) => parameter)).toEqual(
      Object.keys(suggested).filter(key => key !== 'method'),
    )
    expect(suggested).toMatchObject({ maxDays: 28, maxRadiusMetres: 500 })
    expect(suggest('2025-02-10').parameters.maxDays).toBe(10)
  })

  test('so many incidents that 999 replicas take minutes are suggested fewer, and it is said why', () => {
    const random = seededRandom(3)
    const coordinates = () => Float64Array.from({ length: 60_000 }, () => Math.floor(random() * 10_000))
    const { parameters: suggested, reasons } = suggestSpaceTimeScan({
      method: 'space-time-scan',
      incidents: incidentsAt(coordinates(), coordinates()),
      areaSetId: null,
      period: { from: '2025-01-01', to: '2025-12-31' },
    })
    expect(suggested.replicas).toBe(199)
    expect(reasons.find(({ parameter }) => parameter === 'replicas')!.reason).toContain('0.005')
  })

  test('what would take very long is refused with what to do', () => {
    const random = seededRandom(4)
    const coordinates = () => Float64Array.from({ length: 20_000 }, () => Math.floor(random() * 10_000))
    const days = Int32Array.from(coordinates(), value => value % 365)
    const dense = { x: coordinates(), y: coordinates(), days }
    expect(() => workOn(dense, { maxRadiusMetres: 2000, replicas: 9999 })).toThrow(/very long/)
  })
})

describe('what decides', () => {
  // Ten incidents at each of two places a kilometre apart, ten of them on each of two days.
  const twoPlaces = (firstOfTen: number): Points => ({
    x: Float64Array.from({ length: 20 }, (_, i) => (i < 10 ? 450_050 : 451_050)),
    y: new Float64Array(20).fill(300_050),
    days: Int32Array.from({ length: 20 }, (_, i) =>
      i < 10 ? firstDay + Number(i >= firstOfTen) : firstDay + Number(i >= 20 - firstOfTen),
    ),
  })
  const pOf = (points: Points) =>
    workOn(points, { maxRadiusMetres: 400, maxDays: 1, minCount: 3, replicas: 999 }).tables[0]!.columns.find(
      ({ key }) => key === 'p',
    )!.values[0] as number

  test('p counts the replicas that are as strong, and not only those that are stronger', () => {
    const p = pOf(twoPlaces(6))
    // All deals but those of five and five: 1 - 252^2 / 184756 = 0.656; those of seven or more are 0.179.
    expect(p).toBeGreaterThan(0.6)
    expect(p).toBeLessThan(0.71)
  })

  test('a cluster lasts no longer than it may, and its circle holds no more than half of all', () => {
    const { x, y } = twoPlaces(6)
    const days = Int32Array.from({ length: 20 }, (_, i) => firstDay + (i < 10 ? i : 20 + 3 * (i - 10)))
    for (const maxDays of [3, 5]) {
      const found = bestCylinders(scanOf({ x, y, days }, { ...settings, maxDays }))
      const longest = found.map(({ fromDay, toDay }) => toDay - fromDay + 1)
      expect(Math.max(...longest)).toBe(maxDays)
    }
    const { circles } = scanOf({ x: x.fill(450_050, 10, 11), y, days })
    expect([...circles.counts].every(count => count * 2 <= 20)).toBe(true)
    expect(circles.counts.length).toBe(1)
  })
})
