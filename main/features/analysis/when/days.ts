import { addMonths } from 'date-fns/addMonths'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { dayToMinute, londonOffset } from '../../incidents/local-time.ts'

const minutesPerDay = 1440
const millisecondsPerDay = minutesPerDay * 60_000

/** London days of moments in UTC epoch minutes, numbered from 1 January 1970: a day on which the clocks change is one day. */
export function dayNumbers(minutes: Int32Array): Int32Array {
  return minutes.map(minute => Math.floor((minute + londonOffset(minute)) / minutesPerDay))
}

/** The number of a day `YYYY-MM-DD`. */
export function numberOfDay(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay)
}

/** The day `YYYY-MM-DD` of a number. */
export function dayOfNumber(number: number): string {
  return new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
}

/** Days, both included. */
export type Period = { from: string; to: string }

/**
 * The whole weeks (Monday to Sunday) or months that lie inside a period, in order: one that is cut at either end is
 * left out, as it would show a fall that is none.
 */
export function wholePeriods({ from, to }: Period, every: 'week' | 'month'): Period[] {
  if (from === '' || to === '') return []
  const periods: Period[] = []
  const end = numberOfDay(to)
  if (every === 'week') {
    // The first of January 1970 was a Thursday, so Mondays leave 4 over.
    let monday = numberOfDay(from) + ((4 - numberOfDay(from)) % 7)
    if (monday < numberOfDay(from)) monday += 7
    for (; monday + 6 <= end; monday += 7) {
      periods.push({ from: dayOfNumber(monday), to: dayOfNumber(monday + 6) })
    }
    return periods
  }
  const month = (months: number) =>
    lightFormat(addMonths(parseISO(`${from.slice(0, 7)}-01`), months), 'yyyy-MM-dd')
  for (let at = from.endsWith('-01') ? 0 : 1; numberOfDay(month(at + 1)) - 1 <= end; at++) {
    periods.push({ from: month(at), to: dayOfNumber(numberOfDay(month(at + 1)) - 1) })
  }
  return periods
}

/** Incidents that began in each of some consecutive periods, and how many in none of them. */
export function countInPeriods(
  fromMinutes: Int32Array,
  periods: readonly Period[],
): { counts: Uint32Array; outside: number } {
  const bounds = [...periods.map(({ from }) => from), dayAfter(periods.at(-1)?.to)].map(dayToMinute)
  const counts = new Uint32Array(periods.length)
  let outside = 0
  for (const minute of fromMinutes) {
    const at = lastAtMost(bounds, minute)
    if (at >= 0 && at < periods.length) counts[at]! += 1
    else outside++
  }
  return { counts, outside }
}

function dayAfter(day = '1970-01-01'): string {
  return dayOfNumber(numberOfDay(day) + 1)
}

/** Position of the last bound that is not above the value; -1 before all. */
function lastAtMost(bounds: readonly number[], value: number): number {
  let low = -1
  let high = bounds.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (bounds[middle]! <= value) low = middle
    else high = middle
  }
  return low
}
