import type { LineIssue } from '../table.ts'

export const fingerprintBytes = 16
/** Batches are small for the reader's sake, and go into the store so many at once for the disk's sake. */
export const batchesPerTransaction = 2

/** `sealed` holds all cells of a rejected row, encrypted, for whoever mends it. */
export type BatchIssue = LineIssue & { byte: number | null; sealed: Uint8Array | null }
/** A clear reference that the source's agreement lets us keep, encrypted. */
export type SealedIdentity = { pseudonym: string; sealed: Uint8Array }

/**
 * Rows on their way from the reader to the store, by column: typed arrays move between threads without a
 * copy, and arrays of text cross far faster than as many objects.
 */
export type Batch = {
  length: number
  lines: Uint32Array
  /** Columns of text are empty where the mapping has none for them: what need not cross does not. */
  references: (string | null)[]
  fromMinutes: Int32Array
  toMinutes: Int32Array
  timePrecisions: Uint8Array
  /** Positions in the list of all categories met so far in the file. */
  categories: Uint32Array
  newCategories: string[]
  channels: (string | null)[]
  /** NaN where the incident has no place. */
  eastings: Float64Array
  northings: Float64Array
  placePrecisions: Uint8Array
  placeFlags: Uint8Array
  places: (string | null)[]
  outcomes: (string | null)[]
  areaCodes: (string | null)[]
  /** Bits of `responseFlags`; 0 where nothing is known of how it was answered. */
  responseFlags: Uint16Array
  /** `notTold` where there is none. */
  answeredSeconds: Int32Array
  visitedMinutes: Int32Array
  resolvedMinutes: Int32Array
  /** Keyed pseudonyms. */
  callers: (string | null)[]
  phones: (string | null)[]
  victims: (string | null)[]
  offenders: (string | null)[]
  identities: SealedIdentity[]
  /** 16 bytes a row each. */
  fingerprints: Uint8Array
  contents: Uint8Array
  /** Of mended rows: what those without a reference are known by, empty for the others. */
  events: string[]
  raws: string[]
  issues: BatchIssue[]
  /** Rows read for this batch, the rejected ones included. */
  read: number
  rejected: number
  skipped: number
  /** First and last minute that incidents of the file begin in, so far; what lies in the future left out. */
  earliestMinute: number | null
  latestMinute: number | null
  /** Of the file, so far. */
  bytesRead: number
  isLast: boolean
}

/** An empty batch with room for `capacity` rows. */
export function emptyBatch(capacity: number): Batch {
  return {
    length: 0,
    lines: new Uint32Array(capacity),
    references: [],
    fromMinutes: new Int32Array(capacity),
    toMinutes: new Int32Array(capacity),
    timePrecisions: new Uint8Array(capacity),
    categories: new Uint32Array(capacity),
    newCategories: [],
    channels: [],
    eastings: new Float64Array(capacity),
    northings: new Float64Array(capacity),
    placePrecisions: new Uint8Array(capacity),
    placeFlags: new Uint8Array(capacity),
    places: [],
    outcomes: [],
    areaCodes: [],
    responseFlags: new Uint16Array(capacity),
    answeredSeconds: new Int32Array(capacity),
    visitedMinutes: new Int32Array(capacity),
    resolvedMinutes: new Int32Array(capacity),
    callers: [],
    phones: [],
    victims: [],
    offenders: [],
    identities: [],
    fingerprints: new Uint8Array(capacity * fingerprintBytes),
    contents: new Uint8Array(capacity * fingerprintBytes),
    events: [],
    raws: [],
    issues: [],
    read: 0,
    rejected: 0,
    skipped: 0,
    earliestMinute: null,
    latestMinute: null,
    bytesRead: 0,
    isLast: false,
  }
}

/** The memory of a batch that can be handed to another thread. */
export function buffersOf(batch: Batch): ArrayBuffer[] {
  return Object.values(batch)
    .filter(value => ArrayBuffer.isView(value))
    .map(view => view.buffer as ArrayBuffer)
}
