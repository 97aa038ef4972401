import type { MappingSpec } from '#shared/features/imports/contract.ts'
import type { PersonField } from '#shared/features/imports/rules.ts'
import type { TimePrecision } from '#shared/features/incidents/rules.ts'
import { localToMinute } from '../incidents/local-time.ts'
import { readDate, readTime, type WrittenDate } from './dates.ts'
import { type Anchor, type Cell, type Place, placeReader } from './place.ts'
import type { Oddity } from './table.ts'

/** References of people as the source wrote them, '' for none: only keyed pseudonyms may leave the reader. */
export type People = Record<PersonField, string>

export type ConvertedRow = {
  reference: string | null
  fromMinute: number
  toMinute: number
  timePrecision: TimePrecision
  category: string
  channel: string | null
  place: Place
  placeWords: string | null
  /** The code of the area the source puts it in, as the source wrote it. */
  areaCode: string | null
  outcome: string | null
  people: People
  oddities: Oddity[]
}
type Conversion = { rejected: Oddity } | { row: ConvertedRow }

/** The category of a row that names none. */
const notStated = 'Not stated'

const earliestYear = 1970
const latestYear = 2100
const minutesPerDay = 1440

type Moment = {
  minute: number
  endMinute: number
  precision: 'minute' | 'day' | 'month'
  doubt: string | null
}

/** Makes the conversion of one mapping: the cells of a row in, an incident or the reason for none out. */
export function rowConverter(mapping: MappingSpec, header: readonly string[], nowMinute: number) {
  const positions = new Map(header.map((name, index) => [name, index]))
  const { fields } = mapping
  const format = mapping.dates.from
  const readPlace = placeReader(mapping)
  const at = (column: string | undefined) => (column === undefined ? -1 : positions.get(column)!)
  const from = at(fields.from)
  const fromTime = at(fields.fromTime)
  const to = at(fields.to)
  const optional = (cells: string[], index: number) => (index < 0 ? '' : cells[index]!.trim())
  const reference = at(fields.reference)
  const category = at(fields.category)
  const channel = at(fields.channel)
  const place = at(fields.place)
  const areaCode = at(fields.areaCode)
  const outcome = at(fields.outcome)
  const caller = at(fields.caller)
  const phone = at(fields.phone)
  const victim = at(fields.victim)
  const offender = at(fields.offender)
  let current: string[] = []
  const cell: Cell = column => current[positions.get(column)!]!.trim()

  function moments(cells: string[]): { rejected: Oddity } | { start: Moment; end: Moment | null } {
    const text = cells[from]!.trim()
    const reject = (column: string | undefined, raw: string, reason: string) => ({
      rejected: { column: column ?? null, raw, reason, mend: '' },
    })
    if (text === '') return reject(fields.from, '', 'The date is missing')
    const written = readDate(text, format)
    if (!written) return reject(fields.from, text, `Not a date written as ${format}`)
    const timeText = optional(cells, fromTime)
    if (timeText !== '') {
      const time = readTime(timeText)
      if (!time) return reject(fields.fromTime, timeText, 'Not a time of day')
      if (written.day !== null) Object.assign(written, time)
    }
    const start = momentOf(written, nowMinute)
    if (typeof start === 'string') return reject(fields.from, `${text} ${timeText}`.trim(), start)
    const toText = optional(cells, to)
    const toWritten = toText === '' ? null : readDate(toText, format)
    const end = toWritten ? momentOf(toWritten, nowMinute) : null
    if (toText !== '' && (end === null || typeof end === 'string')) {
      return reject(fields.to, toText, typeof end === 'string' ? end : `Not a date written as ${format}`)
    }
    return { start, end: end as Moment | null }
  }

  return (cells: string[], anchor: Anchor | null): Conversion => {
    const when = moments(cells)
    if ('rejected' in when) return when
    current = cells
    const where = readPlace(cell, anchor)
    const { start, end } = when
    const time = interval(start, end)
    const oddities: Oddity[] = []
    if (start.doubt) oddities.push({ column: fields.from!, raw: cells[from]!, reason: start.doubt, mend: '' })
    if (time.backwards) {
      oddities.push({
        column: fields.to!,
        raw: optional(cells, to),
        reason: 'Ends before it starts: only the start is used',
        mend: '',
      })
    }
    if (where.oddity) oddities.push(where.oddity)
    return {
      row: {
        reference: optional(cells, reference) || null,
        fromMinute: start.minute,
        toMinute: time.toMinute,
        timePrecision: time.precision,
        category: optional(cells, category) || notStated,
        channel: optional(cells, channel) || null,
        place: where,
        placeWords: optional(cells, place) || null,
        outcome: optional(cells, outcome) || null,
        areaCode: optional(cells, areaCode) || null,
        people: {
          caller: optional(cells, caller),
          phone: optional(cells, phone),
          victim: optional(cells, victim),
          offender: optional(cells, offender),
        },
        oddities,
      },
    }
  }
}

function interval(start: Moment, end: Moment | null) {
  if (!end) return { toMinute: start.endMinute, precision: start.precision, backwards: false }
  if (end.endMinute < start.minute) {
    return { toMinute: start.endMinute, precision: start.precision, backwards: true }
  }
  const precision: TimePrecision = end.endMinute > start.endMinute ? 'interval' : start.precision
  return { toMinute: Math.max(end.endMinute, start.endMinute), precision, backwards: false }
}

/** The moment in UTC, or the reason why there is no such moment. */
function momentOf(written: WrittenDate, nowMinute: number): Moment | string {
  const { year, month, day, hour, minute, zoneMinutes } = written
  if (year < earliestYear || year > latestYear) return `The year ${year} cannot be right`
  const local = localToMinute(year, month, day ?? 1, hour ?? 0, minute)
  if (!local) return 'There is no such date or time'
  const future = (from: number) => (from > nowMinute + minutesPerDay ? 'The date is in the future' : null)
  if (day === null) {
    const next =
      month === 12 ? localToMinute(year + 1, 1, 1, 0, 0)! : localToMinute(year, month + 1, 1, 0, 0)!
    return {
      minute: local.minute,
      endMinute: next.minute - 1,
      precision: 'month',
      doubt: future(local.minute),
    }
  }
  if (hour === null) {
    const lastMinute = localToMinute(year, month, day, 23, 59)!.minute
    return { minute: local.minute, endMinute: lastMinute, precision: 'day', doubt: future(local.minute) }
  }
  if (zoneMinutes !== null) {
    const exact = Date.UTC(year, month - 1, day, hour, minute) / 60_000 - zoneMinutes
    return { minute: exact, endMinute: exact, precision: 'minute', doubt: future(exact) }
  }
  const clocks = {
    ordinary: null,
    missing: 'The clocks had skipped this time (start of summer time): read as one hour later',
    doubled: 'The clocks showed this time twice (end of summer time): read as the first',
  }
  const doubt = clocks[local.clock] ?? future(local.minute)
  return { minute: local.minute, endMinute: local.minute, precision: 'minute', doubt }
}
