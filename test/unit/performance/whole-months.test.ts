import { expect, test } from 'vitest'
import { wholeMonths } from '../../../main/features/performance/measures/whole-months.ts'

const ends = (sources: Parameters<typeof wholeMonths>[0]) => {
  const { months, notes } = wholeMonths(sources)
  return [months[0]?.from ?? null, months.at(-1)?.to ?? null, ...notes]
}
const source = (from: string, to: string, name = 'Calls') => ({ name, from, to })

test('only months that every source reports on to their end', () => {
  expect(ends([source('2024-01-01', '2025-11-30'), source('2024-01-01', '2025-10-31')])).toEqual([
    '2024-01-01',
    '2025-10-31',
  ])
  expect(ends([source('2024-01-14', '2025-11-20')])).toEqual(['2024-02-01', '2025-10-31'])
  expect(ends([])).toEqual([null, null])
  expect(ends([source('2025-11-05', '2025-11-20')])).toEqual([null, null])
})

test('a source with few incidents may be quiet for the last days of a month', () => {
  expect(ends([source('2024-01-03', '2025-11-28')])).toEqual(['2024-01-01', '2025-11-30'])
  expect(ends([source('2024-01-03', '2025-11-26')])).toEqual(['2024-01-01', '2025-10-31'])
})

test('a source that stopped long ago holds nothing back, and one that came late is told', () => {
  expect(ends([source('2024-01-01', '2025-11-30'), source('2024-01-01', '2024-06-30', 'Wardens')])).toEqual([
    ...['2024-01-01', '2025-11-30'],
    'Wardens is counted only up to 2024-06: nothing of it was received since.',
  ])
  expect(ends([source('2024-01-01', '2025-11-30'), source('2025-03-02', '2025-11-30', 'Wardens')])).toEqual([
    ...['2024-01-01', '2025-11-30'],
    'Wardens is counted only since 2025-03: before, nothing of it is held.',
  ])
})
