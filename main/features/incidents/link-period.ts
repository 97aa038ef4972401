import { addDays } from 'date-fns/addDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { dayToMinute, localDay } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

const month = timePrecisions.indexOf('month')

export type DaysSearched = { from: string; to: string; fromMinute: number; beforeMinute: number }

/**
 * The days of a search: those asked for, else so many up to the last day of the data that is known as a day and not
 * in the future. Null where there is none.
 */
export function daysSearched(
  { length, fromMinutes, timePrecisions: precisions }: Snapshot,
  asked: { from?: string | undefined; to?: string | undefined },
  { days, nowMinute }: { days: number; nowMinute: number },
): DaysSearched | null {
  let last = Number.NEGATIVE_INFINITY
  for (let at = 0; at < length; at++) {
    const from = fromMinutes[at]!
    if (from > last && from <= nowMinute && precisions[at] !== month) last = from
  }
  if (last === Number.NEGATIVE_INFINITY) return null
  const to = asked.to ?? localDay(last)
  const from = asked.from ?? dayBeside(to, 1 - days)
  return { from, to, fromMinute: dayToMinute(from), beforeMinute: dayToMinute(dayBeside(to, 1)) }
}

export function dayBeside(day: string, days: number): string {
  return lightFormat(addDays(parseISO(day), days), 'yyyy-MM-dd')
}
