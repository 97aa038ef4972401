import { counted } from '#shared/count-words.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { daysIn, plusDays } from '../../analysis/change/comparable.ts'
import { dayInWords } from '../../analysis/telling/words.ts'
import { dayToMinute } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** A stretch of silence that chance would bring less often than this is a hole in what was sent. */
const rare = 0.001
/** A shorter silence takes too little away to matter. */
const leastShare = 0.1

type Columns = Pick<Snapshot, 'length' | 'sources' | 'fromMinutes' | 'toMinutes'>

/** How one source reported: incidents a day from its first to its last, and on which days of each period it did. */
export type Reporting = { perDay: number; days: readonly Uint8Array[] }

/** Reads the incidents through once. */
export function reportingOf(snapshot: Columns, periods: readonly Period[]): Map<number, Reporting> {
  const edges = periods.map(period =>
    Float64Array.from({ length: daysIn(period) + 1 }, (_, day) => dayToMinute(plusDays(period.from, day))),
  )
  type Seen = { incidents: number; first: number; last: number; days: Uint8Array[] }
  const seen: (Seen | undefined)[] = []
  for (let at = 0; at < snapshot.length; at++) {
    const [from, to] = [snapshot.fromMinutes[at]!, snapshot.toMinutes[at]!]
    const source = snapshot.sources[at]!
    let one = seen[source]
    if (!one) {
      one = {
        incidents: 0,
        first: from,
        last: from,
        days: edges.map(days => new Uint8Array(days.length - 1)),
      }
      seen[source] = one
    }
    one.incidents++
    if (from < one.first) one.first = from
    if (from > one.last) one.last = from
    for (const [period, days] of edges.entries()) mark(one.days[period]!, days, from, Math.max(from, to - 1))
  }
  const found = new Map<number, Reporting>()
  seen.forEach((one, source) => {
    if (!one) return
    const perDay = one.incidents / Math.max(1, (one.last - one.first) / minutesOfDay)
    found.set(source, { perDay, days: one.days })
  })
  return found
}

const minutesOfDay = 1440

/** Marks every day that an interval touches. */
function mark(days: Uint8Array, edges: Float64Array, from: number, to: number): void {
  if (to < edges[0]! || from >= edges.at(-1)!) return
  // A day is 23 to 25 hours long, so the first guess may be off by one.
  let day = Math.min(days.length - 1, Math.max(0, Math.floor((from - edges[0]!) / minutesOfDay)))
  while (day > 0 && edges[day]! > from) day--
  while (day < days.length - 1 && edges[day + 1]! <= from) day++
  for (; day < days.length && edges[day]! <= to; day++) days[day] = 1
}

/**
 * Why a source cannot be compared over a period: it was silent on a tenth of the days or more in a row, and such a
 * silence would come up by chance less than once in a thousand periods (`D exp(-g * rate)` bounds that chance for `g`
 * silent days among `D`). Null where it reported throughout.
 */
export function whyNotReported(
  name: string,
  period: Period,
  reported: Uint8Array,
  perDay: number,
): string | null {
  const days = reported.length
  const { first, length } = longestSilence(reported)
  if (length === 0 || length < leastShare * days || days * Math.exp(-length * perDay) >= rare) return null
  if (length === days) {
    return `${name} is left out: it reported nothing from ${dayInWords(period.from)} to ${dayInWords(period.to)}, and what is not reported is no fall.`
  }
  const [from, to] = [plusDays(period.from, first), plusDays(period.from, first + length - 1)]
  return `${name} is left out: it reported nothing on ${counted(length, 'day')} of the ${days} from ${dayInWords(period.from)} to ${dayInWords(period.to)} (${dayInWords(from)} to ${dayInWords(to)}), and what is not reported is no fall.`
}

function longestSilence(reported: Uint8Array): { first: number; length: number } {
  let longest = { first: 0, length: 0 }
  let length = 0
  for (const [day, any] of reported.entries()) {
    length = any ? 0 : length + 1
    if (length > longest.length) longest = { first: day - length + 1, length }
  }
  return longest
}
