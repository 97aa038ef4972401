import { isWorkingDay } from '#shared/working-days.ts'
import { dayNumberOf, dayOfNumber, minuteOfDay } from './london-days.ts'

/** Office hours, in minutes of the day in London; the end is not included. */
export type OfficeHours = { opens: number; closes: number }

/**
 * Counts working time in London: Monday to Friday, bank holidays of England and Wales excepted, between the office
 * hours. Nothing is lost or won when the clocks change: that is always on a Sunday.
 */
export type WorkingClock = {
  /** Working minutes from one moment to another, in UTC epoch minutes; never below 0. */
  minutesBetween(from: number, to: number): number
  /** Working days after the day of one moment, up to and with that of another: the day of the call is not counted. */
  daysBetween(from: number, to: number): number
}

/** Days that are worked out at once: about three months. */
const block = 100

/**
 * A clock that answers in the same time however far apart the moments are: it knows for every day how many working
 * days lay before it.
 */
export function workingClock({ opens, closes }: OfficeHours): WorkingClock {
  const perDay = closes - opens
  let first = 0
  /** Working days before each day, from `first` on; one more at the end. */
  let before = new Int32Array(1)

  function reach(day: number) {
    if (before.length === 1) first = day - block
    const last = first + before.length - 2
    if (day >= first && day <= last) return
    const [from, to] = [Math.min(day - block, first), Math.max(day + block, last)]
    const counts = new Int32Array(to - from + 2)
    for (let each = from; each <= to; each++) {
      counts[each - from + 1] = counts[each - from]! + Number(isWorkingDay(dayOfNumber(each)))
    }
    first = from
    before = counts
  }

  /** Working minutes from the first known day to a moment. */
  function until(minute: number, day: number): number {
    const at = day - first
    const isWorked = before[at + 1]! - before[at]!
    const sinceOpening = Math.min(Math.max(minuteOfDay(minute) - opens, 0), perDay)
    return before[at]! * perDay + isWorked * sinceOpening
  }

  return {
    minutesBetween(from, to) {
      if (to <= from) return 0
      const [one, other] = [dayNumberOf(from), dayNumberOf(to)]
      reach(one)
      reach(other)
      return until(to, other) - until(from, one)
    },
    daysBetween(from, to) {
      const [one, other] = [dayNumberOf(from), dayNumberOf(to)]
      if (other <= one) return 0
      reach(one)
      reach(other)
      return before[other - first + 1]! - before[one - first + 1]!
    },
  }
}
