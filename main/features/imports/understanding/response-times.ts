import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { dateFormats, type ResponseField } from '#shared/features/imports/rules.ts'
import {
  longestResponseDays,
  longestWaitSeconds,
  responseFlags,
} from '#shared/features/incidents/response-times.ts'
import { readDate } from './dates.ts'
import { type Moment, momentOf } from './moments.ts'
import type { RowTimes } from './row-times.ts'
import { readWait } from './waits.ts'

/** How an incident was answered, as far as it was told and can be right; `flags` are bits of `responseFlags`. */
export type ResponseTimes = {
  answeredSeconds: number | null
  visitedMinute: number | null
  resolvedMinute: number | null
  flags: number
}

const minutesPerDay = 1440
const minutesPerHour = 60
/** What systems write where there is no time. */
const noTime = /^(?:#?n\/?a|null|nil|none|not (?:yet|known|applicable|attended|resolved|answered)|[-?.]+)$/i
const secondsOfClock = /\d{1,2}[:.]\d\d[:.](\d\d)/

/**
 * Makes the reader of response times of one mapping; null where it has no column for any. What cannot be right
 * (before the call, years later, in the future, an hour the clocks skipped) is told as an oddity of the row and not
 * used: the incident itself stands.
 */
export function responseReader(
  { fields, dates }: MappingSpec,
  at: (column: string | undefined) => number,
  nowMinute: number,
): ((cells: readonly string[], times: RowTimes) => ResponseTimes) | null {
  const [answered, visited, resolved] = [at(fields.answered), at(fields.visited), at(fields.resolved)]
  if (answered < 0 && visited < 0 && resolved < 0) return null
  const [fromAt, fromTimeAt] = [at(fields.from), at(fields.fromTime)]
  let asked = 0
  if (answered >= 0) asked |= responseFlags.answeredTold
  if (visited >= 0) asked |= responseFlags.visitedTold
  if (resolved >= 0) asked |= responseFlags.resolvedTold

  return (cells, times) => {
    const response = { answeredSeconds: null, visitedMinute: null, resolvedMinute: null, flags: asked }
    if (answered >= 0) readAnswer(cells, times, response)
    if (visited >= 0) readLater('visited', visited, cells, times, response)
    if (resolved >= 0) readLater('resolved', resolved, cells, times, response)
    return response
  }

  function refuse(
    field: ResponseField,
    raw: string,
    reason: string,
    { oddities }: RowTimes,
    into: ResponseTimes,
  ) {
    into.flags |= responseFlags[`${field}Unusable`]
    oddities.push({ column: fields[field]!, raw, reason: `${reason}: not used`, mend: mends[field] })
  }

  function readAnswer(cells: readonly string[], times: RowTimes, into: ResponseTimes) {
    const text = cells[answered]!.trim()
    if (text === '' || noTime.test(text)) return
    const seconds =
      dates.answered === undefined ? (readWait(text) ?? notReadable) : waitUntil(text, cells, times, into)
    const reason =
      typeof seconds === 'string'
        ? seconds
        : seconds < 0
          ? 'Answered before the call'
          : seconds > longestWaitSeconds
            ? 'Answered more than a day after the call'
            : null
    if (reason === null) into.answeredSeconds = seconds as number
    else refuse('answered', text, reason, times, into)
  }

  /** Seconds from the call to a moment of answering; exact only where both were told with their seconds. */
  function waitUntil(
    text: string,
    cells: readonly string[],
    { fromMinute, timePrecision }: RowTimes,
    into: ResponseTimes,
  ): number | string {
    const moment = momentIn('answered', text)
    if (typeof moment === 'string') return moment
    if (timePrecision !== 'minute') return 'The call has no time of day, so the wait cannot be told'
    if (moment.precision !== 'minute') return 'Says a day and no time'
    const called = secondsIn(fromTimeAt >= 0 ? cells[fromTimeAt]! : cells[fromAt]!)
    const taken = secondsIn(text)
    const exact = called !== null && taken !== null
    if (!exact) into.flags |= responseFlags.answeredToMinute
    const seconds = (moment.minute - fromMinute) * 60 + (exact ? taken - called : 0)
    return seconds < 0 && moment.clock === 'doubled' ? seconds + minutesPerHour * 60 : seconds
  }

  function readLater(
    field: 'visited' | 'resolved',
    position: number,
    cells: readonly string[],
    times: RowTimes,
    into: ResponseTimes,
  ) {
    const text = cells[position]!.trim()
    if (text === '' || noTime.test(text)) return
    const moment = momentIn(field, text)
    if (typeof moment === 'string') return refuse(field, text, moment, times, into)
    if (moment.precision === 'month') return refuse(field, text, 'Says a month and no day', times, into)
    const isDay = moment.precision === 'day'
    let { minute } = moment
    let twice = moment.clock === 'doubled'
    if (twice && minute < times.fromMinute) {
      minute += minutesPerHour
      twice = false
    }
    if ((isDay ? moment.endMinute : minute) < times.fromMinute) {
      return refuse(field, text, `${wordsOf[field]} before the call`, times, into)
    }
    if (minute > times.fromMinute + longestResponseDays * minutesPerDay) {
      return refuse(field, text, `${wordsOf[field]} years after the call`, times, into)
    }
    into[`${field}Minute`] = minute
    if (isDay) into.flags |= responseFlags[`${field}Day`]
    if (twice) into.flags |= responseFlags[`${field}Twice`]
  }

  function momentIn(field: ResponseField, text: string): Moment | string {
    const format = dates[field] ?? dates.from
    const written = readDate(text, format)
    if (!written) return `Not a date written as ${format} (${dateFormats[format]})`
    if (dates.days?.includes(field) && written.hour === 0 && written.minute === 0) written.hour = null
    const moment = momentOf(written, nowMinute)
    if (typeof moment === 'string') return moment
    if (moment.clock === 'missing') return 'The clocks had skipped this time (start of summer time)'
    if (moment.minute > nowMinute + minutesPerDay) return 'In the future'
    return moment
  }
}

const notReadable = 'Not a number of seconds'
const wordsOf = { visited: 'First visit', resolved: 'Resolved' } as const
const mends = {
  answered: 'Ask its sender how long the caller waited.',
  visited: 'Ask its sender when it was first visited.',
  resolved: 'Ask its sender when it was resolved.',
} as const

function secondsIn(text: string): number | null {
  const found = secondsOfClock.exec(text)
  return found ? Number(found[1]) : null
}
