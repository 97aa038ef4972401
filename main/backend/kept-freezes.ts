import { frozenSnapshot } from '../features/incidents/frozen-snapshot.store.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import type { Store } from '../store/open.ts'
import type { Row } from '../store/schema.ts'

/** The board's freeze, the one before it, and a few that people go back and forth between. */
const mostKept = 4

type Kept = { key: string; snapshot: Snapshot }

/** The incidents as of freezes; the last few are kept as long as the current ones stand. */
export function keepFreezes(store: Store, current: () => Snapshot): (freeze: Row<'freeze'>) => Snapshot {
  const freezes = new WeakMap<Snapshot, Kept[]>()
  return freeze => {
    const now = current()
    const kept = freezes.get(now) ?? []
    const { import_ids_json, last_incident_id, incidents, ids_hash } = freeze
    const key = [import_ids_json, last_incident_id, incidents, ids_hash].join(' ')
    const known = kept.find(one => one.key === key)
    const latest = known ?? { key, snapshot: frozenSnapshot(store, freeze, now) }
    freezes.set(now, [latest, ...kept.filter(one => one !== latest)].slice(0, mostKept))
    return latest.snapshot
  }
}
