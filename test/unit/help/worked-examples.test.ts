import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { methods } from '#shared/features/analysis/contract.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { squareGrid } from '../../../main/features/analysis/ground/square-grid.ts'
import { poissonInterval } from '../../../main/features/analysis/statistics/poisson.ts'
import { classOf } from '../../../main/features/analysis/when/hotspot-classes.ts'
import { nearRepeat } from '../../../main/features/analysis/when/near-repeat.ts'
import { xmr } from '../../../main/features/analysis/when/xmr.ts'
import { dbscan } from '../../../main/features/analysis/where/dbscan.ts'
import { giStarOfPoints } from '../../../main/features/analysis/where/gi-star.ts'
import { hdbscan } from '../../../main/features/analysis/where/hdbscan.ts'
import { kde } from '../../../main/features/analysis/where/kde.ts'
import { globalMoran } from '../../../main/features/analysis/where/moran.ts'
import { nearestNeighbourClusters } from '../../../main/features/analysis/where/nearest-neighbour-clusters.ts'
import { neighboursOf } from '../../../main/features/analysis/where/neighbours.ts'
import { repeatPlaces } from '../../../main/features/analysis/where/repeat-places.ts'
import { hourByWeekday } from '../../../main/features/incidents/hour-by-weekday.ts'

const at = (...metres: number[]) => Float64Array.from(metres)
const along = (metres: Float64Array) => new Float64Array(metres.length)

/** The worked example on the page of a method, as one text. */
function exampleOf(topic: string): string {
  const page = JSON.parse(readFileSync(`resources/help/${topic}.json`, 'utf8')) as {
    parts: { heading: string; text: (string | string[])[] }[]
  }
  const example = page.parts.find(({ heading }) => heading === 'A worked example')
  return example!.text.flat().join('\n')
}

test('every method that is offered has a page with a worked example', () => {
  for (const method of methods) expect(exampleOf(method).length).toBeGreaterThan(100)
})

test('DBSCAN: the cluster of the street', () => {
  const street = at(0, 20, 30, 40, 60, 80, 100)
  const { labels } = dbscan(street, along(street), 10, 3)
  expect([...labels]).toEqual([-1, 0, 0, 0, -1, -1, -1])
  expect(exampleOf('dbscan')).toContain('one cluster of 3 of the 7 calls')
})

test('HDBSCAN*: a dense and a less dense group', () => {
  const road = at(0, 10, 20, 30, 200, 260, 320, 380, 1000)
  const { labels, clusters } = hdbscan(road, along(road), 3)
  expect([...labels]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, -1])
  expect(clusters).toMatchObject([
    { fromMetres: 170, toMetres: 20 },
    { fromMetres: 170, toMetres: 120 },
  ])
  expect([...new Set(dbscan(road, along(road), 20, 3).labels)]).toEqual([0, -1])
  expect([...dbscan(road, along(road), 170, 3).labels]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, -1])
  const text = exampleOf('hdbscan')
  for (const metres of ['170 m', '20 m', '120 m']) expect(text).toContain(metres)
})

test('nearest-neighbour clusters: two groups of four', () => {
  const eastings = at(0, 10, 0, 10, 500, 510, 500, 510, 1000, 0, 1000)
  const northings = at(0, 0, 10, 10, 500, 500, 510, 510, 0, 1000, 1000)
  const options = { probability: 0.05, minPoints: 3, levels: 2 }
  const { clusters, levels } = nearestNeighbourClusters(eastings, northings, options)
  expect(clusters.map(({ points }) => points)).toEqual([4, 4])
  expect(levels[1]).toMatchObject({ clusters: 0 })
  const text = exampleOf('nearest-neighbour')
  expect(text).toContain(`${levels[0]!.meanRandomMetres.toFixed(0)} m apart on average`)
  expect(text).toContain(`nearer than ${levels[0]!.thresholdMetres.toFixed(0)} m`)
})

test('density surface: the hill of one call', () => {
  const { densities } = kde(at(50), at(50), 100, 300)
  expect(exampleOf('kde')).toContain(`${Math.max(...densities).toFixed(1)} incidents per square kilometre`)
})

test('Gi*: the six places', () => {
  const scores = giStarOfPoints(
    at(10, 20, 40, 15, 30, 30),
    at(10, 10, 10, 20, 20, 30),
    at(2, 3, 3.2, 5, 8, 7),
    15,
  )
  if ('unavailable' in scores) throw new Error(scores.unavailable)
  const { z } = scores
  const text = exampleOf('gi-star')
  expect(text).toContain(`z is ${z[5]!.toFixed(2)}`)
  expect(text).toContain(`has z ${z[0]!.toFixed(2)}`)
})

