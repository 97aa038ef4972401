import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { responseFlags } from '#shared/features/incidents/response-times.ts'
import { rowConverter } from '../../../main/features/imports/understanding/convert-row.ts'
import { understand } from '../../../main/features/imports/understanding/understand.ts'
import { readWait } from '../../../main/features/imports/understanding/waits.ts'

const now = Date.UTC(2025, 11, 17) / 60_000
const minute = (iso: string) => Date.parse(iso) / 60_000

/** A row with its date under `from`, all of them written year first but where it says otherwise. */
function read(row: Record<string, string>, dates: Partial<MappingSpec['dates']> = {}) {
  const header = Object.keys(row)
  const mapping: MappingSpec = {
    ...{ name: 'test', written: plainCsv, header, snapped: false, codes: {} },
    fields: Object.fromEntries(header.map(name => [name, name])),
    dates: { from: 'yyyy-MM-dd', ...dates },
  }
  const found = rowConverter(mapping, header, now)(Object.values(row), null)
  if ('rejected' in found) throw new Error(found.rejected.reason)
  const { response, oddities } = found.row
  return { ...response!, reasons: oddities.map(({ reason }) => reason) }
}
const called = (from: string, more: Record<string, string>, dates?: Partial<MappingSpec['dates']>) =>
  read({ from, ...more }, dates)

test.each([
  ['32', 32],
  ['32.4', 32],
  ['0:32', 32],
  ['00:01:05', 65],
  ['1:00:00', 3600],
  ['1m 5s', 65],
  ['2 min', 120],
  ['45 sec', 45],
  ['-4', -4],
  ['0.00037', null],
  ['soon', null],
  ['', null],
])('a wait written as %j is %j seconds', (text, seconds) => {
  expect(readWait(text)).toBe(seconds)
})

test('a wait read back is the wait that was written, however it was written', () => {
  const two = (value: number) => String(value).padStart(2, '0')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399 }), seconds => {
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      for (const text of [`${seconds}`, `${two(h)}:${two(m)}:${two(s)}`, `${h}h ${m}m ${s}s`, `${seconds}s`])
        expect(readWait(text)).toBe(seconds)
    }),
  )
})

test('moments are read by London’s clock, and an empty cell means not yet', () => {
  const told = responseFlags.visitedTold | responseFlags.resolvedTold
  const row = called('2025-05-07 22:30', { visited: '2025-05-07 22:52', resolved: '' })
  expect(row).toMatchObject({ visitedMinute: minute('2025-05-07T21:52Z'), resolvedMinute: null, flags: told })
  expect(row.reasons).toEqual([])
  for (const none of ['n/a', '-', 'NULL', 'Not attended']) {
    expect(called('2025-05-07 22:30', { visited: none })).toMatchObject({ visitedMinute: null, reasons: [] })
  }
})

test.each([
  ['2025-05-07 22:29', 'First visit before the call: not used'],
  ['2025-05-06', 'First visit before the call: not used'],
  ['2052-05-07 22:29', 'In the future: not used'],
  ['2025-12-24 10:00', 'In the future: not used'],
  ['2025-05', 'Not a date written as yyyy-MM-dd (year-month-day): not used'],
  ['yes', 'Not a date written as yyyy-MM-dd (year-month-day): not used'],
  ['2025-02-30', 'There is no such date or time: not used'],
])('a first visit on %j cannot be right: the incident stands, the visit is not used', (visited, reason) => {
  const row = called('2025-05-07 22:30', { visited })
  expect(row.visitedMinute).toBeNull()
  expect(row.reasons).toEqual([reason])
  expect(row.flags & responseFlags.visitedUnusable).toBeTruthy()
})

test('a visit years after the call is taken for a mistyped year', () => {
  expect(called('2021-05-07 22:30', { visited: '2024-05-07 22:40' }).reasons).toEqual([
    'First visit years after the call: not used',
  ])
})

