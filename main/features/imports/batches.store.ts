import type { Store } from '../../store/open.ts'
import { type Batch, fingerprintBytes } from './batches.ts'
import { categoriesOf, type KnownCategory } from './categories.store.ts'

/** Unchanged duplicates that are listed; the rest are only counted. */
const duplicatesListed = 100
/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

export const alreadyLoaded = 'Already loaded'
const changedSinceLoaded = 'Already loaded with other content: the first is kept'

const columns = [
  ...(['import_id', 'source_id', 'line', 'reference', 'from_minute', 'to_minute', 'time_precision'] as const),
  ...(['category_id', 'channel', 'easting', 'northing', 'place_precision', 'place_flags', 'place'] as const),
  ...(['outcome', 'caller', 'fingerprint', 'content', 'raw_json'] as const),
] as const
const issueColumns = ['import_id', 'line', 'outcome', 'column_name', 'raw', 'reason'] as const

export type Counts = {
  read: number
  loaded: number
  rejected: number
  duplicate: number
  changed: number
  unplaced: number
  uncoded: number
}
type Target = { importId: number; sourceId: number; codes: Record<string, string | null> }

/** Loads batch after batch under one import, and counts what became of every row. */
export function batchLoader(store: Store, { importId, sourceId, codes }: Target) {
  const insert = store.bulkInsert('incident', columns, 'ignore')
  const insertIssues = store.bulkInsert('import_issue', issueColumns, 'fail')
  const categories: KnownCategory[] = []
  const counts: Counts = {
    read: 0,
    loaded: 0,
    rejected: 0,
    duplicate: 0,
    changed: 0,
    unplaced: 0,
    uncoded: 0,
  }
  let listed = 0

  function rowsOf(batch: Batch): unknown[][] {
    const { fingerprints, contents } = batch
    const rows = new Array<unknown[]>(batch.length)
    for (let i = 0; i < batch.length; i++) {
      const easting = batch.eastings[i]!
      const placed = !Number.isNaN(easting)
      const start = i * fingerprintBytes
      rows[i] = [
        importId,
        sourceId,
        batch.lines[i],
        batch.references[i],
        batch.fromMinutes[i],
        batch.toMinutes[i],
        batch.timePrecisions[i],
        categories[batch.categories[i]!]!.id,
        batch.channels[i],
        placed ? easting : null,
        placed ? batch.northings[i] : null,
        batch.placePrecisions[i],
        batch.placeFlags[i],
        batch.places[i],
        batch.outcomes[i],
        batch.callers[i],
        fingerprints.subarray(start, start + fingerprintBytes),
        contents.subarray(start, start + fingerprintBytes),
        batch.raws[i],
      ]
    }
    return rows
  }

  function count(batch: Batch, inserted: Uint8Array): number[] {
    const duplicates: number[] = []
    for (let i = 0; i < batch.length; i++) {
      if (!inserted[i]) {
        duplicates.push(i)
        continue
      }
      counts.loaded++
      if (Number.isNaN(batch.eastings[i]!)) counts.unplaced++
      if (categories[batch.categories[i]!]!.code === null) counts.uncoded++
    }
    counts.read += batch.read
    counts.rejected += batch.rejected
    counts.duplicate += duplicates.length
    return duplicates
  }

  async function issuesOf(batch: Batch, duplicates: number[]): Promise<unknown[][]> {
    const lines = new Set(duplicates.map(i => batch.lines[i]!))
    const issues: unknown[][] = batch.issues
      .filter(({ outcome, line }) => outcome === 'rejected' || !lines.has(line))
      .map(({ line, outcome, column, raw, reason }) => [importId, line, outcome, column, raw, reason])
    const loaded = await contentsLoaded(store, batch, duplicates)
    for (const i of duplicates) {
      const isChanged = loaded.get(textOf(batch.fingerprints, i)) !== textOf(batch.contents, i)
      if (isChanged) counts.changed++
      else if (listed++ >= duplicatesListed) continue
      const raw = batch.references[i] ?? batch.places[i] ?? ''
      const reason = isChanged ? changedSinceLoaded : alreadyLoaded
      issues.push([importId, batch.lines[i], 'duplicate', null, raw.slice(0, 500), reason])
    }
    return issues
  }

  return {
    counts,
    categories,
    /** Loads some batches in one transaction. */
    async load(batches: readonly Batch[]): Promise<void> {
      const words = batches.flatMap(batch => batch.newCategories)
      if (words.length > 0) {
        categories.push(
          ...(await store.db.transaction().execute(trx => categoriesOf(trx, sourceId, words, codes))),
        )
      }
      const rows = batches.flatMap(rowsOf)
      const inserted = rows.length === 0 ? new Uint8Array() : await insert(rows)
      const issues: unknown[][] = []
      let start = 0
      for (const batch of batches) {
        const duplicates = count(batch, inserted.subarray(start, start + batch.length))
        issues.push(...(await issuesOf(batch, duplicates)))
        start += batch.length
      }
      if (issues.length > 0) await insertIssues(issues)
    },
  }
}

/** What stands in the store under the fingerprints of these rows: fingerprint → content. */
async function contentsLoaded(
  store: Store,
  batch: Batch,
  rows: readonly number[],
): Promise<Map<string, string>> {
  const loaded = new Map<string, string>()
  for (let start = 0; start < rows.length; start += askedAtOnce) {
    const wanted = rows
      .slice(start, start + askedAtOnce)
      .map(i => batch.fingerprints.subarray(i * fingerprintBytes, (i + 1) * fingerprintBytes))
    const found = await store.db
      .selectFrom('incident')
      .select(['fingerprint', 'content'])
      .where('fingerprint', 'in', wanted)
      .execute()
    for (const { fingerprint, content } of found) loaded.set(textOf(fingerprint, 0), textOf(content, 0))
  }
  return loaded
}

function textOf(bytes: Uint8Array, row: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    row * fingerprintBytes,
    (row + 1) * fingerprintBytes,
  )
}
