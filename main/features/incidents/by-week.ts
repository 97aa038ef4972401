import { addDays } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { startOfISOWeek } from 'date-fns/startOfISOWeek'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { heldDays } from './by-month.ts'
import { dayToMinute } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

const byMonth = timePrecisions.indexOf('month')

export type WeekCounts = {
  /** Weeks from Monday; `days` of each lie in the period. */
  weeks: { from: string; days: number; count: number }[]
  /** Incidents left out: known only by their month, they belong to no week. */
  left: number
}

/**
 * Incidents by week in Europe/London, weeks without any included, over the days that `countByMonth` covers. The
 * first and the last week may be cut by the period: how many days of them are counted is told.
 */
export function countByWeek(
  snapshot: Snapshot,
  positions: Uint32Array,
  period: { from?: string | undefined; to?: string | undefined },
): WeekCounts {
  const held = heldDays(snapshot, period)
  if (!held) return { weeks: [], left: 0 }
  const [first, last] = [parseISO(held.first), parseISO(held.last)]
  const mondays: Date[] = []
  for (let monday = startOfISOWeek(first); monday <= last; monday = addDays(monday, 7)) mondays.push(monday)
  const starts = mondays.map(monday => dayToMinute(asDay(monday)))
  const counts = new Uint32Array(mondays.length)
  let left = 0
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!
    if (snapshot.timePrecisions[at] === byMonth) left++
    else counts[weekAt(starts, snapshot.fromMinutes[at]!)]! += 1
  }
  const weeks = mondays.map((monday, week) => {
    const from = monday < first ? first : monday
    const sunday = addDays(monday, 6)
    const to = sunday > last ? last : sunday
    return { from: asDay(monday), days: differenceInCalendarDays(to, from) + 1, count: counts[week]! }
  })
  return { weeks, left }
}

function asDay(date: Date): string {
  return lightFormat(date, 'yyyy-MM-dd')
}

/** A week has 167 to 169 hours: where the clocks change the guess by division is one off. */
function weekAt(starts: readonly number[], minute: number): number {
  const guess = Math.floor((minute - starts[0]!) / (7 * 1440))
  const week = Math.max(0, Math.min(starts.length - 1, guess))
  if (minute < starts[week]!) return Math.max(0, week - 1)
  return week + 1 < starts.length && minute >= starts[week + 1]! ? week + 1 : week
}
