import type { Freshness } from '#shared/features/incidents/contract.ts'
import { isLate, type SourceEntry } from '../incidents/freshness.ts'
import type { SourceCoverage } from './coverage.ts'

/** How fresh a source is at a moment, and how much of it could not be placed or coded. */
export function freshnessOf(
  { id, name, agencyName, expectedEveryDays, lastImport }: SourceEntry,
  { incidents, unplaced, lastIncident }: SourceCoverage,
  uncoded: number,
  now: Date,
): Freshness {
  return {
    sourceId: id,
    sourceName: name,
    agencyName,
    incidents,
    unplaced,
    uncoded,
    lastIncident,
    lastImport,
    expectedEveryDays,
    late: isLate(lastImport, expectedEveryDays, now),
  }
}
