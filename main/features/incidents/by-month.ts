import { eachMonthOfInterval } from 'date-fns/eachMonthOfInterval'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { dayToMinute, localDay } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

export type MonthCount = { month: string; count: number }

/**
 * Incidents by London month, months without any included. A month is listed where it touches the period asked for
 * and the bureau holds incidents of any kind from before and after it: an empty month is then a true zero, and a
 * month nobody has sent yet is not shown as one.
 */
export function countByMonth(
  snapshot: Snapshot,
  positions: Uint32Array,
  period: { from?: string | undefined; to?: string | undefined },
): MonthCount[] {
  const held = heldDays(snapshot, period)
  if (!held) return []
  const { first, last } = held
  const months = eachMonthOfInterval({ start: parseISO(first), end: parseISO(last) }).map(start =>
    lightFormat(start, 'yyyy-MM'),
  )
  const starts = Float64Array.from(months, month => dayToMinute(`${month}-01`))
  const counts = new Uint32Array(months.length)
  for (let i = 0; i < positions.length; i++) {
    counts[monthAt(starts, snapshot.fromMinutes[positions[i]!]!)]! += 1
  }
  return months.map((month, i) => ({ month, count: counts[i]! }))
}

/** The days of a period from and up to which the bureau holds incidents of any kind; null where there are none. */
export function heldDays(
  snapshot: Snapshot,
  period: { from?: string | undefined; to?: string | undefined },
): { first: string; last: string } | null {
  const held = extentDays(snapshot)
  if (!held) return null
  const first = period.from && period.from > held.first ? period.from : held.first
  const last = period.to && period.to < held.last ? period.to : held.last
  return first > last ? null : { first, last }
}

/**
 * London days of the first and last incident among the positions given, or among all; null where there are none.
 * An incident known only by its month may have happened up to the last day of it.
 */
export function extentDays(
  snapshot: Snapshot,
  positions?: Uint32Array,
): { first: string; last: string } | null {
  const n = positions?.length ?? snapshot.length
  if (n === 0) return null
  const month = timePrecisions.indexOf('month')
  let first = Number.POSITIVE_INFINITY
  let [last, lastMonth] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < n; i++) {
    const at = positions ? positions[i]! : i
    const minute = snapshot.fromMinutes[at]!
    if (minute < first) first = minute
    if (minute > last) last = minute
    if (minute > lastMonth && snapshot.timePrecisions[at] === month) lastMonth = minute
  }
  const lastDay = localDay(last)
  const monthEnd = Number.isFinite(lastMonth)
    ? lightFormat(lastDayOfMonth(parseISO(localDay(lastMonth))), 'yyyy-MM-dd')
    : lastDay
  return { first: localDay(first), last: monthEnd > lastDay ? monthEnd : lastDay }
}

function monthAt(starts: Float64Array, minute: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (starts[middle]! <= minute) low = middle
    else high = middle - 1
  }
  return low
}
