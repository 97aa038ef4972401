import type { TimePrecision } from '#shared/features/incidents/rules.ts'
import { type Clock, localToMinute } from '../../incidents/local-time.ts'
import type { WrittenDate } from './written-date.ts'

const earliestYear = 1970
const latestYear = 2100
const minutesPerDay = 1440

/** When something was, in UTC epoch minutes, as exactly as it was told. */
export type Moment = {
  minute: number
  /** The last minute of the day or the month, where no more was told. */
  endMinute: number
  precision: 'minute' | 'day' | 'month'
  doubt: string | null
  /** What the clock did then, where no zone was told. */
  clock: Clock
}

const clocks = {
  ordinary: null,
  missing: 'The clocks had skipped this time (start of summer time): read as one hour later',
  doubled: 'The clocks showed this time twice (end of summer time): read as the first',
}
const noSuchDate = 'There is no such date or time'
const inTheFuture = 'The date is in the future'

/** First minutes of the days met, in UTC; NaN for a day without 24 hours, or one that is none. */
const startsOfDays = new Map<number, number>()

/** Most rows of a file share their days with others: asked once, a day costs no calendar any more. */
function startOfPlainDay(year: number, month: number, day: number): number {
  const key = (year * 100 + month) * 100 + day
  let start = startsOfDays.get(key)
  if (start === undefined) {
    const first = localToMinute(year, month, day, 0, 0)
    const last = localToMinute(year, month, day, 23, 59)
    const isPlain = first !== null && last !== null && last.minute - first.minute === minutesPerDay - 1
    start = isPlain ? first.minute : Number.NaN
    startsOfDays.set(key, start)
  }
  return start
}

/** The moment in UTC of a date by London's clock, or the reason why there is no such moment. */
export function momentOf(written: WrittenDate, nowMinute: number): Moment | string {
  const { year, month, day, hour, minute, zoneMinutes } = written
  if (year < earliestYear || year > latestYear) return `The year ${year} cannot be right`
  const doubtOf = (from: number) => (from > nowMinute + minutesPerDay ? inTheFuture : null)
  if (day !== null && hour !== null && hour < 24 && minute < 60 && zoneMinutes === null) {
    const at = startOfPlainDay(year, month, day) + hour * 60 + minute
    if (!Number.isNaN(at)) return plain(at, doubtOf(at))
  }
  // 24:00 is the first minute of the next day.
  const isEndOfDay = hour === 24 && minute === 0
  const local = localToMinute(year, month, day ?? 1, isEndOfDay ? 0 : (hour ?? 0), minute)
  if (!local) return noSuchDate
  if (day === null) {
    const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1]
    const next = localToMinute(nextYear, nextMonth, 1, 0, 0)!.minute
    return { ...plain(local.minute, doubtOf(local.minute)), endMinute: next - 1, precision: 'month' }
  }
  if (hour === null) {
    const lastMinute = localToMinute(year, month, day, 23, 59)!.minute
    return { ...plain(local.minute, doubtOf(local.minute)), endMinute: lastMinute, precision: 'day' }
  }
  if (zoneMinutes !== null) {
    const exact = Date.UTC(year, month - 1, day, hour, minute) / 60_000 - zoneMinutes
    return plain(exact, doubtOf(exact))
  }
  const at = isEndOfDay ? localToMinute(year, month, day, 23, 59)!.minute + 1 : local.minute
  const doubt = isEndOfDay ? null : clocks[local.clock]
  return { ...plain(at, doubt ?? doubtOf(at)), clock: isEndOfDay ? 'ordinary' : local.clock }
}

function plain(minute: number, doubt: string | null): Moment {
  return { minute, endMinute: minute, precision: 'minute', doubt, clock: 'ordinary' }
}

/** From the start of one moment to the end of another; the start alone where the other lies before it. */
export function intervalOf(
  start: Moment,
  end: Moment | null,
): { toMinute: number; precision: TimePrecision; backwards: boolean } {
  if (!end) return { toMinute: start.endMinute, precision: start.precision, backwards: false }
  if (end.endMinute < start.minute) {
    return { toMinute: start.endMinute, precision: start.precision, backwards: true }
  }
  const precision = end.endMinute > start.endMinute ? 'interval' : start.precision
  return { toMinute: Math.max(end.endMinute, start.endMinute), precision, backwards: false }
}
