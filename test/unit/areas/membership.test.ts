import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../../../main/features/areas/membership.ts'

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('a point lies in its area, in none, or in a hole', () => {
  const index = indexAreas([[[square(0, 0, 100), square(40, 40, 20)]], [[square(200, 0, 50)]]])
  expect(areaAt(index, 10, 10)).toBe(0)
  expect(areaAt(index, 50, 50)).toBe(-1)
  expect(areaAt(index, 225, 25)).toBe(1)
  expect(areaAt(index, 150, 25)).toBe(-1)
  expect(areaAt(index, -1, 25)).toBe(-1)
  expect(areaAt(index, Number.NaN, Number.NaN)).toBe(-1)
})

test('an area of several polygons holds the points of each, and an island in its lake', () => {
  const parts: Polygons = [
    [square(0, 0, 100), square(20, 20, 60)],
    [square(40, 40, 20)],
    [square(500, 500, 10)],
  ]
  const index = indexAreas([parts])
  expect(areaAt(index, 50, 50)).toBe(0)
  expect(areaAt(index, 30, 30)).toBe(-1)
  expect(areaAt(index, 505, 505)).toBe(0)
})

test('where areas overlap the first given has the point', () => {
  const index = indexAreas([[[square(0, 0, 100)]], [[square(50, 50, 100)]]])
  expect(areaAt(index, 75, 75)).toBe(0)
  expect(areaAt(index, 125, 125)).toBe(1)
})

test('thousands of areas that all overlap are indexed all the same', () => {
  const areas = Array.from({ length: 2000 }, (_, i): Polygons => [[square(i / 100, i / 100, 1000)]])
  // An index that kept every pair of areas would not be done within the time any test has.
  const index = indexAreas(areas)
  expect(areaAt(index, 500, 500)).toBe(0)
  expect(areaAt(index, 1010.005, 1010.005)).toBe(1001)
})

test('a point on a shared edge or corner belongs to exactly one area, however the rings run', () => {
  const corners: [number, number][] = [
    [0, 0],
    [113, 7],
    [241, 31],
    [17, 109],
    [131, 127],
    [229, 149],
    [3, 251],
    [119, 233],
    [237, 263],
  ]
  const cell = (a: number, b: number, c: number, d: number, reverse: boolean): Polygons => {
    const ring = [a, b, c, d, a].map(i => corners[i]!)
    return [[reverse ? ring.toReversed() : ring]]
  }
  const areas = [
    cell(0, 1, 4, 3, false),
    cell(1, 2, 5, 4, true),
    cell(3, 4, 7, 6, false),
    cell(4, 5, 8, 7, true),
  ]
  const alone = areas.map(area => indexAreas([area]))
  const inner = [1, 3, 5, 7].map(i => [corners[4]!, corners[i]!] as const)
  fc.assert(
    fc.property(fc.constantFrom(...inner), fc.double({ min: 0, max: 0.99, noNaN: true }), ([from, to], t) => {
      const easting = from[0] + (to[0] - from[0]) * t
      const northing = from[1] + (to[1] - from[1]) * t
      expect(alone.filter(index => areaAt(index, easting, northing) === 0)).toHaveLength(1)
    }),
  )
})

test('agrees with testing every edge, on areas of many corners', () => {
  const star = (x: number, y: number, radii: number[]): Polygons => {
    const ring = radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
    })
    return [[[...ring, ring[0]!]]]
  }
  const crossings = (area: Polygons, x: number, y: number) => {
    const ring = area[0]![0]!
    return ring.slice(1).filter(([x2, y2], i) => {
      const [x1, y1] = ring[i]!
      return y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)
    }).length
  }
  const near = fc.double({ min: -300, max: 300, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 20, max: 250, noNaN: true }), { minLength: 3, maxLength: 200 }),
      near,
      near,
      (radii, x, y) => {
        const area = star(0, 0, radii)
        const other = star(400, 10, radii)
        const expected = crossings(area, x, y) % 2 === 1 ? 0 : crossings(other, x, y) % 2 === 1 ? 1 : -1
        expect(areaAt(indexAreas([area, other]), x, y)).toBe(expected)
      },
    ),
  )
})

test('areas without ground hold nothing', () => {
  expect(areaAt(indexAreas([]), 0, 0)).toBe(-1)
  expect(areaAt(indexAreas([[], [[]]]), 0, 0)).toBe(-1)
  const line: [number, number][] = [
    [0, 0],
    [5, 0],
    [0, 0],
  ]
  expect(areaAt(indexAreas([[[line]]]), 2, 0)).toBe(-1)
})
