import { AppError } from '#shared/rpc/error.ts'
import type { Store } from '../../store/open.ts'
import type { Row } from '../../store/schema.ts'
import { joined, numberedAnew, partOf } from './part-of-snapshot.ts'
import { type Frozen, readSnapshot, readSuperseded } from './snapshot.store.ts'
import { hashOfIds, type Snapshot } from './snapshot.ts'
import { rememberWhole } from './whole.ts'

/**
 * The incidents as they were frozen, taken out of those of now where that can be done. Throws `conflict` where they
 * are not the same any more.
 *
 * @param current the incidents as last committed.
 */
export function frozenSnapshot(store: Store, freeze: Row<'freeze'>, current: Snapshot): Snapshot {
  const importIds = (JSON.parse(freeze.import_ids_json) as number[]).toSorted((a, b) => a - b)
  const asked = { importIds, lastIncidentId: freeze.last_incident_id }
  const snapshot = takenFrom(current, store, asked) ?? readSnapshot(store, asked)
  const gone = freeze.incidents - snapshot.length
  // As many are left where an undone import had told some otherwise: then an earlier version stands for each.
  const isSame = freeze.ids_hash === null || freeze.ids_hash === hashOfIds(snapshot.ids)
  if (gone === 0 && isSame) return snapshot
  const which = gone === 0 ? 'some' : String(gone)
  throw new AppError(
    'conflict',
    `Of the ${freeze.incidents} incidents frozen on ${freeze.made_at.slice(0, 10)}, ${which} are no longer there: an import was undone since.`,
    { next: 'Run the analysis on the incidents of today instead.' },
  )
}

/**
 * What was visible once, from what is visible now: nothing is ever changed, so that it is some of them, and those that
 * a later import told otherwise. Null where an import of then is gone.
 */
function takenFrom(current: Snapshot, store: Store, asked: Frozen): Snapshot | null {
  const { importIds, lastIncidentId } = asked
  const now = new Set(current.importIds)
  if (!importIds.every(id => now.has(id))) return null
  const then = new Set(importIds)
  const later = current.importIds.filter(id => !then.has(id))
  if (later.length === 0 && current.lastIncidentId <= lastIncidentId) return current
  const wasVisible = new Uint8Array((current.importIds.at(-1) ?? 0) + 1)
  for (const id of importIds) wasVisible[id] = 1
  const positions = new Uint32Array(current.length + 1)
  let length = 0
  for (let at = 0; at < current.length; at++) {
    positions[length] = at
    length += wasVisible[current.imports[at]!]! & Number(current.ids[at]! <= lastIncidentId)
  }
  const part = partOf(current, positions.subarray(0, length))
  const columns = numberedAnew(joined(part, readSuperseded(store, asked, later)))
  const taken = { ...columns, importIds, lastIncidentId: columns.ids[columns.length - 1] ?? 0 }
  rememberWhole(taken, current)
  return taken
}
