import { addMonths } from 'date-fns/addMonths'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { dayToMinute } from '../../incidents/local-time.ts'
import { type Days, daysIn, plusDays } from './comparable.ts'

const longestInWeeks = 200

/** Weeks where both are short and known by the day, else months. */
export function stepUnit(a: Days, b: Days, hasMonthOnly: boolean): 'week' | 'month' {
  return !hasMonthOnly && Math.max(daysIn(a), daysIn(b)) <= longestInWeeks ? 'week' : 'month'
}

/** Counts by weeks or months from the first day of a period; a last one that the period cuts short is left out. */
export function countBySteps(
  minutes: ArrayLike<number>,
  days: Days,
  unit: 'week' | 'month',
): { from: string; count: number }[] {
  const starts: string[] = []
  const startOf = (index: number) =>
    unit === 'week'
      ? plusDays(days.from, 7 * index)
      : lightFormat(addMonths(parseISO(days.from), index), 'yyyy-MM-dd')
  const end = plusDays(days.to, 1)
  while (startOf(starts.length + 1) <= end) starts.push(startOf(starts.length))
  const edges = Float64Array.from([...starts, startOf(starts.length)], dayToMinute)
  const counts = new Uint32Array(starts.length)
  for (let i = 0; i < minutes.length; i++) {
    const minute = minutes[i]!
    let step = 0
    while (step < counts.length && edges[step + 1]! <= minute) step++
    if (step < counts.length && minute >= edges[0]!) counts[step]! += 1
  }
  return starts.map((from, index) => ({ from, count: counts[index]! }))
}
