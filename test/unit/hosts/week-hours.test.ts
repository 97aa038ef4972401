import { expect, test } from 'vitest'
import { hoursTyped } from '../../../main/cli/week-hours.ts'

test.each([
  ['mon 8-10', [8, 9]],
  ['mon,wed 23-24', [23, 71]],
  ['Fri 22-02', [118, 119, 120, 121]],
  // The night of Sunday ends at the beginning of the week.
  ['sunday 23-1', [0, 167]],
  ['sat-mon 0-1', [0, 120, 144]],
])('%s', (text, hours) => {
  expect(hoursTyped(text, undefined)).toEqual(hours)
})

test('every day where none is named, and a second time adds to the first', () => {
  expect(hoursTyped('0-24', undefined)).toHaveLength(168)
  expect(hoursTyped('mon 3-4', [2, 3])).toEqual([2, 3])
})

test.each(['', 'mon', '8', '25-26', 'xyz 8-10', '8-25', 'mon-xyz 8-10'])('%j is refused', text => {
  expect(() => hoursTyped(text, undefined)).toThrow(/Write it as/)
})
