import { counted } from '#shared/count-words.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { londonOffset } from '../../incidents/local-time.ts'
import type { NewsSettings } from './settings.ts'
import { dayInWords } from './words.ts'

const monthAlone = timePrecisions.indexOf('month')
const minutesPerDay = 1440
/** A pause this unlikely by chance is the end of what a source has sent. */
const pauseByChance = 0.001

/** Days since 1970 in Europe/London. */
export type Window = {
  /** The last whole day that was told of. */
  end: number
  recentFrom: number
  pastFrom: number
  /** Sources that tell of all of it, each with its chance that an incident of the window is a recent one. */
  recentShare: Map<number, number>
  warnings: string[]
}

export type Dated = {
  /** London day of each incident; -1 where no more than its month is known. */
  days: Int32Array
  sources: ArrayLike<number>
}

/** The London day on which an incident began, -1 where it is known by its month alone. */
export function daysOf(fromMinutes: Int32Array, precisions: Uint8Array, positions: Uint32Array): Int32Array {
  return Int32Array.from(positions, at =>
    precisions[at] === monthAlone
      ? -1
      : Math.floor((fromMinutes[at]! + londonOffset(fromMinutes[at]!)) / minutesPerDay),
  )
}

/**
 * The recent days and the year they are set against. A source that has stopped sending, or that began too late, is
 * left out with the reason: its silence or its newness would look like a change on the ground.
 *
 * @param today the day that is not over yet: what is dated later is a mistake of its source.
 * @returns null where no source has told of long enough.
 */
export function windowOf(
  { days, sources }: Dated,
  today: number,
  names: ReadonlyMap<number, string>,
  settings: NewsSettings,
): Window | { warnings: string[] } {
  const spans = spansOf({ days, sources }, today)
  const end = [...spans.values()].reduce((last, span) => Math.max(last, span.last), -1)
  const recentFrom = end - settings.recentDays + 1
  const warnings: string[] = []
  const included = [...spans].filter(([source, { first, last, count }]) => {
    const name = names.get(source) ?? `Source ${source}`
    if (last < first) return false
    const perDay = count / (last - first + 1)
    if (Math.exp(-perDay * (end - last)) < pauseByChance) {
      warnings.push(
        `${name} is left out: its last incident is of ${dayInWords(last)}, and others are told of up to ${dayInWords(end)}.`,
      )
      return false
    }
    if (first <= recentFrom - settings.fewestPastDays) return true
    warnings.push(
      `${name} is left out: it tells of incidents only since ${dayInWords(first)}, and what is new shows only against ${counted(settings.fewestPastDays / 7, 'week')} before.`,
    )
    return false
  })
  if (included.length === 0) return { warnings }
  const pastFrom = included.reduce(
    (from, [, { first }]) => Math.max(from, first),
    recentFrom - settings.pastDays,
  )
  const recentShare = sharesOf(
    { days, sources },
    { end, recentFrom, pastFrom },
    included.map(([id]) => id),
  )
  return { end, recentFrom, pastFrom, recentShare, warnings }
}

/** First and last day and number of the incidents of each source, those of months alone left out. */
function spansOf({ days, sources }: Dated, today: number) {
  const spans = new Map<number, { first: number; last: number; count: number }>()
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!
    if (day < 0 || day >= today) continue
    const span = spans.get(sources[i]!)
    if (!span) spans.set(sources[i]!, { first: day, last: day, count: 1 })
    else {
      if (day < span.first) span.first = day
      if (day > span.last) span.last = day
      span.count++
    }
  }
  return new Map([...spans].sort(([a], [b]) => a - b))
}

function sharesOf(
  { days, sources }: Dated,
  { end, recentFrom, pastFrom }: Pick<Window, 'end' | 'recentFrom' | 'pastFrom'>,
  included: number[],
): Map<number, number> {
  const recent = new Map(included.map(id => [id, 0]))
  const all = new Map(recent)
  for (let i = 0; i < days.length; i++) {
    const [day, source] = [days[i]!, sources[i]!]
    if (day < pastFrom || day > end || !all.has(source)) continue
    all.set(source, all.get(source)! + 1)
    if (day >= recentFrom) recent.set(source, recent.get(source)! + 1)
  }
  return new Map(included.map(id => [id, all.get(id)! > 0 ? recent.get(id)! / all.get(id)! : 0]))
}
