import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { eachMonthOfInterval } from 'date-fns/eachMonthOfInterval'
import { endOfMonth } from 'date-fns/endOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { startOfMonth } from 'date-fns/startOfMonth'

/** Days `YYYY-MM-DD`, both included. */
export type DayPeriod = { from: string; to: string }

const asDay = (date: Date) => lightFormat(date, 'yyyy-MM-dd')
const asMonth = (date: Date) => lightFormat(date, 'yyyy-MM')
const daysPerMonth = 365.2425 / 12

export function dayAfter(day: string): string {
  return asDay(addDays(parseISO(day), 1))
}

/** The first day of the month after a day. */
export function nextMonthStart(day: string): string {
  return asDay(startOfMonth(addMonths(parseISO(day), 1)))
}

/** Every month that a period touches, in order. */
export function monthsOf({ from, to }: DayPeriod): string[] {
  return from > to ? [] : eachMonthOfInterval({ start: parseISO(from), end: parseISO(to) }).map(asMonth)
}

/** The months that lie in the period from their first day to their last: only these are averaged over. */
export function wholeMonthsOf(period: DayPeriod): string[] {
  return monthsOf(period).filter(month => {
    const first = `${month}-01`
    return first >= period.from && asDay(endOfMonth(parseISO(first))) <= period.to
  })
}

/** Length of a period in months of 365.2425 / 12 days, as an exposure for rates. */
export function lengthInMonths({ from, to }: DayPeriod): number {
  return (differenceInCalendarDays(parseISO(to), parseISO(from)) + 1) / daysPerMonth
}
