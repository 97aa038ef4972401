import { readHour } from './written-date.ts'

export type WrittenTime = { hour: number; minute: number }

const clock = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d(?:[.,:]\d+)?)? ?(?:([ap])\.?m\.?|hrs|h)?$/i
const compact = /^(\d?\d)(\d\d)(?:\d\d)? ?(?:hrs|h)?$/i
/** Databases and spreadsheets that know no time without a day write this one before it. */
const dayOfNone =
  /^(?:1899-12-3[01]|1900-01-0[01]|1970-01-01|3[01]\/12\/1899|0[01]\/01\/1900|01\/01\/1970)[ T]/
const fractionOfDay = /^0[.,](?:\d|\d{3,})$/
const minutesPerDay = 1440

/**
 * Reads a time of day from a column of its own: `22:30`, `22:30:05`, `2230`, `930`, `10.30 pm`, `22:30 hrs`,
 * a spreadsheet's fraction of a day; 24:00 is the end of the day. Null when it is none. `0.25` is none: it
 * could be a quarter past midnight or a quarter of a day.
 */
export function readTime(text: string): WrittenTime | null {
  if (fractionOfDay.test(text)) {
    const minutes = Math.round(Number(text.replace(',', '.')) * minutesPerDay) % minutesPerDay
    return { hour: Math.floor(minutes / 60), minute: minutes % 60 }
  }
  if (/^0\.\d\d$/.test(text)) return null
  const plain = text.replace(dayOfNone, '')
  const found = clock.exec(plain) ?? compact.exec(plain)
  if (!found) return null
  const hour = readHour(found[1]!, found[3])
  const minute = Number(found[2])
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  return { hour, minute }
}
