import type { Kysely } from 'kysely'
import type { Freshness } from '#shared/features/incidents/contract.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import type { Database } from '../../store/schema.ts'
import { readCodeTable } from './category-codes.store.ts'
import { countUncoded } from './coded.ts'
import { isLate } from './freshness.ts'
import { localText } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

type Held = { incidents: number; unplaced: number; last: number }

/** Up to when each source has reported, what it could not place or code, and whether it is late. */
export async function readFreshness(
  db: Kysely<Database>,
  snapshot: Snapshot,
  now: Date,
): Promise<Freshness[]> {
  const held = heldOfSources(snapshot)
  const uncoded = countUncoded(snapshot, await readCodeTable(db))
  const rows = await db
    .selectFrom('source')
    .innerJoin('agency', 'agency.id', 'source.agency_id')
    .leftJoin('import', join =>
      join.onRef('import.source_id', '=', 'source.id').on('import.status', '=', 'done'),
    )
    .groupBy(['source.id', 'source.name', 'agency.name', 'source.expected_every_days'])
    .select(({ fn }) => [
      'source.id as sourceId',
      'source.name as sourceName',
      'agency.name as agencyName',
      'source.expected_every_days as expectedEveryDays',
      fn.max('import.finished_at').as('lastImport'),
    ])
    .orderBy('source.name')
    .execute()
  return rows.map(row => {
    const { incidents = 0, unplaced = 0, last = -1 } = held.get(row.sourceId) ?? {}
    return {
      ...row,
      incidents,
      unplaced,
      uncoded: uncoded.get(row.sourceId) ?? 0,
      lastIncident:
        last < 0
          ? null
          : localText(snapshot.fromMinutes[last]!, timePrecisions[snapshot.timePrecisions[last]!]!),
      late: isLate(row.lastImport, row.expectedEveryDays, now),
    }
  })
}

function heldOfSources(snapshot: Snapshot): Map<number, Held> {
  const held = new Map<number, Held>()
  for (let at = 0; at < snapshot.length; at++) {
    const sourceId = snapshot.sources[at]!
    let source = held.get(sourceId)
    if (!source) {
      source = { incidents: 0, unplaced: 0, last: at }
      held.set(sourceId, source)
    }
    source.incidents++
    if (Number.isNaN(snapshot.eastings[at]!)) source.unplaced++
    if (snapshot.fromMinutes[at]! > snapshot.fromMinutes[source.last]!) source.last = at
  }
  return held
}
