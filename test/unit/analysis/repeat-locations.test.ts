import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom, shuffledIndices } from '#shared/random.ts'
import { suggestRepeatLocations } from '../../../main/features/analysis/defaults/repeat-locations.ts'
import { run } from '../../../main/features/analysis/repeat-locations.worker.ts'
import {
  heldByFirst,
  placesHolding,
  repeatPlaces,
} from '../../../main/features/analysis/where/repeat-places.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { incidentsAt } from './incidents.ts'

const at = (...places: [easting: number, northing: number, times: number][]) => {
  const points = places.flatMap(([x, y, times]) => new Array<[number, number]>(times).fill([x, y]))
  return [Float64Array.from(points, ([x]) => x), Float64Array.from(points, ([, y]) => y)] as const
}
const day = dayToMinute('2025-07-01')
const days = (n: number) => Int32Array.from({ length: n }, (_, i) => day + i * 1440)
const parameters = { method: 'repeat-locations', withinMetres: 0, minCount: 3 } as const

test('shares are plain arithmetic', () => {
  const counts = Float64Array.of(50, 20, 10, 10, 5, 5)
  expect(placesHolding(counts, 0.5)).toBe(1)
  expect(placesHolding(counts, 0.8)).toBe(3)
  expect(placesHolding(counts, 1)).toBe(6)
  expect(heldByFirst(counts, 0.2)).toEqual({ places: 2, incidents: 70 })
  expect(placesHolding(new Float64Array(), 0.5)).toBe(0)
  expect(heldByFirst(new Float64Array(), 0.2)).toEqual({ places: 0, incidents: 0 })
})

/** Every point with every other: groups by steps of at most a distance. */
function bruteGroups(x: Float64Array, y: Float64Array, within: number): number[][] {
  const left = new Set(x.keys())
  const groups: number[][] = []
  for (const start of x.keys()) {
    if (!left.delete(start)) continue
    const group = [start]
    for (const one of group) {
      for (const other of left) {
        if (Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!) > within) continue
        left.delete(other)
        group.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

test('places, counts, middles, reach and days equal those of every point compared with every other', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 80 }),
      fc.constantFrom(0, 5, 20),
      (seed, n, within) => {
        const random = seededRandom(seed)
        const draw = () => Float64Array.from({ length: n }, () => 450_000 + Math.floor(random() * 12) * 10)
        const [x, y] = [draw(), draw()]
        const minutes = Int32Array.from({ length: n }, () => Math.floor(random() * 1e6))
        const found = repeatPlaces(x, y, minutes, within)
        const groups = bruteGroups(x, y, within)
        expect(found.counts.length).toBe(groups.length)
        expect([...found.counts]).toEqual(groups.map(group => group.length).sort((a, b) => b - a))
        for (const group of groups) {
          const rank = found.rankOfPoint[group[0]!]!
          expect(group.map(point => found.rankOfPoint[point])).toEqual(group.map(() => rank))
          const mean = (of: Float64Array) => group.reduce((sum, point) => sum + of[point]!, 0) / group.length
          expect(Math.abs(found.eastings[rank]! - mean(x))).toBeLessThan(0.051)
          expect(Math.abs(found.northings[rank]! - mean(y))).toBeLessThan(0.051)
          expect(found.firstMinutes[rank]).toBe(Math.min(...group.map(point => minutes[point]!)))
          expect(found.lastMinutes[rank]).toBe(Math.max(...group.map(point => minutes[point]!)))
          const away = group.map(point =>
            Math.hypot(x[point]! - found.eastings[rank]!, y[point]! - found.northings[rank]!),
          )
          const reach = Math.max(...away)
          expect(found.radiiMetres[rank]).toBeGreaterThanOrEqual(reach)
          expect(found.radiiMetres[rank]).toBeLessThan(reach + 0.11)
        }
      },
    ),
  )
})

test('moved and reordered, the ranking is the same', () => {
  const random = seededRandom(8)
  const x = Float64Array.from({ length: 300 }, () => 450_000 + Math.floor(random() * 30) * 10)
  const y = Float64Array.from({ length: 300 }, () => 300_000 + Math.floor(random() * 30) * 10)
  const found = repeatPlaces(x, y, days(300), 10)
  const order = shuffledIndices(random, 300)
  const reordered = repeatPlaces(
    Float64Array.from(order, i => x[i]!),
    Float64Array.from(order, i => y[i]!),
    Int32Array.from(order, i => days(300)[i]!),
    10,
  )
  const repeated = found.counts.indexOf(1)
  for (const key of [
    'counts',
    'eastings',
    'northings',
    'radiiMetres',
    'firstMinutes',
    'lastMinutes',
  ] as const) {
    expect(reordered[key].slice(0, repeated)).toEqual(found[key].slice(0, repeated))
  }
  const moved = repeatPlaces(
    x.map(v => v + 700),
    y.map(v => v - 900),
    days(300),
    10,
  )
  expect(moved.counts).toEqual(found.counts)
  expect(moved.radiiMetres).toEqual(found.radiiMetres)
})