test("Moran's I: nine squares in order", () => {
  const cells = Array.from({ length: 9 }, (_, i) => i)
  const grid = squareGrid(
    Float64Array.from(cells, i => (i % 3) + 0.5),
    Float64Array.from(cells, i => Math.floor(i / 3) + 0.5),
    1,
    0,
  )
  const values = Float64Array.from(cells, i => i + 1)
  const moran = globalMoran(values, neighboursOf(grid, 'rook'), 'row-standardised')
  if ('unavailable' in moran) throw new Error(moran.unavailable)
  const text = exampleOf('local-moran')
  expect(text).toContain(`Moran's I is ${moran.i.toFixed(2)}`)
  expect(text).toContain(`would be ${moran.expected.toFixed(3)}`)
  expect(text).toContain(`z of ${moran.z.toFixed(1)}`)
})

test('repeat locations: two places make four fifths', () => {
  const eastings = at(0, 0, 0, 0, 0, 90, 90, 90, 200, 300)
  const { counts } = repeatPlaces(eastings, along(eastings), along(eastings), 0)
  expect([...counts]).toEqual([5, 3, 1, 1])
  expect(exampleOf('repeat-locations')).toContain('8 of 10: 80 %')
})

test('hot areas: what a count of twelve may come from', () => {
  const { lower, upper } = poissonInterval(12)
  const text = exampleOf('hot-areas')
  expect(text).toContain(`${lower.toFixed(1)} to ${upper.toFixed(1)} (95 % interval)`)
  expect(text).toContain(`between ${(lower / 4).toFixed(1)} and ${(upper / 4).toFixed(1)} per 1,000`)
})

test('hour by weekday: the window broken in the night', () => {
  const minute = (text: string) => Date.parse(text) / 60_000
  const night = [minute('2025-01-10T22:30Z'), minute('2025-01-11T01:30Z')] as const
  const week = hourByWeekday([night[0]], [night[1]], [timePrecisions.indexOf('interval')])
  if (week.kind !== 'counts') throw new Error('refused')
  const friday = 4 * 24
  const shares = [friday + 22, friday + 23, friday + 24, friday + 25].map(hour => week.values[hour])
  for (const [index, share] of [1 / 6, 1 / 3, 1 / 3, 1 / 6].entries()) {
    expect(shares[index]).toBeCloseTo(share, 12)
  }
})

test('XmR chart: twelve ordinary months', () => {
  const { upper, lower, signals } = xmr([26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26])
  const text = exampleOf('xmr')
  expect(text).toContain(`= ${lower[0]!.toFixed(1)} and`)
  expect(text).toContain(`= ${upper[0]!.toFixed(1)}.`)
  expect(signals.flat()).toEqual([])
})

test('near repeats: two pairs where 0.4 were to be expected', () => {
  const eastings = at(0, 5, 0, 1000, 1005, 2000)
  const bands = {
    bandMetres: 100,
    distanceBands: 1,
    bandDays: 7,
    timeBands: 1,
    distance: 'manhattan',
  } as const
  const { observed, expected, pairs } = nearRepeat(
    eastings,
    along(eastings),
    Int32Array.of(0, 2, 40, 10, 11, 30),
    bands,
    { permutations: 99, seed: 1 },
  )
  expect([pairs, observed[1], expected[1]]).toEqual([15, 2, 0.4])
  expect(exampleOf('near-repeat')).toContain('3 × 2 / 15 = 0.4 pairs')
})

test('space-time scan: the likelihood ratio of seven where two were to be expected', () => {
  const ratio = 7 * Math.log(7 / 2) + (200 - 7) * Math.log((200 - 7) / (200 - 2))
  expect(exampleOf('space-time-scan')).toContain(`ratio (log) is ${ratio.toFixed(1)}`)
})

test('hotspot classes: four histories of a cell', () => {
  const text = exampleOf('hotspot-classes')
  const level = [3, 3, 3, 3, 3, 3]
  for (const [history, name] of [
    ['- - - - - x', 'new'],
    ['x x x x x x', 'persistent'],
    ['x - x - - x', 'sporadic'],
    ['x x x - - -', 'former'],
  ] as const) {
    const hot = history.split(' ').map(period => period === 'x')
    expect([history, classOf(hot, level, 0.05)]).toEqual([history, name])
    expect(text).toContain(`${history}: ${name}`)
  }
  const always = new Array<boolean>(6).fill(true)
  expect(classOf(always, [3, 4, 5, 6, 7, 8], 0.05)).toBe('intensifying')
  expect(classOf(always, [8, 7, 6, 5, 4, 3], 0.05)).toBe('diminishing')
})
