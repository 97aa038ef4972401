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
const filters = fc.record(
  {
    from: day,
    to: day,
    sourceIds: ids,
    categoryIds: ids,
    areaIds: ids,
    codes: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
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
})

test('an empty condition is taken out', () => {
  const filter: Filter = { from: '2025-01-01', sourceIds: [1] }
  expect(withCondition(filter, 'sourceIds', [])).toEqual({ from: '2025-01-01' })
  expect(withCondition(filter, 'from', '')).toEqual({ sourceIds: [1] })
})