test('says who has half, the rule of 80 and 20, and ranks the places with their days', () => {
  const [eastings, northings] = at(
    [458_800, 304_600, 6],
    [458_900, 304_600, 3],
    [459_000, 304_700, 1],
    [459_500, 304_700, 2],
  )
  const found = run({ eastings, northings, fromMinutes: days(12), parameters })
  expect(found.statement).toBe(
    'Repeat locations: a place is one exact point. 1 of 4 places has half of the incidents. ' +
      'The busiest fifth, 1 place, has 6 of 12 incidents (50 %); four fifths of the incidents take 3 of 4 places. ' +
      '2 places have 3 incidents or more.',
  )
  expect(found.hotspots.map(({ count, centre }) => [count, ...centre])).toEqual([
    [6, 458_800, 304_600],
    [3, 458_900, 304_600],
  ])
  const [table] = found.tables
  const values = Object.fromEntries(table!.columns.map(({ key, values }) => [key, [...values]]))
  expect(values).toMatchObject({
    rank: [1, 2],
    reference: ['SK 58800 04600', 'SK 58900 04600'],
    count: [6, 3],
    share: [50, 25],
    cumulative: [50, 75],
    first: ['2025-07-01', '2025-07-07'],
    last: ['2025-07-06', '2025-07-09'],
    easting: [458_800, 458_900],
    radiusMetres: [0, 0],
  })
  expect(table!.note).toContain('2 other places have fewer')
})

test('of ten places and more a share is told, and hotspots are the first two hundred', () => {
  const [eastings, northings] = at(
    ...Array.from({ length: 300 }, (_, i): [number, number, number] => [
      450_000 + i * 100,
      300_000,
      i === 7 ? 5 : 3,
    ]),
  )
  const found = run({ eastings, northings, fromMinutes: days(902), parameters })
  expect(found.statement).toContain('150 of 300 places (50 %) have half of the incidents')
  expect(found.statement).toContain(
    '300 places have 3 incidents or more; the first 200 are given as hotspots.',
  )
  expect(found.hotspots).toHaveLength(200)
  expect(found.hotspots[0]!.count).toBe(5)
  expect(found.tables[0]!.rows).toBe(300)
})

test('nothing, one incident, and no repeats are said as such', () => {
  const none = run({
    ...{ eastings: new Float64Array(), northings: new Float64Array() },
    fromMinutes: days(0),
    parameters,
  })
  expect(none.statement).toContain('There are no incidents. No place has 3 incidents or more.')
  const [eastings, northings] = at([458_800, 304_600, 1])
  const one = run({ eastings, northings, fromMinutes: days(1), parameters })
  expect(one.hotspots).toEqual([])
  expect(one.warnings).toEqual(['There is 1 incident in all, fewer than the 3 a repeat location needs.'])
  const same = run({
    ...{ eastings: new Float64Array(40).fill(9), northings: new Float64Array(40).fill(9) },
    fromMinutes: days(40),
    parameters,
  })
  expect(same.hotspots.map(({ count }) => count)).toEqual([40])
  expect(same.warnings).toEqual([])
})

test('the same point is suggested where addresses come back as one, else points linked within 15 m', () => {
  const suggested = (...places: [number, number, number][]) => {
    const incidents = incidentsAt(...at(...places))
    const period = { from: '', to: '' }
    return suggestRepeatLocations({ method: 'repeat-locations', incidents, period, areaSetId: null })
  }
  const single = Array.from({ length: 9 }, (_, i): [number, number, number] => [450_000 + i * 50, 300_000, 1])
  const shared = suggested(...single, [460_000, 300_000, 3])
  expect(shared.parameters).toEqual({ method: 'repeat-locations', withinMetres: 0, minCount: 3 })
  expect(shared.reasons[0]!.reason).toContain('25 % of 12 incidents share theirs with another')
  const apart = suggested(...single, [460_000, 300_000, 2])
  expect(apart.parameters.withinMetres).toBe(15)
  expect(apart.reasons[0]!.reason).toContain('Only 18 % of 11 incidents')
  expect(suggested().parameters.withinMetres).toBe(0)
})
