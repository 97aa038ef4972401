import { expect, test } from 'vitest'
import { filterInWords } from '../../../renderer/client/filter-words.ts'
import { hourPresets, wordsForHours } from '../../../renderer/ui/week-hour-words.ts'
import { rectangleOf } from '../../../renderer/ui/week-rectangle.ts'

const preset = (label: string) => hourPresets.find(one => one.label === label)!.hours

test('ready-made hours are those they are said to be', () => {
  expect(preset('Weekday daytime')).toHaveLength(50)
  expect(preset('Evenings')).toHaveLength(35)
  expect(preset('Nights')).toHaveLength(49)
  // Friday and Saturday from 22:00, and the mornings after them up to 06:00.
  expect(preset('Weekend nights')).toEqual([
    ...[118, 119, 120, 121, 122, 123, 124, 125],
    ...[142, 143, 144, 145, 146, 147, 148, 149],
  ])
  // The night of Sunday ends on Monday morning, at the beginning of the week.
  expect(preset('Nights')).toEqual(expect.arrayContaining([0, 5, 167]))
})

test('hours are told as a block where they are one', () => {
  expect(wordsForHours(preset('Nights'))).toBe('Nights')
  expect(wordsForHours(rectangleOf(8, 2 * 24 + 9))).toBe('Mon–Wed 08:00–10:00')
  expect(wordsForHours(rectangleOf(2 * 24 + 9, 8))).toBe('Mon–Wed 08:00–10:00')
  expect(wordsForHours(rectangleOf(6 * 24, 167))).toBe('Sun all day')
  expect(wordsForHours([22])).toBe('Mon 22:00–23:00')
  expect(wordsForHours([0, 25])).toBe('2 hours of the week')
})

test('a filter is told where nobody knows what its numbers stand for', () => {
  const names = { sources: new Map(), categories: new Map(), codes: new Map() }
  expect(filterInWords({}, names)).toBe('All incidents')
  const polygon: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
  ]
  expect(
    filterInWords(
      {
        ...{ from: '2025-03-01', weekHours: [22], categoryIds: [1], sourceIds: [1, 2], text: 'canal' },
        ...{ polygon, count: 'events' },
      },
      names,
    ),
  ).toBe(
    'from 1 Mar 2025; 2 sources; 1 category; Mon 22:00–23:00; “canal”; within a drawn area; counted as events',
  )
})
