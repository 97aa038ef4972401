import fc from 'fast-check'
import { expect, test } from 'vitest'
import { singleRing } from '#shared/geo/single-ring.ts'
import { nextNumber } from '#shared/numbering.ts'
import { areaAt, indexAreas } from '../../../main/features/areas/membership.ts'
import { inWholeMonths, monthlyRate } from '../../../main/features/profiles/figures.ts'
import { lengthInMonths, monthsOf, wholeMonthsOf } from '../../../main/features/profiles/period.ts'
import { profileTitle } from '../../../main/features/profiles/profile-title.ts'
import { periodSince } from '../../../main/features/profiles/since-adoption.ts'

test('only months covered from their first day to their last are whole', () => {
  expect(wholeMonthsOf({ from: '2024-01-02', to: '2024-03-31' })).toEqual(['2024-02', '2024-03'])
  expect(wholeMonthsOf({ from: '2024-02-01', to: '2024-02-28' })).toEqual([])
  expect(wholeMonthsOf({ from: '2024-02-01', to: '2024-02-29' })).toEqual(['2024-02'])
  expect(monthsOf({ from: '2024-11-30', to: '2025-01-01' })).toEqual(['2024-11', '2024-12', '2025-01'])
  expect(monthsOf({ from: '2025-02-01', to: '2025-01-01' })).toEqual([])
})

test('a year is twelve months long, whichever days it begins on', () => {
  expect(lengthInMonths({ from: '2024-01-01', to: '2024-12-31' })).toBeCloseTo(12, 1)
  expect(lengthInMonths({ from: '2025-03-30', to: '2025-03-30' })).toBeCloseTo(12 / 365.2425, 10)
})

test('the mean a month counts empty months and leaves cut-off ones out', () => {
  const months = [
    { month: '2024-01', count: 3 },
    { month: '2024-02', count: 10 },
    { month: '2024-03', count: 0 },
    { month: '2024-04', count: 1 },
  ]
  const period = { from: '2024-01-20', to: '2024-04-02' }
  expect(inWholeMonths(months, period)).toEqual({ count: 10, months: 2 })
  expect(monthlyRate(months, period, 14)).toBe(5)
  const short = { from: '2024-02-01', to: '2024-02-15' }
  expect(monthlyRate([{ month: '2024-02', count: 6 }], short, 6)).toBeCloseTo(6 / lengthInMonths(short), 10)
})

test('since adoption begins the day after, or with the next month where only months are known', () => {
  expect(periodSince('2024-12-17', '2025-02-28', false)).toEqual({ from: '2024-12-18', to: '2025-02-28' })
  expect(periodSince('2024-12-17', '2025-02-28', true)).toEqual({ from: '2025-01-01', to: '2025-02-28' })
  expect(periodSince('2024-12-17', '2024-12-17', false)).toBeNull()
})

const box = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

test('the single ring of an outline holds exactly what its polygons hold', () => {
  // Apart from each other, one with a hole; sides on whole metres, points between them.
  const polygons = [[box(0, 0, 100), box(30, 30, 40)], [box(150, 20, 50)], [box(40, 140, 30)]]
  const whole = indexAreas([polygons])
  const joined = indexAreas([[[singleRing(polygons)]]])
  const coordinate = fc.integer({ min: -20, max: 220 }).map(metres => metres + 0.37)
  fc.assert(
    fc.property(coordinate, coordinate, (east, north) => {
      expect(areaAt(joined, east, north)).toBe(areaAt(whole, east, north))
    }),
    { numRuns: 2000 },
  )
})

test('an outline a filter cannot hold is refused with its size', () => {
  const ring = Array.from({ length: 10_001 }, (_, i): [number, number] => [i, i % 7])
  expect(() => singleRing([[ring]])).toThrow(/10,002 points/)
  expect(() => singleRing([])).toThrow(/no outline/)
})

test('a title names the leading category only where it is half of the incidents', () => {
  const categories = [
    { name: 'Noise', count: 5 },
    { name: 'Litter', count: 5 },
  ]
  expect(profileTitle('Castle', categories, 10)).toBe('Noise: Castle')
  expect(profileTitle('Castle', categories, 11)).toBe('Anti-social behaviour: Castle')
  expect(profileTitle('Castle', [], 0)).toBe('Anti-social behaviour: Castle')
})

test('numbers count on from the last of their register', () => {
  expect(nextNumber('PP-2025-', null)).toBe('PP-2025-001')
  expect(nextNumber('A-', 'A-009')).toBe('A-010')
  expect(nextNumber('A-', 'A-999')).toBe('A-1000')
  expect(nextNumber('AP-2025-', 'AP-2025-09', 2)).toBe('AP-2025-10')
})
