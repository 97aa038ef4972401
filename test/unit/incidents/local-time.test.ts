import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dayToMinute,
  localDay,
  localMonth,
  localText,
  localToMinute,
} from '../../../main/features/incidents/local-time.ts'

const utc = (text: string) => Date.parse(text) / 60_000

test('summer evenings belong to the London day, not the day in UTC', () => {
  expect(localDay(utc('2025-06-30T23:30Z'))).toBe('2025-07-01')
  expect(localMonth(utc('2025-06-30T23:30Z'))).toBe('2025-07')
  expect(localDay(utc('2025-12-31T23:30Z'))).toBe('2025-12-31')
})

test('a moment is written as exactly as it is known', () => {
  const minute = utc('2025-07-07T21:05Z')
  expect(localText(minute, 'minute')).toBe('2025-07-07 22:05')
  expect(localText(minute, 'interval')).toBe('2025-07-07 22:05')
  expect(localText(minute, 'day')).toBe('2025-07-07')
  expect(localText(minute, 'month')).toBe('2025-07')
  expect(localText(utc('1969-12-31T23:05Z'), 'minute')).toBe('1970-01-01 00:05')
})

test('a London day starts where the day before ends, on the days the clocks change too', () => {
  expect(dayToMinute('2025-03-30')).toBe(utc('2025-03-30T00:00Z'))
  expect(dayToMinute('2025-03-31') - dayToMinute('2025-03-30')).toBe(23 * 60)
  expect(dayToMinute('2025-10-27') - dayToMinute('2025-10-26')).toBe(25 * 60)
  expect(dayToMinute('2025-07-01')).toBe(utc('2025-06-30T23:00Z'))
})

test('the hour the clocks jump over and the hour they show twice are told apart', () => {
  expect(localToMinute(2025, 3, 30, 0, 59)).toEqual({ minute: utc('2025-03-30T00:59Z'), clock: 'ordinary' })
  expect(localToMinute(2025, 3, 30, 1, 0)).toEqual({ minute: utc('2025-03-30T01:00Z'), clock: 'missing' })
  expect(localToMinute(2025, 3, 30, 2, 0)).toEqual({ minute: utc('2025-03-30T01:00Z'), clock: 'ordinary' })
  expect(localToMinute(2025, 10, 26, 0, 59)).toEqual({ minute: utc('2025-10-25T23:59Z'), clock: 'ordinary' })
  expect(localToMinute(2025, 10, 26, 1, 30)).toEqual({ minute: utc('2025-10-26T00:30Z'), clock: 'doubled' })
  expect(localToMinute(2025, 10, 26, 2, 0)).toEqual({ minute: utc('2025-10-26T02:00Z'), clock: 'ordinary' })
})

test('dates that are on no calendar are refused', () => {
  for (const [y, m, d, h, mi] of [
    [2025, 2, 29, 0, 0],
    [2025, 13, 1, 0, 0],
    [2025, 4, 31, 0, 0],
    [2025, 4, 0, 0, 0],
    [2025, 4, 1, 24, 0],
    [2025, 4, 1, 12, 60],
    [2025, 4, Number.NaN, 12, 0],
  ] as const) {
    expect(localToMinute(y, m, d, h, mi)).toBeNull()
  }
})

test('text and moment lead back to each other at every minute but the doubled ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: utc('1990-01-01T00:00Z'), max: utc('2040-01-01T00:00Z') }), minute => {
      const [day, time] = localText(minute, 'minute').split(' ')
      const [y, m, d] = day!.split('-').map(Number)
      const [h, mi] = time!.split(':').map(Number)
      const back = localToMinute(y!, m!, d!, h!, mi!)
      if (back?.clock === 'doubled') expect(Math.abs(back.minute - minute)).toBeOneOf([0, 60])
      else expect(back).toEqual({ minute, clock: 'ordinary' })
    }),
  )
})
