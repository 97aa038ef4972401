import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extentOfMost } from '../../../renderer/map/layers.ts'

const places = fc.array(
  fc.record({ easting: fc.integer({ max: 700_000, min: 0 }), count: fc.integer({ min: 1, max: 300 }) }),
  { minLength: 1, maxLength: 60 },
)
const columnsOf = (rows: { easting: number; count: number }[]) => ({
  eastings: Float64Array.from(rows, row => row.easting),
  northings: Float64Array.from(rows, row => row.easting / 2),
  counts: Uint32Array.from(rows, row => row.count),
})

test('no more than a hundredth of the incidents lies outside on either side, and the next one in would be more', () => {
  fc.assert(
    fc.property(places, rows => {
      const { west, east, south, north } = extentOfMost(columnsOf(rows))!
      const incidents = (of: (easting: number) => boolean) =>
        rows.reduce((sum, { easting, count }) => sum + (of(easting) ? count : 0), 0)
      const beyond = incidents(() => true) / 100
      expect(incidents(easting => easting < west)).toBeLessThanOrEqual(beyond)
      expect(incidents(easting => easting <= west)).toBeGreaterThan(beyond)
      expect(incidents(easting => easting > east)).toBeLessThanOrEqual(beyond)
      expect(incidents(easting => easting >= east)).toBeGreaterThan(beyond)
      expect([south, north]).toEqual([west / 2, east / 2])
    }),
  )
})

test('one misplaced place does not shrink the city; nothing has no extent', () => {
  const city = Array.from({ length: 200 }, (_, i) => ({ easting: 455_000 + i, count: 1 }))
  expect(extentOfMost(columnsOf([{ easting: 0, count: 1 }, ...city]))?.west).toBe(455_001)
  expect(extentOfMost(columnsOf([]))).toBeNull()
})
