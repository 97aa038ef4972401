import { expect, test } from 'vitest'
import { countByWeek } from '../../../main/features/incidents/by-week.ts'
import { dayToMinute, localDay } from '../../../main/features/incidents/local-time.ts'
import { randomCalls, snapshotOfCalls } from './link-snapshot.ts'

const at = (day: string, hours = 0) => dayToMinute(day) + hours * 60
const all = (length: number) => Uint32Array.from({ length }, (_, position) => position)

test('weeks begin on Monday in London, empty ones are there, cut ones say how many days they have', () => {
  const snapshot = snapshotOfCalls([
    // A Wednesday, a Sunday just before midnight in summer time, the Monday after it, and one three weeks later.
    { from: at('2025-03-26', 12) },
    { from: at('2025-03-30', 22.9) },
    { from: at('2025-03-31', 0) },
    { from: at('2025-04-16', 1) },
  ])
  expect(countByWeek(snapshot, all(4), {})).toEqual({
    weeks: [
      { from: '2025-03-24', days: 5, count: 2 },
      { from: '2025-03-31', days: 7, count: 1 },
      { from: '2025-04-07', days: 7, count: 0 },
      { from: '2025-04-14', days: 3, count: 1 },
    ],
    left: 0,
  })
  expect(countByWeek(snapshot, Uint32Array.of(2), { from: '2025-03-31', to: '2025-04-01' })).toEqual({
    weeks: [{ from: '2025-03-31', days: 2, count: 1 }],
    left: 0,
  })
})

test('what is known only by its month belongs to no week', () => {
  const snapshot = snapshotOfCalls([
    { from: at('2025-03-01'), time: 'month' },
    { from: at('2025-03-05'), time: 'day' },
  ])
  const { weeks, left } = countByWeek(snapshot, all(2), {})
  expect(left).toBe(1)
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(1)
})

test('none are no weeks', () => {
  expect(countByWeek(snapshotOfCalls([]), all(0), {})).toEqual({ weeks: [], left: 0 })
  const snapshot = snapshotOfCalls([{ from: at('2025-03-05') }])
  expect(countByWeek(snapshot, all(0), { from: '2027-01-01' })).toEqual({ weeks: [], left: 0 })
})

test.each([1, 2])(
  'counts as a look at each incident counts, over the change of the clocks (seed %i)',
  seed => {
    const start = at('2025-10-20')
    const calls = randomCalls(seed, 300).map(call => ({ ...call, from: start + (call.from % 1440) * 28 }))
    const snapshot = snapshotOfCalls(calls)
    const { weeks, left } = countByWeek(snapshot, all(300), {})
    const mondayOf = (minute: number) => {
      const day = new Date(`${localDay(minute)}T12:00:00Z`)
      day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
      return day.toISOString().slice(0, 10)
    }
    for (const { from, count } of weeks) {
      expect(count).toBe(calls.filter(call => call.time !== 'month' && mondayOf(call.from) === from).length)
    }
    expect(left).toBe(calls.filter(({ time }) => time === 'month').length)
  },
)
