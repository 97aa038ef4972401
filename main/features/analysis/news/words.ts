import { decimals, whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'

const millisecondsPerDay = 86_400_000

/** A day since 1970 as `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

/** A day since 1970 as `7 March 2025`. */
export function dayInWords(day: number): string {
  return longDay(dayText(day))
}

/** What is to be expected, as exactly as a number of incidents can be imagined. */
export function expectedInWords(expected: number): string {
  if (expected < 0.1) return 'under 0.1'
  return expected < 20 ? decimals(expected, 1) : whole(Math.round(expected))
}
