import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { localDay, localText } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { DayPeriod } from './period.ts'

/** What a bureau holds of one source. */
export type SourceCoverage = {
  incidents: number
  unplaced: number
  /** First and last day on which one of its incidents lies. */
  period: DayPeriod
  /** The last incident, written as exactly as its time is known. */
  lastIncident: string
}

type Tally = {
  incidents: number
  unplaced: number
  first: number
  last: number
  latest: number
}

/** Reads a snapshot through once: how many incidents each source has, and from when to when. */
export function coverageOf(snapshot: Snapshot): Map<number, SourceCoverage> {
  const { sources, eastings, fromMinutes, toMinutes, timePrecisions: precisions } = snapshot
  const tallies: (Tally | undefined)[] = []
  for (let at = 0; at < snapshot.length; at++) {
    const from = fromMinutes[at]!
    let tally = tallies[sources[at]!]
    if (!tally) {
      tally = { incidents: 0, unplaced: 0, first: from, last: from, latest: at }
      tallies[sources[at]!] = tally
    }
    tally.incidents++
    if (Number.isNaN(eastings[at]!)) tally.unplaced++
    if (from < tally.first) tally.first = from
    if (from > fromMinutes[tally.latest]!) tally.latest = at
    // The end of an interval is not part of it: a month ends in its last minute.
    const last = Math.max(from, toMinutes[at]! - 1)
    if (last > tally.last) tally.last = last
  }
  const found = new Map<number, SourceCoverage>()
  tallies.forEach((tally, source) => {
    if (!tally) return
    const { incidents, unplaced, first, last, latest } = tally
    const precision = timePrecisions[precisions[latest]!]!
    found.set(source, {
      incidents,
      unplaced,
      period: { from: localDay(first), to: localDay(last) },
      lastIncident: localText(fromMinutes[latest]!, precision),
    })
  })
  return found
}

/** The days from the first to the last that any of the sources covers; null where none has an incident. */
export function joinedPeriod(coverages: readonly SourceCoverage[]): DayPeriod | null {
  const [first, ...rest] = coverages
  if (!first) return null
  return rest.reduce(
    (joined, { period }) => ({
      from: period.from < joined.from ? period.from : joined.from,
      to: period.to > joined.to ? period.to : joined.to,
    }),
    first.period,
  )
}
