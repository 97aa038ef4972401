import type { DateFormat } from '#shared/features/imports/rules.ts'
import { readPlainDate } from './plain-dates.ts'
import { isSerialFormat, readSerialDate } from './serial-dates.ts'
import { readHour, type WrittenDate } from './written-date.ts'

type WordedFormat = Exclude<DateFormat, 'excel-1900' | 'excel-1904' | 'epoch-seconds' | 'epoch-milliseconds'>

const clock = String.raw`(\d{1,2})[:.]?(\d\d)(?:[:.]?\d\d(?:[.,:]\d+)?)? ?(?:([ap])\.?m\.?|hrs|h)?`
const zone = String.raw`(?: ?(Z|BST|(?:GMT|UTC)?[+-]\d\d(?::?\d\d)?|GMT|UTC)(?: ?\([^)]*\))?)?`
const time = `(?:(?: +|T|, ?| at )${clock}${zone})?`
const weekday = '(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[,.]? +)?'
const separator = ' ?[/.-] ?'
const year = String.raw`(\d{4}|\d\d)`
const ofDay = String.raw`(\d{1,2})(?:st|nd|rd|th)?`
const monthName = '([a-z]{3,9})'

const patterns: Record<WordedFormat, RegExp> = {
  'yyyy-MM-dd': pattern(`(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})${time}`),
  'dd/MM/yyyy': pattern(`${weekday}(\\d{1,2})${separator}(\\d{1,2})${separator}${year}${time}`),
  'MM/dd/yyyy': pattern(`${weekday}(\\d{1,2})${separator}(\\d{1,2})${separator}${year}${time}`),
  'dd-MMM-yyyy': pattern(`${weekday}${ofDay}(?: of)?[-/. ]${monthName}\\.?(?:[-/.]|,? )${year}${time}`),
  'MMM-dd-yyyy': pattern(`${weekday}${monthName}\\.?[-/. ] *${ofDay}(?:[-/.]|,? )${year}${time}`),
  yyyyMMdd: pattern(`((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:[T ]?${clock}${zone})?`),
  ddMMyyyy: pattern(`(\\d\\d)(\\d\\d)((?:19|20)\\d\\d)(?:[T ]${clock})?`),
  'yyyy-MM': /^(\d{4})[-/.](\d\d)$/,
  'MM/yyyy': /^(\d{1,2})[-/.](\d{4})$/,
  'MMM-yyyy': pattern(`${monthName}\\.?(?:[-/.]|,? )${year}`),
}

function pattern(source: string): RegExp {
  return new RegExp(`^${source}$`, 'i')
}

/** Which groups of a pattern hold year, month and day; the time follows the last of them. */
const order: Record<WordedFormat, readonly [year: number, month: number, day: number]> = {
  'yyyy-MM-dd': [1, 2, 3],
  'dd/MM/yyyy': [3, 2, 1],
  'MM/dd/yyyy': [3, 1, 2],
  'dd-MMM-yyyy': [3, 2, 1],
  'MMM-dd-yyyy': [3, 1, 2],
  yyyyMMdd: [1, 2, 3],
  ddMMyyyy: [3, 2, 1],
  'yyyy-MM': [1, 2, 0],
  'MM/yyyy': [2, 1, 0],
  'MMM-yyyy': [2, 1, 0],
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
  if (isSerialFormat(format)) return readSerialDate(text, format)
  return readPlainDate(text, format) ?? readWorded(text, format)
}

function readWorded(text: string, format: WordedFormat): WrittenDate | null {
  const found = patterns[format].exec(text)
  if (!found) return null
  const [atYear, atMonth, atDay] = order[format]
  const written = Number(found[atYear])
  const month = monthOf(found[atMonth]!)
  const day = atDay === 0 ? null : Number(found[atDay])
  if (month < 1 || month > 12 || (day !== null && (day < 1 || day > 31))) return null
  const hour = found[4] === undefined ? null : readHour(found[4], found[6])
  return {
    year: found[atYear]!.length === 2 ? 2000 + written : written,
    month,
    day,
    hour,
    minute: hour === null ? 0 : Number(found[5]),
    zoneMinutes: readZone(found[7]),
  }
}

function readZone(text: string | undefined): number | null {
  if (text === undefined) return null
  if (/^BST$/i.test(text)) return 60
  const offset = /([+-])(\d\d)(?::?(\d\d))?$/.exec(text)
  if (!offset) return 0
  const size = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return offset[1] === '-' ? -size : size
}
