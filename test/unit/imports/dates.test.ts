import { expect, test } from 'vitest'
import { dateColumn } from '../../../main/features/imports/understanding/date-column.ts'
import { readDate } from '../../../main/features/imports/understanding/dates.ts'
import { readTime } from '../../../main/features/imports/understanding/times.ts'

const date = (year: number, month: number, day: number | null, hour: number | null = null, minute = 0) => ({
  ...{ year, month, day, hour, minute },
  zoneMinutes: null,
})
const late = date(2025, 3, 7, 22, 30)

test.each([
  ['yyyy-MM-dd', '2025-03-07', date(2025, 3, 7)],
  ['yyyy-MM-dd', '2025-03-07T22:30:15.123', late],
  ['yyyy-MM-dd', '2025-03-07 22:30:15', late],
  ['yyyy-MM-dd', '2025-03-07T22:30', late],
  ['yyyy-MM-dd', '2025-03-07T24:00', date(2025, 3, 7, 24, 0)],
  ['yyyy-MM-dd', '2025-03-07 22:30+01:00', { ...late, zoneMinutes: 60 }],
  ['yyyy-MM-dd', '2025-01-31T22:30:00+00:00', { ...date(2025, 1, 31, 22, 30), zoneMinutes: 0 }],
  ['yyyy-MM-dd', '2025-03-07T22:30:00Z', { ...late, zoneMinutes: 0 }],
  ['yyyy-MM-dd', '2025-03-07 22:30 BST', { ...late, zoneMinutes: 60 }],
  ['yyyy-MM-dd', '2025-03-07T22:30-0530', { ...late, zoneMinutes: -330 }],
  ['dd/MM/yyyy', '07/03/2025', date(2025, 3, 7)],
  ['dd/MM/yyyy', '07/03/2025 22:30:59', late],
  ['dd/MM/yyyy', '07/03/2025 2230', late],
  ['dd/MM/yyyy', '07/03/2025 22:30hrs', late],
  ['dd/MM/yyyy', '7.3.25 9:05', date(2025, 3, 7, 9, 5)],
  ['dd/MM/yyyy', '07/03/2025 10:30 PM', late],
  ['dd/MM/yyyy', '07/03/2025 10:30 p.m.', late],
  ['dd/MM/yyyy', '07/03/2025 12:05 am', date(2025, 3, 7, 0, 5)],
  ['dd/MM/yyyy', 'Fri 07/03/2025 22:30', late],
  ['MM/dd/yyyy', '03/07/2025 22:30:00', late],
  ['MM/dd/yyyy', '3/7/2025 10:30:00 PM', late],
  ['dd-MMM-yyyy', '07-Mar-2025', date(2025, 3, 7)],
  ['dd-MMM-yyyy', '07/Mar/2025', date(2025, 3, 7)],
  ['dd-MMM-yyyy', '07-MAR-25 10.30.00.000000 PM', late],
  ['dd-MMM-yyyy', 'Friday, 7th March 2025 22:30', late],
  ['dd-MMM-yyyy', '7 September 2025 01:02', date(2025, 9, 7, 1, 2)],
  ['MMM-dd-yyyy', 'Mar  7 2025 10:30PM', late],
  ['MMM-dd-yyyy', 'Mar 7, 2025, 10:30:15 PM', late],
  ['MMM-dd-yyyy', 'Fri Mar 07 2025 22:30:00 GMT+0000 (Greenwich Mean Time)', { ...late, zoneMinutes: 0 }],
  ['yyyyMMdd', '20250307', date(2025, 3, 7)],
  ['yyyyMMdd', '20250307T2230', late],
  ['yyyyMMdd', '20250307T223000Z', { ...late, zoneMinutes: 0 }],
  ['yyyyMMdd', '20250307223015', late],
  ['ddMMyyyy', '07032025', date(2025, 3, 7)],
  ['yyyy-MM', '2025-03', date(2025, 3, null)],
  ['MM/yyyy', '03/2025', date(2025, 3, null)],
  ['MMM-yyyy', 'Mar-25', date(2025, 3, null)],
  ['MMM-yyyy', 'March 2025', date(2025, 3, null)],
  ['excel-1900', '45723', date(2025, 3, 7)],
  ['excel-1900', '45723.9375', late],
  ['excel-1904', '44261.9375', late],
  ['epoch-seconds', '1741386600', { ...late, zoneMinutes: 0 }],
  ['epoch-milliseconds', '1741386659999', { ...late, zoneMinutes: 0 }],
] as const)('%s reads %s', (format, text, expected) => {
  expect(readDate(text, format)).toEqual(expected)
})

