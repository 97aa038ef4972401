import type { Kysely } from 'kysely'
import type { sortKeys } from '#shared/features/incidents/contract.ts'
import type { Store } from '../../store/open.ts'
import type { Database } from '../../store/schema.ts'
import { categoriesById, sourceNames } from './incidents.store.ts'
import { orderBy, ranksByWords } from './order.ts'
import type { Snapshot } from './snapshot.ts'

type SortKey = (typeof sortKeys)[number]
type Order = { ranks: string; positions: Uint32Array }

/** Orders of snapshots, each kept as long as the snapshot itself or until the words it goes by were changed. */
const known = new WeakMap<Snapshot, Map<SortKey, Order>>()

/** All positions of a snapshot, ascending by a key, equal ones in the order of their identifiers. */
export async function orderOf(
  { db, store }: { db: Kysely<Database>; store: Store },
  snapshot: Snapshot,
  key: SortKey,
): Promise<Uint32Array> {
  const kept = known.get(snapshot) ?? new Map<SortKey, Order>()
  known.set(snapshot, kept)
  const words = key === 'source' || key === 'category' ? await wordsOf(db, key) : null
  const ranks = words && ranksByWords(words)
  const said = ranks ? JSON.stringify([...ranks]) : ''
  const found = kept.get(key)
  if (found && found.ranks === said) return found.positions
  const positions =
    key === 'reference' || key === 'place'
      ? orderByText(store, snapshot, key)
      : orderBy(snapshot.length, ranks ? byRank(snapshot[columns[key as 'source']], ranks) : byTime(snapshot))
  kept.set(key, { ranks: said, positions })
  return positions
}

const columns = { source: 'sources', category: 'categories' } as const

async function wordsOf(db: Kysely<Database>, key: 'source' | 'category'): Promise<Map<number, string>> {
  if (key === 'source') return sourceNames(db)
  return new Map([...(await categoriesById(db))].map(([id, { words }]) => [id, words]))
}

function byRank(column: Uint16Array | Uint32Array, ranks: ReadonlyMap<number, number>) {
  return (at: number) => ranks.get(column[at]!)!
}

function byTime({ length, fromMinutes }: Snapshot) {
  let first = 0
  for (let at = 0; at < length; at++) if (fromMinutes[at]! < first) first = fromMinutes[at]!
  return (at: number) => fromMinutes[at]! - first
}

/** By a text the snapshot does not hold, incidents without one last. Read on the connection that only reads. */
export function orderByText(store: Store, snapshot: Snapshot, column: 'reference' | 'place'): Uint32Array {
  const positionOfId = new Int32Array((snapshot.ids.at(-1) ?? 0) + 1).fill(-1)
  for (let at = 0; at < snapshot.length; at++) positionOfId[snapshot.ids[at]!] = at
  const positions = new Uint32Array(snapshot.length)
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
    if (at >= 0) positions[rank++] = at
  }
  return positions
}
