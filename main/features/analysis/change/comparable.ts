import { addDays } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { counted } from '#shared/count-words.ts'
import { dayInWords } from '../telling/words.ts'

/** Days `YYYY-MM-DD`, both included. */
export type Days = { from: string; to: string }
export type AskedDays = { from?: string | undefined; to?: string | undefined }
/** A source, how many incidents of either selection are of it, and the days between which it has any at all. */
export type CoveredSource = { id: number; name: string; incidents: number; days: Days }

export type Comparable = {
  /** Sources that have data for both periods; the others are left out. */
  sourceIds: number[]
  leftOut: { id: number; reason: string }[]
  a: Days
  b: Days
}

const leastShare = 0.5

export function daysIn({ from, to }: Days): number {
  return Math.max(0, differenceInCalendarDays(parseISO(to), parseISO(from)) + 1)
}

export function plusDays(day: string, days: number): string {
  return lightFormat(addDays(parseISO(day), days), 'yyyy-MM-dd')
}

/**
 * The days and sources on which two periods can be compared. A source that has data for less than half of the days
 * of either is left out of both, because what it does not report is not a fall. Of each period those days remain
 * that every other source covers, from its first to its last incident in the bureau. Null where nothing remains.
 */
export function comparable(
  asked: { a: AskedDays; b: AskedDays },
  sources: readonly CoveredSource[],
): Comparable | null {
  if (sources.length === 0) return null
  const held = {
    from: sources.map(({ days }) => days.from).reduce(earlier),
    to: sources.map(({ days }) => days.to).reduce(later),
  }
  const [a, b] = [within(asked.a, held), within(asked.b, held)]
  const leftOut: Comparable['leftOut'] = []
  const kept = sources.filter(({ id, name, incidents, days }) => {
    const short = [a, b].find(period => daysIn(within(period, days)) < leastShare * daysIn(period))
    if (!short) return true
    const has = daysIn(within(short, days))
    leftOut.push({
      id,
      reason: `${name} is left out with ${counted(incidents, 'incident')}: it has data for ${has} of the ${counted(daysIn(short), 'day')} from ${dayInWords(short.from)} to ${dayInWords(short.to)}, and what is not reported is no fall.`,
    })
    return false
  })
  if (kept.length === 0) return null
  const common = {
    from: kept.map(({ days }) => days.from).reduce(later),
    to: kept.map(({ days }) => days.to).reduce(earlier),
  }
  const found = { a: within(a, common), b: within(b, common) }
  if (daysIn(found.a) === 0 || daysIn(found.b) === 0) return null
  return { sourceIds: kept.map(({ id }) => id), leftOut, ...found }
}

function within({ from, to }: AskedDays, limits: Days): Days {
  return { from: later(from ?? limits.from, limits.from), to: earlier(to ?? limits.to, limits.to) }
}

const earlier = (one: string, other: string) => (one < other ? one : other)
const later = (one: string, other: string) => (one > other ? one : other)
