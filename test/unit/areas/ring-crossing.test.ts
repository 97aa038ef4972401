import { kinks } from '@turf/kinks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstCrossing, type Ring } from '../../../main/features/areas/ring-crossing.ts'

test('sides that cross, touch or lie on each other are told; neighbours and rings apart are not', () => {
  const square: Ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
  ]
  expect(firstCrossing(square)).toBeNull()
  expect(
    firstCrossing([
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ]),
  ).toEqual([5, 5])
  // A corner that stands on another side, and two sides along one line.
  expect(
    firstCrossing([
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 0],
      [0, 10],
    ]),
  ).toEqual([5, 0])
  expect(
    firstCrossing([
      [0, 0],
      [10, 0],
      [10, 5],
      [8, 0],
      [2, 0],
      [0, 5],
    ]),
  ).not.toBeNull()
  expect(
    firstCrossing([
      [0, 0],
      [5, 10],
      [10, 0],
    ]),
  ).toBeNull()
})

test('a ring crosses itself where Turf finds kinks in it, and nowhere else', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }))
  const rings = fc.uniqueArray(corner, { minLength: 4, maxLength: 8, selector: ([x, y]) => x * 2000 + y })
  fc.assert(
    fc.property(rings, corners => {
      const ring: Ring = corners
      // Turf does not see sides that lie along one line.
      fc.pre(!hasParallel(ring))
      const found = kinks({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }).features
      expect(firstCrossing(ring) !== null).toBe(found.length > 0)
    }),
    { numRuns: 500, seed: 1 },
  )
})

test('the largest ring there may be is judged at once, also one with millions of crossings', () => {
  const around = (turns: number): Ring =>
    Array.from({ length: 9999 }, (_, i) => {
      const angle = (i / 9999) * 2 * Math.PI * turns
      return [455_000 + 5000 * Math.cos(angle), 303_000 + 5000 * Math.sin(angle)]
    })
  expect(firstCrossing(around(1))).toBeNull()
  expect(firstCrossing(around(2500))).not.toBeNull()
})

function hasParallel(ring: Ring): boolean {
  const ways = ring.map(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    return [nextX - x, nextY - y] as const
  })
  return ways.some(([dx, dy], at) => ways.slice(at + 1).some(([ex, ey]) => dx * ey === dy * ex))
}
