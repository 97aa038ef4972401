import { emptySnapshot, type Snapshot } from './snapshot.ts'

const columns = [
  ...(['ids', 'eastings', 'northings', 'fromMinutes', 'toMinutes', 'timePrecisions'] as const),
  ...(['placePrecisions', 'sources', 'categories', 'channels', 'imports'] as const),
]

/** The incidents of some sources alone: whatever is counted from it knows of no others. */
export function ofSources(snapshot: Snapshot, sourceIds: readonly number[]): Snapshot {
  const wanted = new Set(sourceIds)
  let length = 0
  for (const source of snapshot.sources) if (wanted.has(source)) length++
  if (length === snapshot.length) return snapshot
  const { importIds, lastIncidentId, channelWords } = snapshot
  const made: Snapshot = { ...emptySnapshot(length), importIds, lastIncidentId, channelWords }
  let to = 0
  for (let at = 0; at < snapshot.length; at++) {
    if (!wanted.has(snapshot.sources[at]!)) continue
    for (const column of columns) made[column][to] = snapshot[column][at]!
    to++
  }
  return made
}
