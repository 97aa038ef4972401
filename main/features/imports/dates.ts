import type { DateFormat } from '#shared/features/imports/rules.ts'

/** A date as it is written, not yet checked against the calendar. `hour` is null for a day, `day` for a month. */
export type WrittenDate = {
  year: number
  month: number
  day: number | null
  hour: number | null
  minute: number
  /** Minutes ahead of UTC, where the text says so. */
  zoneMinutes: number | null
}

const time = String.raw`(?:(?: +|T|, ?)(\d{1,2})[:.](\d\d)(?:[:.](?:\d\d)(?:[.,]\d+)?)? ?([AaPp][Mm])?)?`
const zone = String.raw`(?: ?(Z|[+-]\d\d(?::?\d\d)?))?`
const separator = '[/.-]'
const year = String.raw`(\d{4}|\d\d)`

const patterns: Record<DateFormat, RegExp> = {
  'yyyy-MM-dd': new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})${time}${zone}$`),
  'dd/MM/yyyy': new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}${year}${time}$`),
  'MM/dd/yyyy': new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}${year}${time}$`),
  'dd-MMM-yyyy': new RegExp(`^(\\d{1,2})[-/. ]([A-Za-z]{3,9})[-/. ]${year}${time}$`),
  yyyyMMdd: new RegExp(`^(\\d{4})(\\d\\d)(\\d\\d)${time}$`),
  'yyyy-MM': /^(\d{4})[-/](\d\d)$/,
}

/** Which groups of a pattern hold year, month and day. */
const order: Record<DateFormat, readonly [year: number, month: number, day: number]> = {
  'yyyy-MM-dd': [1, 2, 3],
  'dd/MM/yyyy': [3, 2, 1],
  'MM/dd/yyyy': [3, 1, 2],
  'dd-MMM-yyyy': [3, 2, 1],
  yyyyMMdd: [1, 2, 3],
  'yyyy-MM': [1, 2, 0],
}

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'].concat([
  'september',
  'october',
  'november',
  'december',
])

function monthOf(text: string): number {
  if (text.length < 3) return Number(text)
  const name = text.toLowerCase()
  return monthNames.findIndex(month => month.startsWith(name)) + 1
}

/** Reads a date written in a format; null when it is not written so, or names no month or day. */
export function readDate(text: string, format: DateFormat): WrittenDate | null {
  const found = patterns[format].exec(text)
  if (!found) return null
  const [atYear, atMonth, atDay] = order[format]
  const written = Number(found[atYear])
  const month = monthOf(found[atMonth]!)
  const day = atDay === 0 ? null : Number(found[atDay])
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null
  const hour = readHour(found[4], found[6])
  return {
    year: found[atYear]!.length === 2 ? 2000 + written : written,
    month,
    day,
    hour,
    minute: hour === null ? 0 : Number(found[5]),
    zoneMinutes: readZone(found[7]),
  }
}

const timePattern = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d(?:[.,]\d+)?)? ?([AaPp][Mm])?$/
const compactTime = /^(\d\d)(\d\d)(?:\d\d)?$/

/** Reads a time of day from a column of its own (`22:30`, `22:30:05`, `2230`, `10.30 pm`); null when it is none. */
export function readTime(text: string): { hour: number; minute: number } | null {
  const found = timePattern.exec(text) ?? compactTime.exec(text)
  if (!found) return null
  const hour = readHour(found[1], found[3])
  const minute = Number(found[2])
  return hour === null || hour > 23 || minute > 59 ? null : { hour, minute }
}

function readHour(text: string | undefined, half: string | undefined): number | null {
  if (text === undefined) return null
  const hour = Number(text)
  if (half === undefined) return hour
  // 0 pm and 13 pm are no times: 99 is refused by the calendar.
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function readZone(text: string | undefined): number | null {
  if (text === undefined) return null
  if (text === 'Z') return 0
  const [hours, minutes] = [text.slice(1, 3), text.slice(-2)]
  const size = Number(hours) * 60 + (text.length > 3 ? Number(minutes) : 0)
  return text.startsWith('-') ? -size : size
}
