import { tzOffset } from '@date-fns/tz'
import type { TimePrecision } from '#shared/features/incidents/rules.ts'

const zone = 'Europe/London'
const minutesPerDay = 1440
const millisecondsPerMinute = 60_000

/** Offsets by the clock of the zone, asked once per day, or per hour on the days the clocks change. */
const offsetOfDay = new Map<number, number>()
const offsetOfHour = new Map<number, number>()
const changes = Number.NaN

function askZone(minute: number): number {
  return tzOffset(zone, new Date(minute * millisecondsPerMinute))
}

/** Minutes that London is ahead of UTC at a moment given in UTC epoch minutes: 0 or 60. */
export function londonOffset(minute: number): number {
  const day = Math.floor(minute / minutesPerDay)
  let offset = offsetOfDay.get(day)
  if (offset === undefined) {
    const atStart = askZone(day * minutesPerDay)
    offset = atStart === askZone((day + 1) * minutesPerDay) ? atStart : changes
    offsetOfDay.set(day, offset)
  }
  if (!Number.isNaN(offset)) return offset
  const hour = Math.floor(minute / 60)
  let ofHour = offsetOfHour.get(hour)
  if (ofHour === undefined) {
    ofHour = askZone(hour * 60)
    offsetOfHour.set(hour, ofHour)
  }
  return ofHour
}

const textOfDay = new Map<number, string>()

function dayText(localDayNumber: number): string {
  let text = textOfDay.get(localDayNumber)
  if (text === undefined) {
    text = new Date(localDayNumber * minutesPerDay * millisecondsPerMinute).toISOString().slice(0, 10)
    textOfDay.set(localDayNumber, text)
  }
  return text
}

/** The London day, `YYYY-MM-DD`, of a moment in UTC epoch minutes. */
export function localDay(minute: number): string {
  return dayText(Math.floor((minute + londonOffset(minute)) / minutesPerDay))
}

/** The London month, `YYYY-MM`, of a moment in UTC epoch minutes. */
export function localMonth(minute: number): string {
  return localDay(minute).slice(0, 7)
}

/** A moment written as exactly as it is known: `2025-03-07 22:30`, `2025-03-07` or `2025-03`. */
export function localText(minute: number, precision: TimePrecision): string {
  if (precision === 'month') return localMonth(minute)
  const day = localDay(minute)
  if (precision === 'day') return day
  const ofDay = (((minute + londonOffset(minute)) % minutesPerDay) + minutesPerDay) % minutesPerDay
  const hours = String(Math.floor(ofDay / 60)).padStart(2, '0')
  return `${day} ${hours}:${String(Math.floor(ofDay % 60)).padStart(2, '0')}`
}

/** The start of a London day `YYYY-MM-DD`, in UTC epoch minutes. */
export function dayToMinute(day: string): number {
  const asUtc = Date.parse(`${day}T00:00:00Z`) / millisecondsPerMinute
  return asUtc - londonOffset(asUtc - 60)
}

/**
 * What the clock did at a local time: an ordinary moment; one that the clocks jumped over in March
 * (`missing`); or one they showed twice in October (`doubled`).
 */
export type Clock = 'ordinary' | 'missing' | 'doubled'

/**
 * A London date and time as UTC epoch minutes. Of a doubled time the first (summer time) is taken; a
 * missing time is read as if the clocks had not yet changed, so 01:30 becomes the moment shown as 02:30.
 *
 * @param month 1 to 12.
 * @returns null for a date or time that does not exist on the calendar, such as 30 February or 24:10.
 */
export function localToMinute(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
): { minute: number; clock: Clock } | null {
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && day >= 1 && month >= 1)) return null
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return null
  }
  const asUtc = date.getTime() / millisecondsPerMinute
  const before = londonOffset(asUtc - minutesPerDay)
  const after = londonOffset(asUtc + minutesPerDay)
  if (before === after) return { minute: asUtc - before, clock: 'ordinary' }
  const early = londonOffset(asUtc - before) === before
  const late = londonOffset(asUtc - after) === after
  if (early && late) return { minute: asUtc - Math.max(before, after), clock: 'doubled' }
  if (!early && !late) return { minute: asUtc - before, clock: 'missing' }
  return { minute: asUtc - (early ? before : after), clock: 'ordinary' }
}
