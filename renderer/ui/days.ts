import { tz } from '@date-fns/tz'
import { addDays, differenceInCalendarDays, format, parse } from 'date-fns'
import { countOf } from './counts.ts'

const london = { in: tz('Europe/London') }

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return format(addDays(asDate(day), days), 'yyyy-MM-dd')
}

/** How a day lies to today: `today`, `in 3 days`, `2 days ago`. */
export function inDays(day: string, today: string): string {
  const days = differenceInCalendarDays(asDate(day), asDate(today))
  if (days === 0) return 'today'
  return days > 0 ? `in ${countOf(days, 'day')}` : `${countOf(-days, 'day')} ago`
}

/** How many days past a day it is, in words: `3 days overdue`. */
export function overdueBy(day: string, today: string): string {
  return `${countOf(differenceInCalendarDays(asDate(today), asDate(day)), 'day')} overdue`
}

/** The calendar day of an instant, in London. */
export function dayOf(instant: string): string {
  return format(instant, 'yyyy-MM-dd', london)
}

/** The time of an instant on the clock on the wall, `10:42`. */
export function formatTime(instant: string): string {
  return format(instant, 'HH:mm', london)
}

function asDate(day: string) {
  return parse(day, 'yyyy-MM-dd', new Date(0))
}
