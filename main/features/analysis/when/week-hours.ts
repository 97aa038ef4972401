import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { poissonAtLeast, poissonAtMost, poissonInterval } from '../statistics/poisson.ts'
import { numberOfDay, type Period } from './days.ts'

const hoursOfDay = 24
const daysOfWeek = 7

/** Of each hour of the week, Monday first: what an even week would hold, the interval of its count, and p and q. */
export type WeekHourTests = {
  expected: Float64Array
  lower: Float64Array
  upper: Float64Array
  p: Float64Array
  q: Float64Array
}

/**
 * Counts by hour of the week against a week in which every hour is alike. An hour expects the share of the incidents
 * that its weekday has among the days of the period, so that a period of no whole weeks does no weekday wrong. p is
 * two-sided under Poisson: twice the smaller tail, the count included. A count that is no whole number, for its
 * intervals were spread over several hours, is taken to the whole number nearer to what is expected, which errs to the
 * side of chance. q is corrected for the 168 hours (Benjamini and Hochberg).
 */
export function testWeekHours(values: Float64Array, { from, to }: Period): WeekHourTests {
  const total = values.reduce((sum, value) => sum + value, 0)
  const days = daysByWeekday(from, to)
  const allDays = days.reduce((sum, count) => sum + count, 0)
  const expected = values.map((_, hour) => {
    const share = allDays > 0 ? days[Math.floor(hour / hoursOfDay)]! / allDays : 1 / daysOfWeek
    return (total * share) / hoursOfDay
  })
  const intervals = Array.from(values, value => poissonInterval(value))
  const p = values.map((value, hour) => {
    // A hair off a whole number is that number: sums of weights round.
    const nearest = Math.round(value)
    const exact = Math.abs(value - nearest) < 1e-6
    const atLeast = poissonAtLeast(exact ? nearest : Math.floor(value), expected[hour]!)
    const atMost = poissonAtMost(exact ? nearest : Math.ceil(value), expected[hour]!)
    return Math.min(1, 2 * Math.min(atLeast, atMost))
  })
  return {
    expected,
    lower: Float64Array.from(intervals, ({ lower }) => lower),
    upper: Float64Array.from(intervals, ({ upper }) => upper),
    p,
    q: benjaminiHochberg(p),
  }
}

/** How often each weekday is in a period, Monday first. */
export function daysByWeekday(from: string, to: string): number[] {
  const counts = new Array<number>(daysOfWeek).fill(0)
  if (from === '' || to === '') return counts
  const first = numberOfDay(from)
  const days = numberOfDay(to) - first + 1
  // The first of January 1970, day 0, was a Thursday.
  for (let day = 0; day < daysOfWeek; day++) {
    counts[(first + day + 3) % daysOfWeek] = Math.floor((days - day + daysOfWeek - 1) / daysOfWeek)
  }
  return counts.map(count => Math.max(0, count))
}
