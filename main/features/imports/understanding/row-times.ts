import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type DateFormat, dateFormats } from '#shared/features/imports/rules.ts'
import type { TimePrecision } from '#shared/features/incidents/rules.ts'
import type { Oddity } from '../table.ts'
import { readDate } from './dates.ts'
import { intervalOf, type Moment, momentOf } from './moments.ts'
import { readTime, type WrittenTime } from './times.ts'
import type { WrittenDate } from './written-date.ts'

export type RowTimes = {
  fromMinute: number
  toMinute: number
  timePrecision: TimePrecision
  oddities: Oddity[]
}
type Rejected = { rejected: Oddity }

/** Reads when the incident of a row was, from the one to four columns that say so. */
export function timesReader(
  mapping: MappingSpec,
  at: (column: string | undefined) => number,
  nowMinute: number,
): (cells: readonly string[]) => RowTimes | Rejected {
  const { fields, dates } = mapping
  const from = columnReader(fields.from, fields.fromTime, dates.from, dates.days?.includes('from') ?? false)
  const to = columnReader(
    fields.to,
    fields.toTime,
    dates.to ?? dates.from,
    dates.days?.includes('to') ?? false,
  )
  const untilTime = at(fields.toTime)

  function columnReader(
    dateColumn: string | undefined,
    timeColumn: string | undefined,
    format: DateFormat,
    isDay: boolean,
  ) {
    const [dateAt, timeAt] = [at(dateColumn), at(timeColumn)]
    return (cells: readonly string[]): Moment | Rejected | null => {
      const text = dateAt < 0 ? '' : cells[dateAt]!.trim()
      if (text === '') return null
      const written = readDate(text, format)
      if (!written) return reject(dateColumn, text, ...notWrittenSo(text, format))
      if (isDay && written.hour === 0 && written.minute === 0) written.hour = null
      const timeText = timeAt < 0 ? '' : cells[timeAt]!.trim()
      if (timeText !== '') {
        const time = readTime(timeText)
        if (!time) return reject(timeColumn, timeText, 'Not a time of day', 'Write it as 22:30.')
        setTime(written, time)
      }
      const moment = momentOf(written, nowMinute)
      return typeof moment === 'string'
        ? reject(dateColumn, timeText === '' ? text : `${text} ${timeText}`, moment, '')
        : moment
    }
  }

  /** A time until which it lasted, without a day of its own: that of the start, or the next. */
  function endByTimeAlone(cells: readonly string[], start: Moment): Moment | Rejected | null {
    const text = untilTime < 0 ? '' : cells[untilTime]!.trim()
    if (text === '' || start.precision !== 'minute') return null
    const time = readTime(text)
    if (!time) return reject(fields.toTime, text, 'Not a time of day', 'Write it as 22:30.')
    const written = readDate(cells[at(fields.from)]!.trim(), dates.from)!
    setTime(written, time)
    const end = momentOf(written, nowMinute)
    if (typeof end === 'string') return reject(fields.toTime, text, end, '')
    if (end.minute >= start.minute) return end
    const next = momentOf(nextDay(written), nowMinute)
    return typeof next === 'string' ? reject(fields.toTime, text, next, '') : next
  }

  return cells => {
    const start = from(cells)
    if (start === null) {
      return reject(fields.from, '', 'The date is missing', 'Ask its sender for the date.')
    }
    if ('rejected' in start) return start
    const end = to(cells) ?? endByTimeAlone(cells, start)
    if (end !== null && 'rejected' in end) return end
    const { toMinute, precision, backwards } = intervalOf(start, end)
    const oddities: Oddity[] = []
    const odd = (column: string | undefined, reason: string) => {
      const position = at(column)
      const raw = position < 0 ? '' : cells[position]!.trim()
      oddities.push({ column: column ?? null, raw, reason, mend: '' })
    }
    if (start.doubt) odd(fields.from, start.doubt)
    if (end?.doubt) odd(fields.to ?? fields.toTime, end.doubt)
    if (backwards) odd(fields.to ?? fields.toTime, 'Ends before it starts: only the start is used')
    return { fromMinute: start.minute, toMinute, timePrecision: precision, oddities }
  }
}

function reject(column: string | undefined, raw: string, reason: string, mend: string): Rejected {
  return { rejected: { column: column ?? null, raw, reason, mend } }
}

function setTime(written: WrittenDate, { hour, minute }: WrittenTime) {
  if (written.day === null) return
  written.hour = hour
  written.minute = minute
}

function nextDay(written: WrittenDate): WrittenDate {
  const next = new Date(Date.UTC(written.year, written.month - 1, written.day! + 1))
  return {
    ...written,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
  }
}

/** Why a text is no date of the column's format, and what would mend it where another format reads it. */
function notWrittenSo(text: string, format: DateFormat): [reason: string, mend: string] {
  const others = (Object.keys(dateFormats) as DateFormat[]).filter(
    other => other !== format && other !== 'excel-1904' && readDate(text, other) !== null,
  )
  const reason = `Not a date written as ${format}`
  if (others.length !== 1) return [reason, `Write it as ${dateFormats[format]}.`]
  const [other] = others as [DateFormat]
  return [
    `${reason}: looks like ${dateFormats[other]}`,
    `The column is ${dateFormats[format]}: write it so${inFormat(text, other, format)}.`,
  ]
}

function inFormat(text: string, other: DateFormat, format: DateFormat): string {
  const { year, month, day } = readDate(text, other)!
  const two = (value: number) => String(value).padStart(2, '0')
  if (day === null) return ''
  const parts: Partial<Record<DateFormat, string>> = {
    'dd/MM/yyyy': `${two(day)}/${two(month)}/${year}`,
    'MM/dd/yyyy': `${two(month)}/${two(day)}/${year}`,
    'yyyy-MM-dd': `${year}-${two(month)}-${two(day)}`,
  }
  return parts[format] === undefined ? '' : `, as ${parts[format]}`
}
