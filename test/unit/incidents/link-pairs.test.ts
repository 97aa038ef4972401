import { expect, test } from 'vitest'
import { boundedPerIncident, candidates } from '../../../main/features/incidents/link-candidates.ts'
import { codeFactors, codesAgree } from '../../../main/features/incidents/link-category.ts'
import { comparable, eachPair, mostCompared } from '../../../main/features/incidents/link-pairs.ts'
import { run } from '../../../main/features/incidents/link-pairs.worker.ts'
import {
  neverCompared,
  placeFactor,
  type Told,
  timeFactor,
} from '../../../main/features/incidents/link-score.ts'
import type { Snapshot } from '../../../main/features/incidents/snapshot.ts'
import { type Call, codeTable, randomCalls, snapshotOfCalls } from './link-snapshot.ts'

const always = { fromMinute: Number.NEGATIVE_INFINITY, beforeMinute: Number.POSITIVE_INFINITY }
const reach = { radiusMetres: 150, withinMinutes: 60 }
const none = { one: new Uint32Array(), other: new Uint32Array() }

function pairsOf(snapshot: Snapshot, within = reach) {
  const { positions } = comparable(snapshot, always)
  const found: string[] = []
  const factors = codeFactors(snapshot, positions, codeTable)
  const { crowded } = eachPair(snapshot, positions, within, factors, (one, other, base) =>
    found.push(`${Math.min(one, other)} ${Math.max(one, other)} ${base.toFixed(9)}`),
  )
  return { found: found.sort(), crowded }
}

const tell = (snapshot: Snapshot, at: number): Told => ({
  easting: snapshot.eastings[at]!,
  northing: snapshot.northings[at]!,
  placePrecision: snapshot.placePrecisions[at]!,
  fromMinute: snapshot.fromMinutes[at]!,
  toMinute: snapshot.toMinutes[at]!,
  timePrecision: snapshot.timePrecisions[at]!,
})

const codeOf = (category: number) => codeTable.get(category)?.codes[0] ?? null

function bruteForce(snapshot: Snapshot, within = reach) {
  const found: string[] = []
  for (let one = 0; one < snapshot.length; one++) {
    for (let other = one + 1; other < snapshot.length; other++) {
      const [a, b] = [tell(snapshot, one), tell(snapshot, other)]
      if (snapshot.sources[one] === snapshot.sources[other] || neverCompared(a) || neverCompared(b)) continue
      const category = codesAgree(codeOf(snapshot.categories[one]!), codeOf(snapshot.categories[other]!))
      const base =
        category.factor * timeFactor(a, b, within.withinMinutes) * placeFactor(a, b, within.radiusMetres)
      if (base > 0) found.push(`${one} ${other} ${base.toFixed(9)}`)
    }
  }
  return found.sort()
}

test.each([1, 2, 3, 4, 5, 6])('grid and time find what comparing everything finds: seed %i', seed => {
  const snapshot = snapshotOfCalls(randomCalls(seed, 400))
  const within = { radiusMetres: 20 + 60 * seed, withinMinutes: 15 * seed }
  const { found, crowded } = pairsOf(snapshot, within)
  expect(found).toEqual(bruteForce(snapshot, within))
  expect(found.length).toBeGreaterThan(50)
  expect(new Set(found).size).toBe(found.length)
  expect(crowded).toBe(0)
})

test('the order in which calls were loaded changes nothing', () => {
  const calls = randomCalls(9, 300)
  const place = (pair: string) => pair.split(' ').slice(0, 2).map(Number)
  const forwards = pairsOf(snapshotOfCalls(calls)).found.map(place)
  const backwards = pairsOf(snapshotOfCalls(calls.toReversed())).found.map(place)
  const turned = backwards.map(([a, b]) => [299 - b!, 299 - a!])
  const inOrder = (pairs: number[][]) => pairs.map(pair => pair.join(' ')).sort()
  expect(inOrder(turned)).toEqual(inOrder(forwards))
})

const here = { easting: 450_000, northing: 300_000 }
const two = (other: Partial<Call>, one: Partial<Call> = {}) =>
  pairsOf(
    snapshotOfCalls([
      { ...here, from: 5000, ...one },
      { ...here, from: 5000, source: 2, ...other },
    ]),
  ).found.map(pair => Number(pair.split(' ')[2]))

test('a call told to a second source is found, one told to the same source is not', () => {
  expect(two({})).toEqual([1])
  expect(two({ source: 1 })).toEqual([])
})

test('the farther apart in space and time, the lower; beyond the reach nothing', () => {
  expect(two({ easting: 450_075, from: 5030 })).toEqual([0.75 * 0.75])
  expect(two({ easting: 450_150, from: 5060 })).toEqual([0.25])
  expect(two({ easting: 450_151 })).toEqual([])
  expect(two({ from: 5061 })).toEqual([])
})

