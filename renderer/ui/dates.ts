import { tz } from '@date-fns/tz'
import { format, parse } from 'date-fns'

const london = { in: tz('Europe/London') }

/** `2025-03-07` as `7 Mar 2025`. */
export function formatDay(day: string): string {
  return format(parse(day, 'yyyy-MM-dd', new Date(0)), 'd MMM yyyy')
}

/** `2025-03` as `Mar 2025`. */
export function formatMonth(month: string): string {
  return format(parse(month, 'yyyy-MM', new Date(0)), 'MMM yyyy')
}

/** The day of an instant, by the clock on the wall. */
export function formatDayOf(instant: string): string {
  return format(instant, 'd MMM yyyy', london)
}

/** An instant, in the time of the clock on the wall: `7 Mar 2025, 22:30`. */
export function formatInstant(instant: string): string {
  return format(instant, 'd MMM yyyy, HH:mm', london)
}

/** A time as exactly as a source tells it: `2025-03-07 22:30`, `2025-03-07` or `2025-03`, by the clock on the wall. */
export function formatAsTold(time: string): string {
  if (time.length < 10) return formatMonth(time)
  const day = formatDay(time.slice(0, 10))
  return time.length > 10 ? `${day}, ${time.slice(11)}` : day
}
