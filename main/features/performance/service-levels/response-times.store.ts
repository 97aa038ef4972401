import type { Kysely } from 'kysely'
import { notTold } from '#shared/features/incidents/response-times.ts'
import type { Store } from '../../../store/open.ts'
import type { Database } from '../../../store/schema.ts'
import { visitTellings } from '../../imports/keeping/tellings.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import type { ResponseColumns } from './measure.ts'

/** As long as the snapshot itself: both change when the incidents do. */
const known = new WeakMap<Snapshot, ResponseColumns>()
const untilOf = new WeakMap<Snapshot, Int32Array>()

/** The response times of the incidents of a snapshot, in its order. */
export function responsesOf(store: Store, snapshot: Snapshot): ResponseColumns {
  const kept = known.get(snapshot)
  if (kept) return kept
  const { length, ids } = snapshot
  const columns: ResponseColumns = {
    flags: new Uint16Array(length),
    answered: new Int32Array(length).fill(notTold),
    visited: new Int32Array(length).fill(notTold),
    resolved: new Int32Array(length).fill(notTold),
  }
  const query = store.db
    .selectFrom('incident_response')
    .select(['incident_id', 'answered_seconds', 'visited_minute', 'resolved_minute', 'flags'])
    .orderBy('incident_id')
    .compile()
  let at = 0
  for (const [id, answered, visited, resolved, flags] of store.readRows(query) as IterableIterator<Read>) {
    while (at < length && ids[at]! < id) at++
    if (ids[at] !== id) continue
    columns.flags[at] = flags
    if (answered !== null) columns.answered[at] = answered
    if (visited !== null) columns.visited[at] = visited
    if (resolved !== null) columns.resolved[at] = resolved
  }
  known.set(snapshot, columns)
  return columns
}

type Read = [number, number | null, number | null, number | null, number]

/**
 * Until when each incident of a snapshot is known, in UTC epoch minutes: the latest incident in the latest file that
 * told it. What was open then may have been ended since.
 */
export async function knownUntil(db: Kysely<Database>, snapshot: Snapshot): Promise<Int32Array> {
  const kept = untilOf.get(snapshot)
  if (kept) return kept
  const imports = await db
    .selectFrom('import')
    .leftJoin('import_repeat', 'import_repeat.import_id', 'import.id')
    .select(['import.id', 'latest_minute', 'runs'])
    .where('import.id', 'in', snapshot.importIds)
    .execute()
  const minuteOf = new Map(imports.map(({ id, latest_minute }) => [id, latest_minute ?? notTold]))
  const until = Int32Array.from(snapshot.imports, importId => minuteOf.get(importId) ?? notTold)
  const positionOf = (id: number) => lowerBound(snapshot.ids, id)
  for (const { latest_minute, runs } of imports) {
    if (runs === null || latest_minute === null) continue
    visitTellings(runs, snapshot.ids, id => {
      const at = positionOf(id)
      if (until[at]! < latest_minute) until[at] = latest_minute
    })
  }
  untilOf.set(snapshot, until)
  return until
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
