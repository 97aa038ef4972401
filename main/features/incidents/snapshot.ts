/**
 * The incidents of a bureau in columns, one entry each, in the order of their identifiers: what every
 * map, count and analysis is computed from. The columns lie in shared memory, so workers read them
 * without a copy.
 */
export type Snapshot = {
  length: number
  ids: Uint32Array
  /** EPSG:27700 metres; NaN where the incident has no place. */
  eastings: Float64Array
  northings: Float64Array
  /** Minutes since 1970 in UTC. */
  fromMinutes: Int32Array
  toMinutes: Int32Array
  /** Positions in `timePrecisions` and `placePrecisions`. */
  timePrecisions: Uint8Array
  placePrecisions: Uint8Array
  /** Row identifiers of the source and of the category. */
  sources: Uint16Array
  categories: Uint32Array
  /** Positions in `channelWords`, the channels in the words of the sources; 0, the empty text, where none is known. */
  channels: Uint32Array
  channelWords: string[]
  /** Row identifiers of the import that brought it. */
  imports: Uint32Array
  /** What it holds, to be frozen: all incidents of these imports up to this one. */
  importIds: number[]
  lastIncidentId: number
}

/** What a freeze keeps of the incidents that it froze: enough to find them again, and to tell that others were found. */
export function frozen({ importIds, lastIncidentId, length, ids }: Snapshot) {
  return {
    last_incident_id: lastIncidentId,
    import_ids_json: JSON.stringify(importIds),
    incidents: length,
    ids_hash: hashOfIds(ids),
  }
}

/** A hash of identifiers in their order, 32 bits unsigned (MurmurHash3, A. Appleby, without its last step). */
export function hashOfIds(ids: Uint32Array): number {
  let hash = 0
  for (const id of ids) {
    let mixed = Math.imul(id, 0xcc9e2d51)
    mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
    hash ^= mixed
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
  }
  return hash >>> 0
}

/** The columns alone, without what says which incidents they are. */
export type Columns = Omit<Snapshot, 'importIds' | 'lastIncidentId'>

/** An empty snapshot with room for `length` incidents. */
export function emptySnapshot(length: number): Columns {
  const room = (bytes: number) => new SharedArrayBuffer(length * bytes)
  return {
    length,
    ids: new Uint32Array(room(4)),
    eastings: new Float64Array(room(8)),
    northings: new Float64Array(room(8)),
    fromMinutes: new Int32Array(room(4)),
    toMinutes: new Int32Array(room(4)),
    timePrecisions: new Uint8Array(room(1)),
    placePrecisions: new Uint8Array(room(1)),
    sources: new Uint16Array(room(2)),
    categories: new Uint32Array(room(4)),
    channels: new Uint32Array(room(4)),
    channelWords: [''],
    imports: new Uint32Array(room(4)),
  }
}
