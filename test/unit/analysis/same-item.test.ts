import { expect, test } from 'vitest'
import { lastKnown, type Recognised, sameItems } from '../../../main/features/analysis/news/same-item.ts'

const item = (title: string, ids: number[], kind: Recognised['kind'] = 'repeat-person') => ({
  ...{ kind, title, ids: Uint32Array.from(ids) },
})

test('an item is the earlier one that most of its incidents were in, of its own kind alone', () => {
  const earlier = [item('A', [1, 2, 3]), item('B', [7, 8, 9], 'repeat-place')]
  const of = (ids: number[], kind?: Recognised['kind']) => sameItems([item('C', ids, kind)], earlier)[0]
  expect(of([1, 2, 3])).toBe(0)
  expect(of([1, 2, 4])).toBe(0)
  expect(of([1, 2, 4, 5])).toBe(-1)
  expect(of([7, 8, 9])).toBe(-1)
  expect(of([7, 8, 9], 'repeat-place')).toBe(1)
  expect([...sameItems([], earlier)]).toEqual([])
})

test('people of the same reports are not taken for each other, and a split leaves one of two as new', () => {
  const earlier = [item('One caller', [1, 2, 3]), item('One victim', [1, 2, 3])]
  expect([...sameItems(earlier.toReversed(), earlier)]).toEqual([1, 0])
  const couple = [item('One victim', [1, 2, 3]), item('One victim', [1, 2, 3])]
  expect([...sameItems([...couple, item('One victim', [1, 2])], couple)]).toEqual([0, 1, -1])
  expect([...sameItems([item('X', [1, 2, 4]), item('Y', [1, 2, 3])], [couple[0]!])]).toEqual([-1, 0])
})

test('what one scan missed is known from the one before, and nothing twice', () => {
  const latest = [item('B', [11, 12, 13])]
  const middle = [item('B', [10, 11, 12]), item('A', [2, 3, 4])]
  const oldest = [item('A', [1, 2, 3])]
  expect(lastKnown([latest, middle, oldest]).map(({ ids }) => [...ids])).toEqual([
    [11, 12, 13],
    [2, 3, 4],
  ])
  expect(lastKnown([])).toEqual([])
})
