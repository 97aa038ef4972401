import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseGridReference, toGridReference } from '#shared/geo/grid-reference.ts'
import { fromWgs84, toWgs84 } from '#shared/geo/projection.ts'

test('the Ordnance Survey’s worked example comes out through the seven-parameter shift', () => {
  const [longitude, latitude] = toWgs84(651_409.903, 313_177.27)
  expect(latitude).toBeCloseTo(52.657978599, 7)
  expect(longitude).toBeCloseTo(1.71605199, 7)
})

test('Leicester is where it should be', () => {
  const [longitude, latitude] = toWgs84(458_800, 304_600)
  expect(latitude).toBeCloseTo(52.635972, 5)
  expect(longitude).toBeCloseTo(-1.132573, 5)
})

test('there and back is the same place to a centimetre, over the whole grid', () => {
  const inland = fc.record({
    e: fc.double({ min: 100_000, max: 650_000, noNaN: true }),
    n: fc.double({ min: 10_000, max: 1_200_000, noNaN: true }),
  })
  fc.assert(
    fc.property(inland, ({ e, n }) => {
      const [easting, northing] = fromWgs84(...toWgs84(e, n))
      // proj4 turns the Helmert shift round by changing its signs, which is not its exact inverse.
      return Math.abs(easting - e) < 0.05 && Math.abs(northing - n) < 0.05
    }),
  )
})

test.each([
  ['SK 588 046', 458_850, 304_650, 100],
  ['sk58800460', 458_805, 304_605, 10],
  ['TG 51409 13177', 651_409.5, 313_177.5, 1],
  ['SV 0 0', 5000, 5000, 10_000],
  ['HP60', 465_000, 1_205_000, 10_000],
])('%s is the centre of its square', (text, easting, northing, sizeMetres) => {
  expect(parseGridReference(text)).toEqual({ easting, northing, sizeMetres })
})

test.each([
  '',
  'SK',
  'SK 5',
  'SK 588 04',
  'IK 588 046',
  'SK 588046 1 2 3',
  'AA 00',
  'ZZ 12',
  '588046',
  'SK-588-046',
])('%j is no grid reference', text => expect(parseGridReference(text)).toBeNull())

test('every point of the grid lies in the square its reference names', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 699_999 }),
      fc.integer({ min: 0, max: 1_299_999 }),
      (easting, northing) => {
        const square = parseGridReference(toGridReference(easting, northing, 8)!)!
        return Math.abs(square.easting - easting) <= 5 && Math.abs(square.northing - northing) <= 5
      },
    ),
  )
})

test('there is no reference off the grid', () => {
  expect(toGridReference(-1, 0)).toBeNull()
  expect(toGridReference(700_000, 0)).toBeNull()
  expect(toGridReference(0, 1_300_000)).toBeNull()
})