test.each([
  ['dd/MM/yyyy', '07/13/2025'],
  ['dd/MM/yyyy', '07/13/2025 10:00'],
  ['dd/MM/yyyy', 'yesterday'],
  ['dd/MM/yyyy', '2025-03-07'],
  ['dd/MM/yyyy', '07/03/2025 tba'],
  ['MM/dd/yyyy', '13/07/2025'],
  ['dd-MMM-yyyy', '07-Foo-2025'],
  ['yyyy-MM', '2025-13'],
  ['yyyy-MM-dd', '45678'],
  ['yyyy-MM-dd', '2025-3x-07'],
  ['yyyyMMdd', '07032025'],
  ['ddMMyyyy', '20250307'],
  ['excel-1900', '458800'],
  ['excel-1900', '12345'],
  ['epoch-seconds', '45723'],
] as const)('%s does not read %s', (format, text) => {
  expect(readDate(text, format)).toBeNull()
})

test('a time of day from its own column', () => {
  const half = { hour: 22, minute: 30 }
  for (const text of ['22:30', '2230', '10.30 pm', '22:30:05', '2230hrs', '1899-12-30 22:30:00', '0.9375']) {
    expect(readTime(text), text).toEqual(half)
  }
  expect(readTime('930')).toEqual({ hour: 9, minute: 30 })
  expect(readTime('0.5')).toEqual({ hour: 12, minute: 0 })
  expect(readTime('24:00')).toEqual({ hour: 24, minute: 0 })
  for (const no of ['24:01', '12:60', '13:00 pm', 'noon', '0:30 am', '0.25', '5']) {
    expect(readTime(no), no).toBeNull()
  }
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
    question: null,
    findings: [expect.any(String), expect.stringContaining('Line 4')],
  })
  expect(concluded(['03/04/2025', '06/23/2025'])).toMatchObject({ format: 'MM/dd/yyyy', settled: true })
})

test('a column that could be either is asked about, and so is one that is as much the one as the other', () => {
  const { settled, question } = concluded(['03/04/2025', '05/06/2025'])
  expect(settled).toBe(false)
  expect(question?.choices).toEqual(['dd/MM/yyyy', 'MM/dd/yyyy'])
  expect(question?.because).toContain('03/04/2025 on line 2')
  const mixed = concluded([...Array(8).fill('03/04/2025'), '23/04/2025', '04/23/2025'])
  expect(mixed.question?.because).toContain('line 10: 23/04/2025')
})

test('how well a format fits is told with the first line against it', () => {
  const { fitOf } = concluded(['03/04/2025', '04/23/2025'])
  expect(fitOf('MM/dd/yyyy')).toEqual({ share: 1, against: null })
  expect(fitOf('dd/MM/yyyy')).toEqual({ share: 0.5, against: { text: '04/23/2025', line: 3 } })
})

test('a column of midnights is one of days', () => {
  const midnights = ['2025-03-07 00:00:00', '2025-03-08 00:00:00', '2025-03-09 00:00:00']
  expect(concluded(midnights)).toMatchObject({ onlyMidnights: true, hasTimes: false })
  expect(concluded(midnights.slice(1)).onlyMidnights).toBe(false)
  expect(concluded([...midnights, '2025-03-08 00:01'])).toMatchObject({
    onlyMidnights: false,
    hasTimes: true,
  })
  expect(concluded(['2025-03-07', '2025-03-08', '2025-03-09']).onlyMidnights).toBe(false)
})

test('a few bad dates do not change the format, a column of words is none', () => {
  const { format, findings } = concluded([...Array(9).fill('2025-03-07'), 'unknown'])
  expect(format).toBe('yyyy-MM-dd')
  expect(findings.join(' ')).toContain('1 of 10')
  expect(concluded(['noise', 'noise'])).toMatchObject({ settled: false, question: null })
  expect(concluded([])).toMatchObject({ settled: false })
  expect(concluded(Array(2500).fill('noise'))).toMatchObject({ settled: false })
})
