import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { polygonsSchema } from '#shared/features/areas/contract.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { convexHull } from '../../../main/features/analysis/ground/convex-hull.ts'
import {
  deviationEllipse,
  ellipseHectares,
  ellipsePolygons,
} from '../../../main/features/analysis/ground/deviation-ellipse.ts'
import { areaHectares, signedArea } from '../../../main/features/analysis/ground/rings.ts'

const columns = (points: readonly (readonly [number, number])[]) =>
  [Float64Array.from(points, p => p[0]), Float64Array.from(points, p => p[1])] as const

const pointSets = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
  maxLength: 25,
})

test('every point lies within the hull, and its corners are those that lie within no triangle of others', () => {
  fc.assert(
    fc.property(pointSets, points => {
      const ring = convexHull(...columns(points))
      const cross = (a: readonly number[], b: readonly number[], c: readonly number[]) =>
        (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!)
      const onOneLine = points.every(p => points.every(q => cross(points[0]!, p, q) === 0))
      if (onOneLine) {
        expect(ring).toEqual([])
        return
      }
      expect(ring[0]).toEqual(ring.at(-1))
      expect(signedArea(ring)).toBeGreaterThan(0)
      // A left turn at every corner, and no point to the right of any edge: convex, and around all.
      for (let i = 1; i < ring.length; i++) {
        for (const point of points) expect(cross(ring[i - 1]!, ring[i]!, point)).toBeGreaterThanOrEqual(0)
        expect(cross(ring[i - 1]!, ring[i]!, ring[(i % (ring.length - 1)) + 1]!)).toBeGreaterThan(0)
        expect(points).toContainEqual(ring[i])
      }
    }),
  )
})

test('no hull of nothing, of one point, of equal points and of a line', () => {
  for (const points of [
    [],
    [[1, 1]],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [0, 0],
      [5, 5],
      [9, 9],
    ],
  ] as [number, number][][]) {
    expect(convexHull(...columns(points))).toEqual([])
  }
  const square = columns([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [1, 1],
    [1, 0],
  ])
  expect(convexHull(...square)).toEqual([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ])
})

test('the ellipse by hand: a cross twice as wide as high', () => {
  const [x, y] = columns([
    [-4, 0],
    [4, 0],
    [0, -2],
    [0, 2],
  ])
  // sqrt(2 * 32 / 2) and sqrt(2 * 8 / 2).
  const ellipse = deviationEllipse(x, y, 1)!
  expect(ellipse).toMatchObject({ easting: 0, northing: 0, bearingDegrees: 90 })
  expect(ellipse.majorMetres).toBeCloseTo(Math.sqrt(32), 12)
  expect(ellipse.minorMetres).toBeCloseTo(Math.sqrt(8), 12)
  expect(deviationEllipse(x, y, 2)!.majorMetres).toBeCloseTo(2 * Math.sqrt(32), 12)
  expect(deviationEllipse(y, x, 1)).toMatchObject({ bearingDegrees: 0 })
})

/** CrimeStat's formula as it is printed, with its angle; which of its axes is the longer is left to chance there. */
function asPrinted(xs: Float64Array, ys: Float64Array) {
  const n = xs.length
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (of: (x: number, y: number) => number) =>
    xs.reduce((total, x, i) => total + of(x - mx, ys[i]! - my), 0)
  const [xx, yy, xy] = [sum(x => x * x), sum((_, y) => y * y), sum((x, y) => x * y)]
  const theta = Math.atan((xx - yy + Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)) / (2 * xy))
  const along = sum((x, y) => (x * Math.cos(theta) - y * Math.sin(theta)) ** 2)
  const across = sum((x, y) => (x * Math.sin(theta) + y * Math.cos(theta)) ** 2)
  return [along, across].map(squares => Math.sqrt((2 * squares) / (n - 2))).sort((a, b) => a - b)
}

const clouds = fc.record({ seed: fc.integer(), n: fc.integer({ min: 3, max: 60 }) })
function cloud(seed: number, n: number) {
  const random = seededRandom(seed)
  const [along, across, turn] = [1 + random() * 200, 1 + random() * 200, random() * Math.PI]
  return columns(
    Array.from({ length: n }, () => {
      const [a, b] = [normalDraw(random, 0, along), normalDraw(random, 0, across)]
      return [a * Math.cos(turn) - b * Math.sin(turn), a * Math.sin(turn) + b * Math.cos(turn)] as const
    }),
  )
}

