import { expect, test } from 'vitest'
import {
  boardLine,
  type TimedImport,
  usualLagDays,
} from '../../../main/features/imports/freshness/freshness.ts'
import { trendOf, worsenedCounts } from '../../../main/features/imports/freshness/freshness-trend.ts'
import { dueAfter } from '../../../main/features/incidents/freshness.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'

const nothing = { loaded: 0, duplicate: 0, unplaced: 0, uncoded: 0, rejected: 0, flagged: 0 }
let nextId = 1
function imported(day: string, counts: Partial<TimedImport> = {}, lastDay?: string): TimedImport {
  const latestMinute = lastDay === undefined ? null : dayToMinute(lastDay)
  const { loaded = 100 } = counts
  return {
    ...nothing,
    ...{ importId: nextId++, fileName: `${day}.csv`, finishedAt: `${day}T09:00:00.000Z`, by: 'a' },
    ...{ read: loaded, loaded, latestMinute },
    ...counts,
  }
}
const days = (count: number) =>
  Array.from({ length: count }, (_, at) => `2025-03-${String(at + 1).padStart(2, '0')}`)

test('a source is due its rhythm after it was last heard of, and late from the day after', () => {
  const due = (today: string) => dueAfter('2025-02-27', 2, today)
  expect(due('2025-03-01')).toEqual({ kind: 'due', dueOn: '2025-03-01', lateDays: 0 })
  expect(due('2025-03-02')).toEqual({ kind: 'due', dueOn: '2025-03-01', lateDays: 1 })
  expect(due('2025-02-27')).toMatchObject({ lateDays: 0 })
  // Across the change of the clocks days stay whole.
  expect(dueAfter('2025-03-29', 1, '2025-04-01')).toEqual({ kind: 'due', dueOn: '2025-03-30', lateDays: 2 })
  expect(dueAfter('2025-01-01', 31, '2025-04-01', 59)).toMatchObject({ dueOn: '2025-04-01', lateDays: 0 })
})

test('without a rhythm, or before the first file, there is nothing to be late for', () => {
  expect(dueAfter('2025-02-27', null, '2026-01-01')).toEqual({ kind: 'unknown', reason: 'no rhythm agreed' })
  expect(dueAfter(null, 7, '2026-01-01')).toEqual({ kind: 'unknown', reason: 'nothing has come yet' })
})

test('the usual lag is the median over the days on which files came, a backlog of one day counted once', () => {
  expect(usualLagDays([])).toBeNull()
  expect(usualLagDays([imported('2025-03-01')])).toBeNull()
  const backlog = ['2024-01-01', '2024-06-01', '2025-02-26'].map(last => imported('2025-03-01', {}, last))
  expect(usualLagDays(backlog)).toBe(3)
  const more = [imported('2025-03-02', {}, '2025-03-01'), imported('2025-03-03', {}, '2025-03-02')]
  expect(usualLagDays([...backlog, ...more])).toBe(1)
})

const line = {
  ...{ sourceId: 1, sourceKey: 'calls', sourceName: 'Calls', agencyName: 'Police', expectedEveryDays: 1 },
  ...{ incidents: 9, unplaced: 0, uncoded: 0, lastImport: null, late: false },
}

test('a file on time that brings nothing new leaves the source late by its incidents', () => {
  const imports = [
    imported('2025-03-01', {}, '2025-02-28'),
    imported('2025-03-02', {}, '2025-03-01'),
    imported('2025-03-03', {}, '2025-03-02'),
    imported('2025-03-08', {}, '2025-03-02'),
  ]
  const board = boardLine({ ...line, lastIncident: '2025-03-02 23:10' }, imports, '2025-03-08')
  expect(board.byFile).toEqual({ kind: 'due', dueOn: '2025-03-09', lateDays: 0 })
  expect(board.byIncident).toEqual({ kind: 'due', dueOn: '2025-03-04', lateDays: 4 })
  expect(board.lastIncidentOn).toBe('2025-03-02')
})

test('an incident known by its month stands for its first day, and an unknown lag accuses nobody', () => {
  const board = boardLine({ ...line, lastIncident: '2025-02' }, [imported('2025-03-05')], '2025-03-05')
  expect(board.lastIncidentOn).toBe('2025-02-01')
  expect(board.byIncident).toMatchObject({ kind: 'unknown' })
})

test('a share that doubled beyond chance is told, with both counts and the interval', () => {
  const imports = days(9).map((day, at) => imported(day, { loaded: 200, unplaced: at < 6 ? 10 : 24 }))
  const [trend, ...others] = worsenedCounts(imports)
  expect(others).toEqual([])
  expect(trend).toMatchObject({
    ...{ count: 'unplaced', since: '2025-03-07', ratio: expect.closeTo(2.4, 10) },
    recent: { part: 72, whole: 600, imports: 3 },
    before: { part: 60, whole: 1200, imports: 6 },
  })
  // exp(ln 2.4 -+ 2.5758 * sqrt(1/72 - 1/600 + 1/60 - 1/1200)), by hand.
  expect(trend!.low).toBeCloseTo(1.55897, 4)
  expect(trend!.high).toBeCloseTo(3.69474, 4)
})

test('what varies as much from file to file anyway is no worsening', () => {
  const counts = [2, 40, 5, 38, 3, 41, 44, 4, 45]
  const imports = days(9).map((day, at) => imported(day, { loaded: 200, unplaced: counts[at]! }))
  expect(trendOf('unplaced', imports)!.ratio).toBeGreaterThan(1.4)
  expect(worsenedCounts(imports)).toEqual([])
})

test('too few imports or rows are not compared, and rejected rows are counted of those read', () => {
  const bad = { loaded: 100, unplaced: 90 }
  expect(trendOf('unplaced', [...days(2).map(day => imported(day)), imported('2025-03-09', bad)])).toBeNull()
  const tiny = days(6).map(day => imported(day, { loaded: 1, read: 1, unplaced: 1 }))
  expect(trendOf('unplaced', tiny)).toBeNull()
  const rejecting = days(5).map((day, at) =>
    imported(day, { loaded: 0, read: 100, rejected: at < 4 ? 1 : 50 }),
  )
  expect(worsenedCounts(rejecting)).toMatchObject([
    { count: 'rejected', recent: { part: 50, whole: 100, imports: 1 }, before: { part: 4, whole: 400 } },
  ])
})

test('what never happened before can have worsened as well, and fewer is never worse', () => {
  const from = (before: number, now: number) =>
    days(9).map((day, at) => imported(day, { loaded: 200, flagged: at < 6 ? before : now }))
  expect(worsenedCounts(from(0, 30))).toMatchObject([{ count: 'flagged', before: { part: 0 } }])
  expect(worsenedCounts(from(0, 1))).toEqual([])
  expect(worsenedCounts(from(30, 2))).toEqual([])
})
