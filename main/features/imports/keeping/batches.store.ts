import type { Kysely } from 'kysely'
import type { Store } from '../../../store/open.ts'
import type { Database } from '../../../store/schema.ts'
import { codeAt } from '../../incidents/category-codes.ts'
import { categoriesOf, type KnownCategory } from '../categories/categories.store.ts'
import type { Batch } from './batches.ts'
import { asVersion, bytesOfRow, incidentColumns, incidentValues, keyOf } from './incident-columns.ts'
import { hasResponse, responseColumns, responseValues } from './response-columns.ts'
import { versionFingerprint } from './row-identity.files.ts'
import { gatherTellings } from './tellings.ts'

/** Duplicates that are listed; the rest are only counted. */
const duplicatesListed = 100
/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

export const alreadyLoaded = 'Already loaded'

const issueColumns = [
  ...([
    'import_id',
    'line',
    'byte',
    'outcome',
    'column_name',
    'raw',
    'reason',
    'mend',
    'sealed_row',
  ] as const),
] as const

const nothing = {
  read: 0,
  loaded: 0,
  rejected: 0,
  duplicate: 0,
  changed: 0,
  unplaced: 0,
  uncoded: 0,
  flagged: 0,
  skipped: 0,
}
export type Counts = typeof nothing
type Target = {
  importId: number
  sourceId: number
  codes: Record<string, string | null>
  /** Puts the fingerprints of mended rows right; null for a file of its own. */
  refit: ((batch: Batch) => Promise<void>) | null
}
type KnownRow = { id: number; fingerprint: Uint8Array; content: string; isSuperseded: boolean }

