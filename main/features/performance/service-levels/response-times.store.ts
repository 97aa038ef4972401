import type { Kysely } from 'kysely'
import { notTold } from '#shared/features/incidents/response-times.ts'
import type { Store } from '../../../store/open.ts'
import type { Database } from '../../../store/schema.ts'
import { visitTellings } from '../../imports/keeping/tellings.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { missingIn, wholeOf } from '../../incidents/whole.ts'
import type { ResponseColumns } from './measure.ts'

/** As long as the snapshot itself: both change when the incidents do. */
const known = new WeakMap<Snapshot, ResponseColumns>()
const untilOf = new WeakMap<Snapshot, Int32Array>()

/** The response times of the incidents of a snapshot, in its order. */
export function responsesOf(store: Store, snapshot: Snapshot): ResponseColumns {
  const kept = known.get(snapshot)
  if (kept) return kept
  const columns = emptyColumns(snapshot.length)
  const whole = wholeOf(snapshot)
  if (!whole) readInto(columns, snapshot.ids, store.readRows(allRows(store).compile()))
  else {
    takeFrom(responsesOf(store, whole.snapshot), whole.positions, columns)
    if (missingIn(whole.positions).length > 0) {
      readInto(columns, snapshot.ids, store.readRows(toldOtherwise(store).compile()))
    }
  }
  known.set(snapshot, columns)
  return columns
}

const emptyColumns = (length: number): ResponseColumns => ({
  flags: new Uint16Array(length),
  answered: new Int32Array(length).fill(notTold),
  visited: new Int32Array(length).fill(notTold),
  resolved: new Int32Array(length).fill(notTold),
})

const allRows = ({ db }: Store) =>
  db
    .selectFrom('incident_response')
    .select(['incident_id', 'answered_seconds', 'visited_minute', 'resolved_minute', 'flags'])
    .orderBy('incident_id')

/** Of incidents that a later import told otherwise: only these can be missing in the incidents of now. */
const toldOtherwise = (store: Store) =>
  allRows(store).where('incident_id', 'in', query =>
    query.selectFrom('incident').select('id').where('superseded_by', 'is not', null),
  )

function readInto(columns: ResponseColumns, ids: Uint32Array, rows: IterableIterator<unknown[]>) {
  let at = 0
  for (const [id, answered, visited, resolved, flags] of rows as IterableIterator<Read>) {
    while (at < ids.length && ids[at]! < id) at++
    if (ids[at] !== id) continue
    columns.flags[at] = flags
    if (answered !== null) columns.answered[at] = answered
    if (visited !== null) columns.visited[at] = visited
    if (resolved !== null) columns.resolved[at] = resolved
  }
}

function takeFrom(whole: ResponseColumns, positions: Int32Array, into: ResponseColumns) {
  for (let at = 0; at < positions.length; at++) {
    const position = positions[at]!
    if (position === -1) continue
    into.flags[at] = whole.flags[position]!
    into.answered[at] = whole.answered[position]!
    into.visited[at] = whole.visited[position]!
    into.resolved[at] = whole.resolved[position]!
  }
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
