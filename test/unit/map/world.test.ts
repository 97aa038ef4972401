import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extentOfMost } from '../../../renderer/map/layers.ts'
import { fromWorld, toWorld, toWorldColumns } from '../../../renderer/map/world.ts'

const equatorMetres = 40_075_017
const easting = fc.double({ min: 100_000, max: 650_000, noNaN: true })
const northing = fc.double({ min: 20_000, max: 1_200_000, noNaN: true })

test('the lattice keeps within a decimetre of the exact projection', () => {
  fc.assert(
    fc.property(easting, northing, (east, north) => {
      const { xs, ys } = toWorldColumns(Float64Array.of(east), Float64Array.of(north))
      const [x, y] = toWorld(east, north)
      expect(Math.hypot(xs[0]! - x, ys[0]! - y) * equatorMetres).toBeLessThan(0.1)
    }),
  )
})

test('a place off the grid is placed all the same, and takes no room from the others', () => {
  const { xs, ys } = toWorldColumns(Float64Array.of(458_000, 5_000_000), Float64Array.of(304_000, -2_000_000))
  expect([xs[0], ys[0]]).toEqual(toWorld(458_000, 304_000))
  expect([xs[1], ys[1]]).toEqual(toWorld(5_000_000, -2_000_000))
})

test('the way back from the plane ends where it began', () => {
  fc.assert(
    fc.property(easting, northing, (east, north) => {
      const [backEast, backNorth] = fromWorld(...toWorld(east, north))
      expect(Math.hypot(backEast - east, backNorth - north)).toBeLessThan(0.01)
    }),
  )
})

test('no points give empty columns and no extent', () => {
  const none = new Float64Array(0)
  expect(toWorldColumns(none, none).xs).toHaveLength(0)
  expect(extentOfMost({ eastings: none, northings: none, counts: new Uint32Array(0) })).toBeNull()
})

test('one far-off incident in two hundred does not widen the extent', () => {
  const eastings = Float64Array.from({ length: 200 }, (_, index) => (index === 0 ? 10 : 458_000 + index))
  const northings = Float64Array.from({ length: 200 }, (_, index) => (index === 0 ? 10 : 304_000 + index))
  const extent = extentOfMost({ eastings, northings, counts: new Uint32Array(200).fill(1) })
  expect(extent).toEqual({ west: 458_002, east: 458_197, south: 304_002, north: 304_197 })
})
