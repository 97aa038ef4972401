import type { ImportInTime, SourceFreshness } from '#shared/features/imports/freshness.ts'
import type { Freshness } from '#shared/features/incidents/contract.ts'
import { dueAfter } from '../../incidents/freshness.ts'
import { localDay } from '../../incidents/local-time.ts'
import { worsenedCounts } from './freshness-trend.ts'

/** An import, with the last minute its incidents begin in where that is known. */
export type TimedImport = ImportInTime & { latestMinute: number | null }

const mostShown = 24

/** One source on the freshness board. Its imports are given the oldest first. */
export function boardLine(
  freshness: Freshness & { sourceKey: string },
  imports: readonly TimedImport[],
  today: string,
): SourceFreshness {
  const { expectedEveryDays, lastIncident } = freshness
  // Of an incident known by its month only, the first: that is also what an import's last minute is of.
  const lastIncidentOn = lastIncident && `${lastIncident}-01`.slice(0, 10)
  const last = imports.at(-1)
  const lag = usualLagDays(imports)
  return {
    ...freshness,
    lastIncidentOn,
    byFile: dueAfter(last ? dayOf(last.finishedAt) : null, expectedEveryDays, today),
    byIncident:
      lag === null && expectedEveryDays !== null && lastIncidentOn !== null
        ? { kind: 'unknown', reason: 'not known how late its incidents usually come' }
        : dueAfter(lastIncidentOn, expectedEveryDays, today, lag ?? 0),
    imports: imports.slice(-mostShown).map(({ latestMinute: _, ...shown }) => shown),
    worsened: worsenedCounts(imports),
  }
}

/**
 * By how many days the last incident of a source's files is usually older than the file: the median over
 * the days on which files came. Of the files of one day only what reaches furthest counts: a backlog
 * that is loaded at once says nothing of the usual. Null where no file tells.
 */
export function usualLagDays(imports: readonly TimedImport[]): number | null {
  const reached = new Map<string, number>()
  for (const { finishedAt, latestMinute } of imports) {
    if (latestMinute === null) continue
    const day = dayOf(finishedAt)
    reached.set(day, Math.max(latestMinute, reached.get(day) ?? latestMinute))
  }
  const lags = [...reached]
    .map(([day, minute]) => Math.max(0, (Date.parse(day) - Date.parse(localDay(minute))) / 86_400_000))
    .sort((a, b) => a - b)
  return lags.length === 0 ? null : lags[Math.floor(lags.length / 2)]!
}

const dayOf = (instant: string) => localDay(Math.floor(Date.parse(instant) / 60_000))
