import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { hourOfWeek } from './hour-by-weekday.ts'
import type { Snapshot } from './snapshot.ts'

/** Stands for an incident of which no hour is known. */
export const noHour = 255

const byDay = timePrecisions.indexOf('day')
const byMonth = timePrecisions.indexOf('month')
const known = new WeakMap<Snapshot, Uint8Array>()

/**
 * The hour of the week in Europe/London in which each incident began, `weekday * 24 + hour` with Monday first;
 * `noHour` for those known only by the day or the month. Kept with the snapshot.
 */
export function weekHoursOf(snapshot: Snapshot): Uint8Array {
  const found = known.get(snapshot)
  if (found) return found
  const { length, fromMinutes, timePrecisions: precisions } = snapshot
  const hours = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const precision = precisions[at]
    hours[at] = precision === byDay || precision === byMonth ? noHour : hourOfWeek(fromMinutes[at]!)
  }
  known.set(snapshot, hours)
  return hours
}