test('an inexact place reaches further and counts for less; an area or no place is never compared', () => {
  expect(two({ place: 'street' })).toEqual([0.8])
  expect(two({ easting: 450_350, place: 'street' })).toEqual([0.4])
  expect(two({ easting: 450_351, place: 'street' })).toEqual([])
  expect(two({ easting: 450_250, place: 'postcode' })).toEqual([0.4])
  expect(two({ place: 'area' })).toEqual([])
  expect(two({ easting: undefined as never, northing: undefined as never, place: 'none' })).toEqual([])
})

test('a day is compared with its day, an interval where it overlaps, a month never', () => {
  const day = { from: 4320, to: 5759, time: 'day' } as const
  expect(two(day)).toEqual([0.5])
  expect(two(day, day)).toEqual([0.5])
  expect(two({ ...day, from: 5760, to: 7199 })).toEqual([])
  expect(two({ from: 4900, to: 5000, time: 'interval' })).toEqual([expect.closeTo(0.8 / (1 + 100 / 1440))])
  expect(two({ from: 4900, to: 4999, time: 'interval' })).toEqual([])
  expect(two({ from: 4900, to: 4900 + 3 * 1440, time: 'interval' })).toEqual([0.2])
  expect(two({ from: 4900, to: 4901 + 3 * 1440, time: 'interval' })).toEqual([])
  expect(two({ from: 0, to: 43_199, time: 'month' })).toEqual([])
})

test('contradicting categories are not suggested, unknown ones count for less', () => {
  expect(two({ category: 2 })).toEqual([])
  expect(two({ category: 3 })).toEqual([0.6])
  expect(two({ category: 3 }, { category: 3 })).toEqual([0.6])
})

test('what is never compared is counted by why', () => {
  const snapshot = snapshotOfCalls([
    { ...here, from: 0 },
    { from: 0 },
    { ...here, place: 'area', from: 0 },
    { ...here, from: 0, to: 43_199, time: 'month' },
    { ...here, from: 0, to: 9000, time: 'interval' },
    { from: 99_999 },
  ])
  const { positions, left } = comparable(snapshot, { fromMinute: 0, beforeMinute: 1440 })
  expect([...positions]).toEqual([0])
  expect(left).toEqual({ unplaced: 1, placedByArea: 1, monthOnly: 1, longInterval: 1 })
})

test('in a crowd the nearest in time are compared, and it is said', () => {
  const calls = Array.from({ length: mostCompared + 50 }, (_, i) => ({
    ...here,
    from: 0,
    source: 1 + (i % 2),
  }))
  const { found, crowded } = pairsOf(snapshotOfCalls(calls))
  expect(crowded).toBe(49)
  expect(found.length).toBeLessThan(((mostCompared + 50) / 2) ** 2)
  expect(pairsOf(snapshotOfCalls(calls.slice(0, mostCompared + 1))).crowded).toBe(0)
})

test('what is settled is not offered again, nor what one event already joins', () => {
  const snapshot = snapshotOfCalls([
    { ...here, from: 0, source: 1 },
    { ...here, from: 1, source: 2 },
    { ...here, from: 2, source: 3 },
    { ...here, from: 3, source: 4 },
  ])
  const wanted = {
    snapshot,
    period: always,
    reach,
    codes: codeTable,
    linked: none,
    notTheSame: none,
    limit: 10,
  }
  const pairs = (more: Partial<typeof wanted>) =>
    run({ ...wanted, ...more }).pairs.map(({ one, other }) => `${one}${other}`)
  expect(pairs({})).toEqual(['01', '12', '23', '02', '13', '03'])
  const linked = { one: Uint32Array.of(0, 1), other: Uint32Array.of(1, 2) }
  expect(pairs({ linked })).toEqual(['23', '13', '03'])
  const notTheSame = { one: Uint32Array.of(3), other: Uint32Array.of(2) }
  expect(pairs({ linked, notTheSame })).toEqual(['13', '03'])
  expect(pairs({ limit: 2 })).toEqual(['01', '12'])
})

test('one crowd does not fill the list of candidates', () => {
  const found = candidates(20)
  for (let other = 1; other <= 500; other++) found.take(0, other, 0.9)
  found.take(600, 601, 0.5)
  expect(found.best()).toHaveLength(11)
  expect(found.best()[0]).toEqual({ one: 0, other: 1, base: 0.9 })
  expect(found.best().at(-1)).toEqual({ one: 600, other: 601, base: 0.5 })
})

test('candidates keep the best of however many', () => {
  const found = candidates(5)
  for (let i = 0; i < 1000; i++) found.take(i, i + 2000, ((i * 37) % 1000) / 1000)
  expect(found.best().map(({ base }) => base)).toEqual([0.999, 0.998, 0.997, 0.996, 0.995])
})

test('no incident is offered more often than bounded, the best of each first', () => {
  const pairs = [0.4, 0.9, 0.6, 0.8].map((score, i) => ({ one: 1, other: 10 + i, score }))
  expect(boundedPerIncident(pairs, { ofEach: 2, limit: 9 }).map(({ score }) => score)).toEqual([0.9, 0.8])
  expect(boundedPerIncident(pairs, { ofEach: 3, limit: 1 })).toHaveLength(1)
})
