import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOccurrences } from '../../../main/features/imports/keeping/occurrences.ts'

test('it counts as a map would, however many there are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 4000, size: 'max' }), events => {
      const [count, map] = [countOccurrences(), new Map<number, number>()]
      for (const event of events) {
        const before = map.get(event) ?? 0
        map.set(event, before + 1)
        expect(count(hash('sha256', String(event), 'hex'))).toBe(before)
      }
    }),
    { numRuns: 20 },
  )
})

test('events that differ in one half of their key only are told apart', () => {
  const count = countOccurrences()
  const keys = [
    '0000000000000000',
    '0000000100000000',
    '0000000000000001',
    'ffffffffffffffff',
    'ffffffff00000000',
  ]
  expect(keys.map(count)).toEqual([0, 0, 0, 0, 0])
  expect(keys.map(count)).toEqual([1, 1, 1, 1, 1])
})
