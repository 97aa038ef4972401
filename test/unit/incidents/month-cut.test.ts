import { expect, test } from 'vitest'
import { positionsWhere } from '../../../main/features/incidents/filter.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { countByMonthOnly, monthsCut } from '../../../main/features/incidents/month-cut.ts'
import { emptySnapshot, type Snapshot } from '../../../main/features/incidents/snapshot.ts'

/** Three incidents known by month (February, March twice) and one to the minute, in March. */
function march(): Snapshot {
  const snapshot = { ...emptySnapshot(4), importIds: [1], lastIncidentId: 4 }
  const days = ['2025-02-01', '2025-03-01', '2025-03-01', '2025-03-12']
  days.forEach((day, at) => {
    snapshot.fromMinutes[at] = dayToMinute(day)
    snapshot.timePrecisions[at] = at < 3 ? 3 : 0
  })
  return snapshot
}

test.each([
  [{ from: '2025-03-10', to: '2025-03-20' }, 2],
  [{ from: '2025-02-15', to: '2025-03-15' }, 3],
  [{ from: '2025-03-01', to: '2025-03-31' }, 0],
  [{ from: '2025-02-01', to: '2025-02-28' }, 0],
  [{ from: '2025-02-01', to: '2025-02-27' }, 1],
  [{ from: '2025-03-02' }, 2],
  [{}, 0],
])('a period of %j cuts %i incidents known only by month', (period, cut) => {
  const snapshot = march()
  const counts = monthsCut(snapshot, period).map(({ from, to }) =>
    countByMonthOnly(
      snapshot,
      positionsWhere(snapshot, { fromMinute: dayToMinute(from), beforeMinute: dayToMinute(to) + 1440 }),
    ),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(cut)
})

test('where every incident is known to the day no month is cut', () => {
  const snapshot = march()
  snapshot.timePrecisions.fill(2)
  expect(monthsCut(snapshot, { from: '2025-03-10' })).toEqual([])
})
