import { expect, test } from 'vitest'
import { dateColumn } from '../../../main/features/imports/date-column.ts'
import { readDate, readTime } from '../../../main/features/imports/dates.ts'

const date = (year: number, month: number, day: number | null, hour: number | null = null, minute = 0) => ({
  ...{ year, month, day, hour, minute },
  zoneMinutes: null,
})

test.each([
  ['yyyy-MM-dd', '2025-03-07', date(2025, 3, 7)],
  ['yyyy-MM-dd', '2025-03-07T22:30:15.123', date(2025, 3, 7, 22, 30)],
  ['yyyy-MM-dd', '2025-03-07 22:30+01:00', { ...date(2025, 3, 7, 22, 30), zoneMinutes: 60 }],
  ['yyyy-MM-dd', '2025-03-07T22:30:00Z', { ...date(2025, 3, 7, 22, 30), zoneMinutes: 0 }],
  ['dd/MM/yyyy', '07/03/2025', date(2025, 3, 7)],
  ['dd/MM/yyyy', '7.3.25 9:05', date(2025, 3, 7, 9, 5)],
  ['dd/MM/yyyy', '07/03/2025 10:30 PM', date(2025, 3, 7, 22, 30)],
  ['dd/MM/yyyy', '07/03/2025 12:05 am', date(2025, 3, 7, 0, 5)],
  ['MM/dd/yyyy', '03/07/2025 22:30:00', date(2025, 3, 7, 22, 30)],
  ['dd-MMM-yyyy', '07-Mar-2025', date(2025, 3, 7)],
  ['dd-MMM-yyyy', '7 September 2025 01:02', date(2025, 9, 7, 1, 2)],
  ['yyyyMMdd', '20250307', date(2025, 3, 7)],
  ['yyyy-MM', '2025-03', date(2025, 3, null)],
] as const)('%s reads %s', (format, text, expected) => {
  expect(readDate(text, format)).toEqual(expected)
})

test.each([
  ['dd/MM/yyyy', '07/13/2025'],
  ['dd/MM/yyyy', 'yesterday'],
  ['dd/MM/yyyy', '2025-03-07'],
  ['MM/dd/yyyy', '13/07/2025'],
  ['dd-MMM-yyyy', '07-Foo-2025'],
  ['yyyy-MM', '2025-13'],
  ['yyyy-MM-dd', '45678'],
] as const)('%s does not read %s', (format, text) => {
  expect(readDate(text, format)).toBeNull()
})

test('a time of day from its own column', () => {
  expect(readTime('22:30')).toEqual({ hour: 22, minute: 30 })
  expect(readTime('2230')).toEqual({ hour: 22, minute: 30 })
  expect(readTime('10.30 pm')).toEqual({ hour: 22, minute: 30 })
  for (const no of ['24:00', '12:60', '13:00 pm', 'noon', '0:30 am']) expect(readTime(no)).toBeNull()
})

function concluded(texts: string[]) {
  const column = dateColumn()
  texts.forEach((text, index) => {
    column.see(text, index + 2)
  })
  return column.conclude('When')
}

test('one telling row settles the order of day and month for the whole column, and is named', () => {
  expect(concluded(['03/04/2025', '05/06/2025', '23/06/2025'])).toMatchObject({
    format: 'dd/MM/yyyy',
    settled: true,
    findings: [expect.any(String), expect.stringContaining('Line 4')],
  })
  expect(concluded(['03/04/2025', '06/23/2025'])).toMatchObject({ format: 'MM/dd/yyyy', settled: true })
})

test('a column that could be either is asked about', () => {
  const { settled, findings } = concluded(['03/04/2025', '05/06/2025'])
  expect(settled).toBe(false)
  expect(findings.join(' ')).toContain('please check')
})

test('a few bad dates do not change the format, a column of words is none', () => {
  const { format, findings } = concluded([...Array(9).fill('2025-03-07'), 'unknown'])
  expect(format).toBe('yyyy-MM-dd')
  expect(findings.join(' ')).toContain('1 of 10')
  expect(concluded(['noise', 'noise'])).toMatchObject({ settled: false })
  expect(concluded([])).toMatchObject({ settled: false })
})
