import { expect, test } from 'vitest'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { cutByPeriod } from '../../../main/features/incidents/month-cut.ts'
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
const all = Uint32Array.of(0, 1, 2, 3)

test.each([
  [{ from: '2025-03-10', to: '2025-03-20' }, 2],
  [{ from: '2025-02-15', to: '2025-03-15' }, 3],
  [{ from: '2025-03-01', to: '2025-03-31' }, 0],
  [{ from: '2025-02-01', to: '2025-02-28' }, 0],
  [{ from: '2025-02-01', to: '2025-02-27' }, 1],
  [{ from: '2025-03-02' }, 2],
  [{}, 0],
])('a period of %j cuts %i incidents known only by month', (period, cut) => {
  expect(cutByPeriod(march(), all, period)).toBe(cut)
})
