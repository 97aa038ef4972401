import type { Store } from '../../store/open.ts'
import type { Snapshot } from './snapshot.ts'

type TextColumn = 'reference' | 'place'

/** Orders of a snapshot by a text it does not hold, kept as long as the snapshot itself. */
const known = new WeakMap<Snapshot, Map<TextColumn, Uint32Array>>()

/** Rank of each position by a column of text, incidents without one last. Read on the connection that only reads. */
export function ranksByText(store: Store, snapshot: Snapshot, column: TextColumn): Uint32Array {
  const kept = known.get(snapshot) ?? new Map<TextColumn, Uint32Array>()
  known.set(snapshot, kept)
  const found = kept.get(column)
  if (found) return found
  const positionOfId = new Int32Array((snapshot.ids.at(-1) ?? 0) + 1).fill(-1)
  for (let at = 0; at < snapshot.length; at++) positionOfId[snapshot.ids[at]!] = at
  const ranks = new Uint32Array(snapshot.length)
  const rows = store.readRows(
    store.db
      .selectFrom('incident')
      .select('id')
      .orderBy(column, order => order.asc().nullsLast())
      .orderBy('id')
      .compile(),
  )
  let rank = 0
  for (const [id] of rows as IterableIterator<[number]>) {
    const at = positionOfId[id] ?? -1
    if (at >= 0) ranks[at] = rank++
  }
  kept.set(column, ranks)
  return ranks
}
