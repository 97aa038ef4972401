import { type Batch, fingerprintBytes } from './batches.ts'

/** Columns of an incident in the order in which a batch is written. */
export const incidentColumns = [
  ...(['import_id', 'source_id', 'line', 'reference', 'from_minute', 'to_minute', 'time_precision'] as const),
  ...(['category_id', 'channel', 'easting', 'northing', 'place_precision', 'place_flags', 'place'] as const),
  ...(['outcome', 'caller', 'phone', 'victim', 'offender', 'area_code', 'raw_json', 'content'] as const),
  ...(['fingerprint', 'version_of'] as const),
] as const
const atFingerprint = incidentColumns.indexOf('fingerprint')
const atVersionOf = incidentColumns.indexOf('version_of')

type Import = { importId: number; sourceId: number; categoryIds: readonly number[] }

/** One row of a batch as the store takes it, as the first version of its incident. */
export function incidentValues(
  batch: Batch,
  i: number,
  { importId, sourceId, categoryIds }: Import,
): unknown[] {
  const easting = batch.eastings[i]!
  const placed = !Number.isNaN(easting)
  return [
    importId,
    sourceId,
    batch.lines[i],
    batch.references[i] ?? null,
    batch.fromMinutes[i],
    batch.toMinutes[i],
    batch.timePrecisions[i],
    categoryIds[batch.categories[i]!],
    batch.channels[i] ?? null,
    placed ? easting : null,
    placed ? batch.northings[i] : null,
    batch.placePrecisions[i],
    batch.placeFlags[i],
    batch.places[i] ?? null,
    batch.outcomes[i] ?? null,
    batch.callers[i] ?? null,
    batch.phones[i] ?? null,
    batch.victims[i] ?? null,
    batch.offenders[i] ?? null,
    batch.areaCodes[i] ?? null,
    batch.raws[i],
    bytesOfRow(batch.contents, i),
    bytesOfRow(batch.fingerprints, i),
    null,
  ]
}

/** The same row as a later version of an incident. */
export function asVersion(values: readonly unknown[], fingerprint: Uint8Array, versionOf: number): unknown[] {
  const version = [...values]
  version[atFingerprint] = fingerprint
  version[atVersionOf] = versionOf
  return version
}

/** The 16 bytes of one row. */
export function bytesOfRow(bytes: Uint8Array, row: number): Uint8Array {
  return bytes.subarray(row * fingerprintBytes, (row + 1) * fingerprintBytes)
}

/** Sixteen bytes as a key of a map. */
export function keyOf(bytes: Uint8Array): string {
  let key = ''
  for (let i = 0; i < fingerprintBytes; i++) key += String.fromCharCode(bytes[i]!)
  return key
}
