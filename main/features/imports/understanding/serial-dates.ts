import type { DateFormat } from '#shared/features/imports/rules.ts'
import type { WrittenDate } from './written-date.ts'

type SerialFormat = 'excel-1900' | 'excel-1904' | 'epoch-seconds' | 'epoch-milliseconds'

const minutesPerDay = 1440
/** Fractions of a day are binary: a moment's minute must not fall short of itself. */
const roundingMinutes = 0.01
/** 1970 to 2100: other numbers are numbers, not dates. */
const excelDays = { 'excel-1900': [25_569, 73_415], 'excel-1904': [24_107, 71_953] } as const
const epochDigits = { 'epoch-seconds': /^\d{9,10}(?:\.\d+)?$/, 'epoch-milliseconds': /^\d{12,13}$/ }
const excelDigits = /^\d{5}(?:[.,]\d+)?$/

export function isSerialFormat(format: DateFormat): format is SerialFormat {
  return format.startsWith('e')
}

/**
 * Reads a date written as a number: days since 30 December 1899 (Excel's 1900 system, right from March 1900
 * on) or since 1 January 1904, by London's clock; or seconds or milliseconds since 1970, in UTC. A whole
 * number of days is a day without a time.
 */
export function readSerialDate(text: string, format: SerialFormat): WrittenDate | null {
  if (format === 'epoch-seconds' || format === 'epoch-milliseconds') {
    if (!epochDigits[format].test(text)) return null
    const seconds = Number(text) / (format === 'epoch-seconds' ? 1 : 1000)
    return writtenAt(Math.floor(seconds / 60), 0)
  }
  if (!excelDigits.test(text)) return null
  const days = Number(text.replace(',', '.'))
  const [least, most] = excelDays[format]
  if (days < least || days > most) return null
  const minute = Math.floor((days - least) * minutesPerDay + roundingMinutes)
  return Number.isInteger(days) ? { ...writtenAt(minute, null), hour: null } : writtenAt(minute, null)
}

function writtenAt(minuteSince1970: number, zoneMinutes: number | null): WrittenDate {
  const date = new Date(minuteSince1970 * 60_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    zoneMinutes,
  }
}
