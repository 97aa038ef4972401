import { expect, test } from 'vitest'
import { changesBetween, joined, stillAs } from '../../../main/features/tasking/steps/row-changes.ts'

const items = { table: 'agenda_item', key: ['id'] }
const row = { id: 1, title: 'One', notes: '', version: 1 }

test('a step keeps only what changed, and never the count of saves', () => {
  expect(changesBetween(items, [row], [{ ...row, notes: 'Said', version: 2 }])).toEqual([
    { ...items, at: { id: 1 }, before: { notes: '' }, after: { notes: 'Said' } },
  ])
  expect(changesBetween(items, [row], [{ ...row, version: 2 }])).toEqual([])
  const other = { ...row, id: 2 }
  expect(changesBetween(items, [row], [other])).toEqual([
    { ...items, at: { id: 1 }, before: row, after: null },
    { ...items, at: { id: 2 }, before: null, after: other },
  ])
})

test('what was changed again or taken away is not as the step left it', () => {
  const [noted] = changesBetween(items, [row], [{ ...row, notes: 'Said' }])
  expect(stillAs(noted!, { ...row, title: 'Another', notes: 'Said', version: 9 })).toBe(true)
  expect(stillAs(noted!, { ...row, notes: 'Said more' })).toBe(false)
  expect(stillAs(noted!, null)).toBe(false)
  const [made] = changesBetween(items, [], [row])
  expect(stillAs(made!, row)).toBe(true)
  expect(stillAs(made!, { ...row, version: 2 })).toBe(true)
  expect(stillAs(made!, { ...row, title: 'Another' })).toBe(false)
  const [gone] = changesBetween(items, [row], [])
  expect(stillAs(gone!, null)).toBe(true)
  expect(stillAs(gone!, row)).toBe(false)
})

test('typing on is one step with the typing before it, another field is not', () => {
  const first = changesBetween(items, [row], [{ ...row, notes: 'S' }])
  const second = changesBetween(items, [{ ...row, notes: 'S' }], [{ ...row, notes: 'Said' }])
  expect(joined(first, second)).toEqual([
    { ...items, at: { id: 1 }, before: { notes: '' }, after: { notes: 'Said' } },
  ])
  expect(joined(first, changesBetween(items, [row], [{ ...row, title: 'Two' }]))).toBeNull()
  expect(joined(changesBetween(items, [], [row]), second)).toBeNull()
})