test('on the day of the call a day alone is no visit before it', () => {
  const row = called('2025-05-07 22:30', { visited: '2025-05-07' })
  expect(row.visitedMinute).toBe(minute('2025-05-06T23:00Z'))
  expect(row.flags & responseFlags.visitedDay).toBeTruthy()
})

test('an hour that the clocks skipped is refused; one shown twice is told apart only by the call', () => {
  expect(called('2025-03-30 00:40', { visited: '2025-03-30 01:20' }).reasons).toEqual([
    'The clocks had skipped this time (start of summer time): not used',
  ])
  const either = called('2025-10-26 00:40', { visited: '2025-10-26 01:20' })
  expect(either.visitedMinute).toBe(minute('2025-10-26T00:20Z'))
  expect(either.flags & responseFlags.visitedTwice).toBeTruthy()
  // Called at 01:50 of the first hour, a visit at 01:20 was in the second.
  const second = called('2025-10-26 01:50', { visited: '2025-10-26 01:20' })
  expect(second.visitedMinute).toBe(minute('2025-10-26T01:20Z'))
  expect(second.flags & responseFlags.visitedTwice).toBe(0)
})

test('a moment of answering tells seconds where the call does too, and about so many where not', () => {
  const dates = { answered: 'yyyy-MM-dd' } as const
  const exact = called('2025-05-07 22:30:41', { answered: '2025-05-07 22:31:13' }, dates)
  expect(exact).toMatchObject({ answeredSeconds: 32, flags: responseFlags.answeredTold })
  const about = called('2025-05-07 22:30', { answered: '2025-05-07 22:31:13' }, dates)
  expect(about).toMatchObject({
    answeredSeconds: 60,
    flags: responseFlags.answeredTold | responseFlags.answeredToMinute,
  })
  const early = called('2025-05-07 22:30:41', { answered: '2025-05-07 22:30:40' }, dates)
  expect(early).toMatchObject({ answeredSeconds: null, reasons: ['Answered before the call: not used'] })
  expect(called('2025-05-07', { answered: '2025-05-07 22:30:40' }, dates).reasons).toEqual([
    'The call has no time of day, so the wait cannot be told: not used',
  ])
  expect(called('2025-05-07 22:30', { answered: '90000' }).reasons).toEqual([
    'Answered more than a day after the call: not used',
  ])
})

function understood(header: string[], rows: string[][]) {
  const understanding = understand({ fileName: 'calls.csv', written: plainCsv, header }, rows, [])
  rows.forEach((row, i) => {
    understanding.see(row, i + 2)
  })
  return understanding.conclude()
}

test('columns are known by their names and by what is in them, with the order of the dates of the file', () => {
  const days = ['13', '04', '05', '21']
  const { mapping, questions } = understood(
    ['Date received', 'Type', 'Wait seconds', 'First visit', 'Closed'],
    days.map((day, i) => [
      `${day}/03/2025 10:00`,
      'Noise',
      String(20 + i),
      `0${i + 1}/04/2025`,
      i ? 'Yes' : 'No',
    ]),
  )
  expect(mapping.fields).toMatchObject({ answered: 'Wait seconds', visited: 'First visit' })
  expect(mapping.fields.resolved).toBeUndefined()
  expect(mapping.dates).toEqual({ from: 'dd/MM/yyyy' })
  expect(questions).toEqual([])
})

test('a column of another order, and a moment of answering, are named as they are', () => {
  const { mapping } = understood(
    ['Date received', 'Type', 'Answered', 'First visit'],
    [13, 14, 15].map(day => [
      ...[`${day}/03/2025 10:00:10`, 'Noise', `${day}/03/2025 10:00:30`, `2025-03-${day + 1} 00:00`],
    ]),
  )
  expect(mapping.dates).toEqual({
    ...{ from: 'dd/MM/yyyy', answered: 'dd/MM/yyyy', visited: 'yyyy-MM-dd', days: ['visited'] },
  })
})