/** Loads batch after batch under one import, and counts what became of every row. */
export function batchLoader(store: Store, { importId, sourceId, codes, refit }: Target) {
  const insert = store.bulkInsert('incident', incidentColumns, 'ignore')
  const insertResponses = store.bulkInsert('incident_response', responseColumns, 'fail')
  const insertIssues = store.bulkInsert('import_issue', issueColumns, 'fail')
  const insertIdentities = store.bulkInsert('identity', ['source_id', 'pseudonym', 'sealed'], 'ignore')
  const categories: KnownCategory[] = []
  const categoryIds: number[] = []
  const counts: Counts = { ...nothing }
  const tellings = gatherTellings()
  const touched = new Set<number>()
  const mendedLines: number[] = []
  let listed = 0

  function countLoaded(batch: Batch, i: number) {
    counts.loaded++
    if (Number.isNaN(batch.eastings[i]!)) counts.unplaced++
    if (codeAt(categories[batch.categories[i]!]!.codes, batch.fromMinutes[i]!) === null) counts.uncoded++
  }

  /** What is known of rows that did not go in: the same again, or another version. Answers the duplicates. */
  async function comeAgain(batch: Batch, rows: readonly number[]): Promise<number[]> {
    const duplicates: number[] = []
    const first = await knownRows(
      store.db,
      rows.map(i => bytesOfRow(batch.fingerprints, i)),
    )
    const versions: { row: number; head: number; values: unknown[]; fingerprint: Uint8Array }[] = []
    for (const row of rows) {
      const head = first.get(keyOf(bytesOfRow(batch.fingerprints, row)))!
      const content = bytesOfRow(batch.contents, row)
      if (head.content === keyOf(content)) {
        duplicates.push(row)
        tellings.add(head.id, batch.lines[row]!)
        if (head.isSuperseded) touched.add(head.id)
        continue
      }
      const fingerprint = versionFingerprint(head.fingerprint, content)
      const values = asVersion(
        incidentValues(batch, row, { importId, sourceId, categoryIds }),
        fingerprint,
        head.id,
      )
      versions.push({ row, head: head.id, values, fingerprint })
      touched.add(head.id)
    }
    if (versions.length === 0) return duplicates
    const inserted = await insert(versions.map(({ values }) => values))
    const again = versions.filter((_, at) => !inserted[at])
    const responses: unknown[][] = []
    versions.forEach(({ row }, at) => {
      if (!inserted[at]) return
      counts.changed++
      countLoaded(batch, row)
      if (hasResponse(batch, row)) responses.push(responseValues(batch, row, inserted[at]!))
    })
    if (responses.length > 0) await insertResponses(responses)
    const known = await knownRows(
      store.db,
      again.map(({ fingerprint }) => fingerprint),
    )
    for (const { row, fingerprint } of again) {
      duplicates.push(row)
      tellings.add(known.get(keyOf(fingerprint))!.id, batch.lines[row]!)
    }
    return duplicates
  }

  function issuesOf(batch: Batch, duplicates: readonly number[]): unknown[][] {
    const repeated = new Set(duplicates.map(i => batch.lines[i]!))
    const flagged = new Set<number>()
    const issues: unknown[][] = []
    for (const { line, byte, outcome, column, raw, reason, mend, sealed } of batch.issues) {
      if (outcome === 'flagged') {
        if (repeated.has(line)) continue
        flagged.add(line)
      }
      issues.push([importId, line, byte, outcome, column, raw, reason, mend, sealed])
    }
    counts.flagged += flagged.size
    for (const i of duplicates) {
      if (listed++ >= duplicatesListed) break
      const raw = (batch.references[i] ?? batch.places[i] ?? '').slice(0, 500)
      issues.push([importId, batch.lines[i], null, 'duplicate', null, raw, alreadyLoaded, '', null])
    }
    return issues
  }

  return {
    counts,
    categories,
    /** The lines that mended rows had in the file they are of. */
    mendedLines,
    /** Rows that told again what was here. */
    tellings,
    /** First versions of the incidents of which it may have to be decided anew what counts. */
    touched,
    /** Loads some batches in one transaction. */
    async load(batches: readonly Batch[]): Promise<void> {
      const words = batches.flatMap(batch => batch.newCategories)
      if (words.length > 0) {
        const found = await store.db.transaction().execute(trx => categoriesOf(trx, sourceId, words, codes))
        categories.push(...found)
        categoryIds.push(...found.map(({ id }) => id))
      }
      if (refit) {
        for (const batch of batches) {
          await refit(batch)
          mendedLines.push(...batch.lines.subarray(0, batch.length))
        }
      }
      const target = { importId, sourceId, categoryIds }
      const rows: unknown[][] = []
      for (const batch of batches) {
        for (let i = 0; i < batch.length; i++) rows.push(incidentValues(batch, i, target))
      }
      const inserted = rows.length === 0 ? new Float64Array() : await insert(rows)
      const responses: unknown[][] = []
      const issues: unknown[][] = []
      let start = 0
      for (const batch of batches) {
        const known: number[] = []
        for (let i = 0; i < batch.length; i++) {
          const id = inserted[start + i]!
          if (id > 0) {
            countLoaded(batch, i)
            if (hasResponse(batch, i)) responses.push(responseValues(batch, i, id))
          } else known.push(i)
        }
        start += batch.length
        const duplicates = known.length === 0 ? known : await comeAgain(batch, known)
        counts.read += batch.read
        counts.rejected += batch.rejected
        counts.skipped += batch.skipped
        counts.duplicate += duplicates.length
        issues.push(...issuesOf(batch, duplicates))
      }
      if (responses.length > 0) await insertResponses(responses)
      if (issues.length > 0) await insertIssues(issues)
      const identities = batches.flatMap(batch => batch.identities)
      if (identities.length > 0) {
        await insertIdentities(identities.map(({ pseudonym, sealed }) => [sourceId, pseudonym, sealed]))
      }
    },
  }
}

/** What stands in the store under these fingerprints. */
async function knownRows(
  db: Kysely<Database>,
  fingerprints: readonly Uint8Array[],
): Promise<Map<string, KnownRow>> {
  const known = new Map<string, KnownRow>()
  for (let start = 0; start < fingerprints.length; start += askedAtOnce) {
    const found = await db
      .selectFrom('incident')
      .select(['id', 'fingerprint', 'content', 'superseded_by'])
      .where('fingerprint', 'in', fingerprints.slice(start, start + askedAtOnce))
      .execute()
    for (const { id, fingerprint, content, superseded_by } of found) {
      const isSuperseded = superseded_by !== null
      known.set(keyOf(fingerprint), { id, fingerprint, content: keyOf(content), isSuperseded })
    }
  }
  return known
}
