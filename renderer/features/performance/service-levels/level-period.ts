import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { addYears } from 'date-fns/addYears'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { differenceInCalendarMonths } from 'date-fns/differenceInCalendarMonths'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { startOfMonth } from 'date-fns/startOfMonth'
import type { Period } from '#shared/features/performance/period.ts'
import { useAddress } from '../../../client/use-address.ts'
import { useToday } from '../../../client/use-bureau.ts'

export const comparisons = {
  before: 'the days just before',
  year: 'the same days a year before',
  none: 'nothing',
}
export type Comparison = keyof typeof comparisons

const text = (day: Date) => lightFormat(day, 'yyyy-MM-dd')
const isDay = (value: string | null): value is string => value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** The last three whole months: long enough for a share, and what a board asks about. */
export function lastMonths(today: string): Period {
  const thisMonth = startOfMonth(parseISO(today))
  return { from: text(addMonths(thisMonth, -3)), to: text(addDays(thisMonth, -1)) }
}

/** What a period is compared with. */
export function periodBefore({ from, to }: Period, comparison: Comparison): Period | undefined {
  if (comparison === 'none') return undefined
  const [first, last] = [parseISO(from), parseISO(to)]
  if (comparison === 'year') return { from: text(addYears(first, -1)), to: text(addYears(last, -1)) }
  // Whole months are set against whole months, as a board reads them.
  if (first.getDate() === 1 && addDays(last, 1).getDate() === 1) {
    const months = differenceInCalendarMonths(last, first) + 1
    return { from: text(addMonths(first, -months)), to: text(addDays(first, -1)) }
  }
  const days = differenceInCalendarDays(last, first) + 1
  return { from: text(addDays(first, -days)), to: text(addDays(first, -1)) }
}

/** The days looked at, as they stand in the address: they stay from the list to one promise and back. */
export function useLevelPeriod() {
  const [address, change] = useAddress()
  const usual = lastMonths(useToday())
  const [from, to] = [address.get('from'), address.get('to')]
  const chosen = { from: isDay(from) ? from : usual.from, to: isDay(to) ? to : usual.to }
  const period = chosen.from <= chosen.to ? chosen : usual
  const against = address.get('against') ?? 'before'
  const comparison: Comparison = against in comparisons ? (against as Comparison) : 'before'
  const set = (changes: Record<string, string>) => change(changes, { replace: true })
  const before = periodBefore(period, comparison)
  return {
    period,
    comparison,
    set,
    search: `?${new URLSearchParams({ ...period, against: comparison })}`,
    asked: { period, ...(before && { before }) },
  }
}
