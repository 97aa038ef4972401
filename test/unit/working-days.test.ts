import { expect, test } from 'vitest'
import {
  bankHolidays,
  easterSunday,
  isWorkingDay,
  plusDays,
  workingDayBefore,
  workingDaysBetween,
} from '#shared/working-days.ts'

test('Easter falls where the almanacs say', () => {
  expect([2000, 2008, 2011, 2019, 2024, 2025, 2026, 2038].map(easterSunday)).toEqual([
    ...['2000-04-23', '2008-03-23', '2011-04-24', '2019-04-21'],
    ...['2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'],
  ])
})

test('the bank holidays of 2021 to 2023 are those published, with their substitutes, without one-off days', () => {
  // gov.uk/bank-holidays, England and Wales.
  expect([...bankHolidays(2021)].sort()).toEqual([
    ...['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30'],
    ...['2021-12-27', '2021-12-28'],
  ])
  expect(bankHolidays(2022).has('2022-01-03')).toBe(true)
  expect([...bankHolidays(2022)].filter(day => day > '2022-12').sort()).toEqual(['2022-12-26', '2022-12-27'])
  expect([...bankHolidays(2025)].sort()).toEqual([
    ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25'],
    ...['2025-12-25', '2025-12-26'],
  ])
})

test('working days are counted after the first day, up to and with the last', () => {
  expect(workingDaysBetween('2025-12-19', '2025-12-19')).toBe(0)
  expect(workingDaysBetween('2025-12-19', '2025-12-22')).toBe(1)
  expect(workingDaysBetween('2025-12-19', '2026-01-02')).toBe(7)
  expect(workingDaysBetween('2026-01-02', '2025-12-19')).toBe(0)
  expect(workingDayBefore('2025-12-29')).toBe('2025-12-24')
  for (let day = '2025-01-01'; day < '2026-01-01'; day = plusDays(day, 1)) {
    expect(workingDaysBetween(plusDays(day, -1), day)).toBe(isWorkingDay(day) ? 1 : 0)
  }
})

test('working days are counted as one by one, and a day at the end of the calendar has an answer', () => {
  for (const [from, to] of [
    ['2024-12-20', '2025-01-06'],
    ['2025-04-12', '2025-05-31'],
    ['2022-01-01', '2023-01-01'],
    ['2025-06-14', '2025-06-15'],
    ['2025-06-15', '2025-06-13'],
  ] as const) {
    let count = 0
    for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorkingDay(day)) count++
    expect(workingDaysBetween(from, to)).toBe(count)
  }
  expect(workingDaysBetween('2025-01-08', '9999-12-31')).toBeGreaterThan(2_000_000)
  expect(workingDayBefore('0050-06-01')).toBe('0050-05-31')
})
