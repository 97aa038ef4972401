import type { Kysely } from 'kysely'
import type { Freshness } from '#shared/features/incidents/contract.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import type { Database } from '../../store/schema.ts'
import { readCodeTable } from './category-codes.store.ts'
import { countUncoded } from './coded.ts'
import { isLate, type SourceEntry } from './freshness.ts'
import { localText } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

type Held = { incidents: number; unplaced: number; last: number }

/**
 * Up to when each source has reported, what it could not place or code, and whether it is late.
 *
 * @param asOf the moment of a freeze: codes and imports as they were then. As they are now if absent.
 */
export async function readFreshness(
  db: Kysely<Database>,
  snapshot: Snapshot,
  now: Date,
  asOf?: string,
): Promise<Freshness[]> {
  const held = heldOfSources(snapshot, now)
  const uncoded = countUncoded(snapshot, await readCodeTable(db, { asOf }))
  return (await readSources(db, asOf)).map(({ id, name, agencyName, expectedEveryDays, lastImport }) => {
    const { incidents = 0, unplaced = 0, last = -1 } = held.get(id) ?? {}
    return {
      sourceId: id,
      sourceName: name,
      agencyName,
      expectedEveryDays,
      lastImport,
      incidents,
      unplaced,
      uncoded: uncoded.get(id) ?? 0,
      lastIncident:
        last < 0
          ? null
          : localText(snapshot.fromMinutes[last]!, timePrecisions[snapshot.timePrecisions[last]!]!),
      late: isLate(lastImport, expectedEveryDays, now),
    }
  })
}

/** The sources with their agency and when their last import ended, by name. */
export function readSources(db: Kysely<Database>, asOf?: string): Promise<SourceEntry[]> {
  return db
    .selectFrom('source')
    .innerJoin('agency', 'agency.id', 'source.agency_id')
    .leftJoin('import', join =>
      join
        .onRef('import.source_id', '=', 'source.id')
        .on('import.status', '=', 'done')
        .on('import.finished_at', '<=', asOf ?? '9999'),
    )
    .groupBy(['source.id', 'source.name', 'agency.name', 'source.expected_every_days'])
    .select(({ fn }) => [
      'source.id',
      'source.name',
      'agency.name as agencyName',
      'source.expected_every_days as expectedEveryDays',
      fn.max('import.finished_at').as('lastImport'),
    ])
    .orderBy('source.name')
    .execute()
}

function heldOfSources(snapshot: Snapshot, now: Date): Map<number, Held> {
  const nowMinute = now.getTime() / 60_000
  const held = new Map<number, Held>()
  for (let at = 0; at < snapshot.length; at++) {
    const sourceId = snapshot.sources[at]!
    let source = held.get(sourceId)
    if (!source) {
      source = { incidents: 0, unplaced: 0, last: -1 }
      held.set(sourceId, source)
    }
    source.incidents++
    if (Number.isNaN(snapshot.eastings[at]!)) source.unplaced++
    // A date in the future is a mistake, and says nothing of up to when the source has reported.
    const from = snapshot.fromMinutes[at]!
    if (from <= nowMinute && (source.last < 0 || from > snapshot.fromMinutes[source.last]!)) source.last = at
  }
  return held
}
