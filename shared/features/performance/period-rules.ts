import { addMonths } from 'date-fns/addMonths'
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { longDay, monthWords } from '../../day-words.ts'
import type { Period } from './period.ts'

/** What a month is held against. */
export const againstKinds = ['year', 'month'] as const
export type Against = (typeof againstKinds)[number]

/** The first and the last day of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): Period {
  const first = parseISO(`${month}-01`)
  return { from: `${month}-01`, to: lightFormat(lastDayOfMonth(first), 'yyyy-MM-dd') }
}

/** The month, `YYYY-MM`, so many months after another, or before it. */
export function monthPlus(month: string, months: number): string {
  return lightFormat(addMonths(parseISO(`${month}-01`), months), 'yyyy-MM')
}

/** The last month that is over on a day, `YYYY-MM-DD`. */
export function lastWholeMonth(today: string): string {
  return monthPlus(today.slice(0, 7), -1)
}

/** The month a month is held against: that of the year before, or the one before it. */
export function monthAgainst(month: string, against: Against): string {
  return monthPlus(month, against === 'year' ? -12 : -1)
}

/** Every month from one to another, both included; none where the first comes after the last. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let at = first; at <= last; at = monthPlus(at, 1)) months.push(at)
  return months
}

/** Whole months of a period, `YYYY-MM`, in order; none where it is cut within one. */
export function wholeMonths({ from, to }: Period): string[] {
  const months = monthsBetween(from.slice(0, 7), to.slice(0, 7))
  const isWhole = (month: string) => {
    const days = daysOfMonth(month)
    return days.from >= from && days.to <= to
  }
  return months.every(isWhole) ? months : []
}

/** A period as people say it: `January 2025`, `January to March 2025`, or its days. */
export function periodInWords(period: Period): string {
  const months = wholeMonths(period)
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return `${longDay(period.from)} to ${longDay(period.to)}`
  if (first === last) return monthWords(first)
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  return `${sameYear ? monthWords(first).replace(/ \d{4}$/, '') : monthWords(first)} to ${monthWords(last)}`
}
