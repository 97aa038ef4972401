import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimePrecision } from '#shared/features/incidents/rules.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { countByMonth, extentDays } from '../../../main/features/incidents/by-month.ts'
import { isLate } from '../../../main/features/incidents/freshness.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { orderBy, pageOf, ranksByWords } from '../../../main/features/incidents/order.ts'
import { emptySnapshot, type Snapshot } from '../../../main/features/incidents/snapshot.ts'
import { tally, tallyPlaces } from '../../../main/features/incidents/tally.ts'
import { whenText } from '../../../main/features/incidents/when-text.ts'

function snapshotOf(rows: readonly (readonly [minute: number, precision: TimePrecision])[]): Snapshot {
  const snapshot = { ...emptySnapshot(rows.length), importIds: [1], lastIncidentId: rows.length }
  for (const [at, [minute, precision]] of rows.entries()) {
    snapshot.ids[at] = at + 1
    snapshot.fromMinutes[at] = minute
    snapshot.timePrecisions[at] = timePrecisions.indexOf(precision)
  }
  return snapshot
}
const all = (snapshot: Snapshot) => Uint32Array.from({ length: snapshot.length }, (_, at) => at)

test('months are those of London: the last hour of March belongs to March after the clocks have changed', () => {
  const snapshot = snapshotOf([
    [dayToMinute('2025-04-01') - 1, 'minute'],
    [dayToMinute('2025-04-01'), 'minute'],
    [dayToMinute('2025-06-30'), 'day'],
  ])
  expect(countByMonth(snapshot, all(snapshot), {})).toEqual([
    { month: '2025-03', count: 1 },
    { month: '2025-04', count: 1 },
    { month: '2025-05', count: 0 },
    { month: '2025-06', count: 1 },
  ])
  expect(extentDays(snapshot)).toEqual({ first: '2025-03-31', last: '2025-06-30' })
  expect(extentDays(snapshot, new Uint32Array())).toBeNull()
})

test('an incident known by its month reaches to the end of it, one known exactly does not', () => {
  const start = dayToMinute('2024-02-01')
  expect(extentDays(snapshotOf([[start, 'month']]))?.last).toBe('2024-02-29')
  expect(extentDays(snapshotOf([[start, 'minute']]))?.last).toBe('2024-02-01')
  const later = dayToMinute('2024-03-05')
  expect(
    extentDays(
      snapshotOf([
        [start, 'month'],
        [later, 'minute'],
      ]),
    )?.last,
  ).toBe('2024-03-05')
})

test('a time is written as exactly as it is known, an interval with both ends', () => {
  const at = (day: string, hours: number) => dayToMinute(day) + hours * 60
  const write = (from: number, to: number, precision: TimePrecision) =>
    whenText(from, to, timePrecisions.indexOf(precision))
  const evening = at('2025-03-07', 22.5)
  expect(write(evening, evening, 'minute')).toBe('2025-03-07 22:30')
  expect(write(evening, evening, 'day')).toBe('2025-03-07')
  expect(write(evening, evening, 'month')).toBe('2025-03')
  expect(write(evening, at('2025-03-07', 23), 'interval')).toBe('2025-03-07 22:30 to 23:00')
  expect(write(evening, at('2025-03-08', 1.5), 'interval')).toBe('2025-03-07 22:30 to 2025-03-08 01:30')
  expect(write(evening, evening - 60, 'interval')).toBe('2025-03-07 22:30')
})

test('pages are those of a stable sort, whatever the keys', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2 ** 26 - 1 }), { maxLength: 60 }),
      fc.boolean(),
      fc.nat(70),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 4 }),
      (keys, descending, offset, limit, every) => {
        const order = orderBy(keys.length, at => keys[at]!)
        const positions = Uint32Array.from(keys.keys()).filter(at => at % every === 0)
        const sorted = [...positions].sort((a, b) => keys[a]! - keys[b]! || a - b)
        if (descending) sorted.reverse()
        const page = pageOf(order, positions, { descending, offset, limit })
        expect(page).toEqual(sorted.slice(offset, offset + limit))
      },
    ),
  )
})

test('words are ranked as a dictionary has them, numbers by their size', () => {
  const words = new Map([
    [1, 'Beat 10'],
    [2, 'beat 9'],
    [3, 'Édouard'],
    [4, 'apple'],
  ])
  expect([...ranksByWords(words).keys()]).toEqual([4, 2, 1, 3])
})

test('counts by source and by place leave nothing out', () => {
  const positions = Uint32Array.of(0, 2, 3)
  expect(tally(Uint16Array.of(1, 2, 3, 1), positions)).toEqual(
    new Map([
      [1, 2],
      [3, 1],
    ]),
  )
  expect(tally(Uint16Array.of(1), new Uint32Array())).toEqual(new Map())
  const { places, counts, unplaced } = tallyPlaces(Int32Array.of(4, 0, -1, 4), 6, positions)
  expect([[...places], [...counts], unplaced]).toEqual([[4], [2], 1])
})

test('a source is late from the day after its interval, never before it has sent anything', () => {
  const last = '2025-06-01T06:00:00.000Z'
  expect(isLate(last, 7, new Date('2025-06-08T22:59:00.000Z'))).toBe(false)
  expect(isLate(last, 7, new Date('2025-06-08T23:00:00.000Z'))).toBe(true)
  expect(isLate(last, null, new Date('2030-01-01T00:00:00.000Z'))).toBe(false)
  expect(isLate(null, 7, new Date('2030-01-01T00:00:00.000Z'))).toBe(false)
})
