import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { seededRandom } from '#shared/random.ts'
import { dissolveCells } from '../../../main/features/analysis/ground/dissolve.ts'
import { groundAround, groundOfFilter } from '../../../main/features/analysis/ground/given-ground.ts'
import { overlap } from '../../../main/features/analysis/ground/overlap.ts'
import { areaHectares } from '../../../main/features/analysis/ground/rings.ts'
import { run as merge } from '../../../main/features/analysis/merge.worker.ts'

const inside = (x: number, y: number, coordinates: Polygons) =>
  booleanPointInPolygon([x, y], { type: 'MultiPolygon', coordinates })
const square = (west: number, south: number, side: number): Polygons =>
  dissolveCells([west / side], [south / side], side)

test('the ground of a filter is its polygon, closed and anticlockwise, or a circle that holds its edge', () => {
  const clockwise: [number, number][] = [
    [0, 0],
    [0, 100],
    [100, 100],
    [100, 0],
  ]
  expect(groundOfFilter({ polygon: clockwise })).toEqual([
    [
      [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
        [0, 0],
      ],
    ],
  ])
  const ground = groundOfFilter({ circle: { easting: 458_800, northing: 304_600, radiusMetres: 250 } })!
  for (let degree = 0; degree < 360; degree++) {
    const angle = (degree / 180) * Math.PI
    expect(inside(458_800 + 249.98 * Math.cos(angle), 304_600 + 249.98 * Math.sin(angle), ground)).toBe(true)
  }
  expect(areaHectares(ground) / ((Math.PI * 250 * 250) / 10_000)).toBeCloseTo(1, 2)
  expect(groundOfFilter({})).toBeNull()
  expect(groundOfFilter({ circle: { easting: 1, northing: 1, radiusMetres: 0 } })).toBeNull()
  expect(
    groundOfFilter({ polygon: clockwise, circle: { easting: 1, northing: 1, radiusMetres: 9 } }),
  ).toBeNull()
})

test('ground drawn round incidents holds every one of them, be they one, on a line or far apart', () => {
  for (const [n, spread] of [
    [1, 0],
    [2, 5000],
    [60, 300],
    [60, 30_000],
  ] as const) {
    const random = seededRandom(n + spread)
    const draw = (from: number) => Float64Array.from({ length: n }, () => from + random() * spread)
    const [x, y] = [draw(450_000), draw(300_000)]
    const members = Uint32Array.from(x.keys())
    const { polygons, radiusMetres } = groundAround(x, y, members)
    expect(radiusMetres).toBeGreaterThanOrEqual(30)
    expect(radiusMetres).toBeLessThanOrEqual(1000)
    for (const at of members) expect(inside(x[at]!, y[at]!, polygons)).toBe(true)
  }
})

test('grounds overlap exactly where they share a cell, a side or a corner', () => {
  fc.assert(
    fc.property(fc.integer(), seed => {
      const random = seededRandom(seed)
      const cells = () => {
        const [column, row] = [Math.floor(random() * 8), Math.floor(random() * 8)]
        const [wide, high] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 4)]
        return Array.from(
          { length: wide * high },
          (_, i) => [column + (i % wide), row + Math.floor(i / wide)] as const,
        )
      }
      const [one, other] = [cells(), cells()]
      const ground = (of: typeof one) =>
        dissolveCells(
          of.map(([c]) => c),
          of.map(([, r]) => r),
          100,
        )
      const touching = one.some(([c, r]) =>
        other.some(([d, s]) => Math.abs(c - d) < 2 && Math.abs(r - s) < 2),
      )
      expect(overlap(ground(one), ground(other))).toBe(touching)
      expect(overlap(ground(other), ground(one))).toBe(touching)
    }),
  )
})

test('a cross of two bands overlaps though neither holds a corner of the other; a hole is no ground', () => {
  const band = dissolveCells([0, 1, 2, 3, 4], [2, 2, 2, 2, 2], 100)
  const across = dissolveCells([2, 2, 2, 2, 2], [0, 1, 2, 3, 4], 100)
  expect(overlap(band, across)).toBe(true)
  const ring = dissolveCells(
    [0, 1, 2, 3, 4, 0, 4, 0, 4, 0, 4, 0, 1, 2, 3, 4],
    [0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 4, 4],
    100,
  )
  const within: Polygons = [
    [
      [
        [220, 220],
        [280, 220],
        [280, 280],
        [220, 280],
        [220, 220],
      ],
    ],
  ]
  expect(overlap(ring, within)).toBe(false)
})

const points = {
  eastings: Float64Array.of(50, 60, 70, 1050, 1060, 80),
  northings: Float64Array.of(50, 60, 70, 50, 60, 80),
}
const part = (title: string, polygons: Polygons, ...members: number[]) => ({
  ...{ title, polygons },
  members: Uint32Array.from(members),
})

test('hotspots apart keep their outlines; an incident of several counts once', () => {
  const given = [part('A', square(0, 0, 100), 0, 1, 2), part('B', square(1000, 0, 100), 3, 4)]
  const found = merge({ ...points, given })
  expect(found.hotspots).toHaveLength(1)
  expect(found.hotspots[0]).toMatchObject({ count: 5, areaHectares: 2 })
  expect(found.hotspots[0]!.polygons).toEqual([...given[0]!.polygons, ...given[1]!.polygons])
  expect(found.statement).toBe('2 hotspots merged into one of 5 incidents: A; B.')
  // Not after the ground between them, where nothing need have happened.
  expect(found.hotspots[0]!.title).toBe('A; B')
  const four = [...given, part('C', square(2000, 0, 100), 5), part('D', square(3000, 0, 100), 5)]
  expect(merge({ ...points, given: four }).hotspots[0]!.title).toBe('A; B and 2 more')
  const shared = merge({ ...points, given: [...given, part('C', square(50, 50, 50), 1, 2, 5)] })
  expect([...shared.hotspots[0]!.members]).toEqual([0, 1, 2, 3, 4, 5])
  expect(shared.statement).toBe(
    '3 hotspots merged into one of 6 incidents, 2 of them counted once that were in several: A; B; C.',
  )
  expect(shared.choices[0]!.reason).toContain('2 hotspots overlap')
  expect(shared.hotspots[0]!.polygons).toContainEqual(given[1]!.polygons[0])
  for (const at of [0, 1, 2, 5]) {
    expect(inside(points.eastings[at]!, points.northings[at]!, shared.hotspots[0]!.polygons)).toBe(true)
  }
})