test('the axes are those of the printed formula, the major never the shorter, the bearing along the spread', () => {
  fc.assert(
    fc.property(clouds, ({ seed, n }) => {
      const [x, y] = cloud(seed, n)
      const ellipse = deviationEllipse(x, y, 1)!
      const [shorter, longer] = asPrinted(x, y)
      expect(ellipse.majorMetres).toBeGreaterThanOrEqual(ellipse.minorMetres)
      expect(ellipse.majorMetres).toBeCloseTo(longer!, 5)
      expect(ellipse.minorMetres).toBeCloseTo(shorter!, 3)
      expect(ellipse.bearingDegrees).toBeGreaterThanOrEqual(0)
      expect(ellipse.bearingDegrees).toBeLessThan(180)
      const bearing = (ellipse.bearingDegrees * Math.PI) / 180
      let squares = 0
      for (const [i, easting] of x.entries()) {
        const dx = easting - ellipse.easting
        const dy = y[i]! - ellipse.northing
        squares += (dx * Math.sin(bearing) + dy * Math.cos(bearing)) ** 2
      }
      expect(Math.sqrt((2 * squares) / (n - 2))).toBeCloseTo(ellipse.majorMetres, 5)
    }),
  )
})

test('moving the map moves the ellipse; the order of the points changes nothing to speak of', () => {
  fc.assert(
    fc.property(clouds, ({ seed, n }) => {
      const [x, y] = cloud(seed, n)
      const one = deviationEllipse(x, y, 1.5)!
      const other = deviationEllipse(
        x.toReversed().map(v => v + 458_800),
        y.toReversed().map(v => v + 304_600),
        1.5,
      )!
      expect(other.easting - 458_800).toBeCloseTo(one.easting, 6)
      expect(other.northing - 304_600).toBeCloseTo(one.northing, 6)
      expect(other.majorMetres).toBeCloseTo(one.majorMetres, 5)
      expect(other.minorMetres).toBeCloseTo(one.minorMetres, 3)
    }),
  )
})

test('no ellipse of fewer than three; of equal points one of no size; of a line one of no width', () => {
  expect(deviationEllipse(new Float64Array(), new Float64Array(), 1)).toBeNull()
  expect(deviationEllipse(Float64Array.of(1, 2), Float64Array.of(1, 2), 1)).toBeNull()
  const equal = new Float64Array(5).fill(458_800)
  expect(deviationEllipse(equal, equal, 1)).toEqual({
    ...{ easting: 458_800, northing: 458_800, majorMetres: 0, minorMetres: 0, bearingDegrees: 0 },
  })
  const line = Float64Array.of(0, 1, 2, 3)
  const along = deviationEllipse(line, line, 1)!
  expect(along.bearingDegrees).toBeCloseTo(45, 9)
  expect(along.minorMetres).toBe(0)
})

test('its polygon has its area and its bearing, and holds two thirds of a normal cloud or more', () => {
  const random = seededRandom(3)
  const [x, y] = columns(
    Array.from({ length: 4000 }, () => {
      const along = normalDraw(random, 0, 300)
      return [458_800 + along + normalDraw(random, 0, 60), 304_600 + along] as const
    }),
  )
  const ellipse = deviationEllipse(x, y, 1)!
  expect(ellipse.bearingDegrees).toBeGreaterThan(40)
  expect(ellipse.bearingDegrees).toBeLessThan(50)
  const polygons = ellipsePolygons(ellipse)
  expect(polygonsSchema.safeParse(polygons).success).toBe(true)
  expect(areaHectares(polygons) / ellipseHectares(ellipse)).toBeCloseTo(1, 2)
  const coordinates = polygons
  const inside = x.reduce(
    (sum, easting, i) =>
      sum + (booleanPointInPolygon([easting, y[i]!], { type: 'MultiPolygon', coordinates }) ? 1 : 0),
    0,
  )
  // With the factor of 2, 1 - exp(-1) of a normal cloud.
  expect(inside / x.length).toBeCloseTo(0.632, 1)
})
