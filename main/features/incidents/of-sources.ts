import { partOf } from './part-of-snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import { rememberWhole } from './whole.ts'

/** The incidents of some sources alone: whatever is counted from it knows of no others. */
export function ofSources(snapshot: Snapshot, sourceIds: readonly number[]): Snapshot {
  const wanted = new Set(sourceIds)
  const isWanted = Uint8Array.from({ length: 1 << 16 }, (_, source) => Number(wanted.has(source)))
  const positions = new Uint32Array(snapshot.length + 1)
  let length = 0
  for (let at = 0; at < snapshot.length; at++) {
    positions[length] = at
    length += isWanted[snapshot.sources[at]!]!
  }
  if (length === snapshot.length) return snapshot
  const { importIds, lastIncidentId } = snapshot
  const part = { ...partOf(snapshot, positions.subarray(0, length)), importIds, lastIncidentId }
  rememberWhole(part, snapshot)
  return part
}
