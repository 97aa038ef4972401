import { dayToMinute, londonOffset } from '../../incidents/local-time.ts'

const minutesPerDay = 1440
const dayMs = 86_400_000

/** The number of the London day of a moment in UTC epoch minutes: days since 1970-01-01. */
export function dayNumberOf(minute: number): number {
  return Math.floor((minute + londonOffset(minute)) / minutesPerDay)
}

/** The minute of the London day, by its clock. */
export function minuteOfDay(minute: number): number {
  const local = minute + londonOffset(minute)
  return local - Math.floor(local / minutesPerDay) * minutesPerDay
}

const texts = new Map<number, string>()

/** `YYYY-MM-DD` of the number of a day. */
export function dayOfNumber(day: number): string {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * dayMs).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

const lastMinutes = new Map<number, number>()

/** The last minute of the London day of a moment: a day may have 23 or 25 hours. */
export function lastMinuteOfDay(minute: number): number {
  const day = dayNumberOf(minute)
  let last = lastMinutes.get(day)
  if (last === undefined) {
    last = dayToMinute(dayOfNumber(day + 1)) - 1
    lastMinutes.set(day, last)
  }
  return last
}
