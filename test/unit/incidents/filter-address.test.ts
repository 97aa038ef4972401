import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '#shared/features/incidents/contract.ts'
import {
  readFilter,
  withCondition,
  writeFilter,
} from '../../../renderer/features/incidents/filter-address.ts'

const id = fc.integer({ min: 1, max: 1_000_000 })
const ids = fc.array(id, { minLength: 1, maxLength: 5 })
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const metres = fc.integer({ min: -5_000_000, max: 13_000_000 }).map(decimetres => decimetres / 10)
const filters = fc.record(
  {
    from: day,
    to: day,
    sourceIds: ids,
    categoryIds: ids,
    areaIds: ids,
    codes: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
    channels: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    importIds: ids,
    weekHours: fc
      .uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1 })
      .map(hours => hours.sort((a, b) => a - b)),
    text: fc
      .string({ minLength: 1, maxLength: 200 })
      .map(text => text.trim())
      .filter(text => text !== ''),
    circle: fc.record({ easting: metres, northing: metres, radiusMetres: fc.integer({ min: 0, max: 9999 }) }),
    polygon: fc.array(fc.tuple(metres, metres), { minLength: 3, maxLength: 40 }),
    hotspotId: id,
    count: fc.constant('events' as const),
  },
  { requiredKeys: [] },
)

test('a filter written into the address is read back the same', () => {
  fc.assert(
    fc.property(filters, filter => {
      const address = writeFilter(new URLSearchParams('tab=when'), filter)
      expect(readFilter(new URLSearchParams(address.toString()))).toEqual(filter)
      expect(address.get('tab')).toBe('when')
    }),
  )
})

test('what is no filter in an address is passed over', () => {
  const address = new URLSearchParams('from=yesterday&source=a,-1,0,3&within=x&category=')
  expect(readFilter(address)).toEqual({ sourceIds: [3] })
  for (const text of [
    'hours=x.200.9-3',
    'circle=1,2',
    'circle=1,2,-3',
    'circle=1,2,900000',
    'polygon=1_1.2_2',
    'polygon=1_1.2_2.a',
    'text=++',
  ]) {
    expect(readFilter(new URLSearchParams(text))).toEqual({})
  }
})

test('hours and outlines are written shortly', () => {
  const hours = [46, 22, 23, 47, 0]
  expect(writeFilter(new URLSearchParams(), { weekHours: hours }).get('hours')).toBe('0.22-23.46-47')
  const ring = Array.from({ length: 100 }, (_, at): [number, number] => [
    458_800 + 500 * Math.cos(at / 16),
    304_600 + 500 * Math.sin(at / 16),
  ])
  expect(writeFilter(new URLSearchParams(), { polygon: ring }).get('polygon')!.length).toBeLessThan(800)
})

test('an empty condition is taken out', () => {
  const filter: Filter = { from: '2025-01-01', sourceIds: [1] }
  expect(withCondition(filter, 'sourceIds', [])).toEqual({ from: '2025-01-01' })
  expect(withCondition(filter, 'from', '')).toEqual({ sourceIds: [1] })
})
