import type { Store } from '../../store/open.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'

/** Changes exactly when the visible incidents do. */
export function snapshotKey(store: Store): string {
  return finishedImports(store).join(' ')
}

/** Reads all visible incidents into columns: those of finished imports. */
export function readSnapshot(store: Store): Snapshot {
  const importIds = finishedImports(store)
  const isVisible = new Uint8Array((importIds.at(-1) ?? 0) + 1)
  for (const importId of importIds) isVisible[importId] = 1
  const length = countOf(store, importIds)
  const snapshot = emptySnapshot(length)
  // The imports are chosen here and not in the query: by their index the table would be read out of its order
  // and sorted again, three times as slow as reading it through.
  const rows = store.readRows(
    store.db
      .selectFrom('incident')
      .select(['id', 'easting', 'northing', 'from_minute', 'to_minute'])
      .select(['time_precision', 'place_precision', 'source_id', 'category_id', 'import_id'])
      .orderBy('id')
      .compile(),
  )
  let i = 0
  for (const row of rows as IterableIterator<(number | null)[]>) {
    if (!isVisible[row[9]!]) continue
    snapshot.ids[i] = row[0]!
    snapshot.eastings[i] = row[1] ?? Number.NaN
    snapshot.northings[i] = row[2] ?? Number.NaN
    snapshot.fromMinutes[i] = row[3]!
    snapshot.toMinutes[i] = row[4]!
    snapshot.timePrecisions[i] = row[5]!
    snapshot.placePrecisions[i] = row[6]!
    snapshot.sources[i] = row[7]!
    snapshot.categories[i] = row[8]!
    i++
  }
  return { ...snapshot, importIds, lastIncidentId: snapshot.ids[length - 1] ?? 0 }
}

function countOf(store: Store, importIds: readonly number[]): number {
  const query = store.db
    .selectFrom('incident')
    .where('import_id', 'in', importIds)
    .select(({ fn }) => fn.countAll().as('n'))
    .compile()
  const [[length]] = [...store.readRows(query)] as [[number]]
  return length
}

function finishedImports(store: Store): number[] {
  const query = store.db
    .selectFrom('import')
    .select('id')
    .where('status', '=', 'done')
    .orderBy('id')
    .compile()
  return [...store.readRows(query)].map(([id]) => id as number)
}
