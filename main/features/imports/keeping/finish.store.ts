import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { codeAt } from '../../incidents/category-codes.ts'
import type { KnownCategory } from '../categories/categories.store.ts'
import type { Counts } from './batches.store.ts'
import { listChanges } from './changes.store.ts'
import { markMended } from './rejects.store.ts'
import { type Tellings, withoutLines } from './tellings.ts'
import { bringBack, settleIncidents } from './versions.store.ts'

/** What became of a file whose rows are all in the store. */
export type Read = {
  sha256: string
  header: readonly string[]
  earliestMinute: number | null
  latestMinute: number | null
  counts: Counts
  categories: readonly KnownCategory[]
  tellings: Tellings
  /** First versions of the incidents of which it has to be decided what counts. */
  touched: ReadonlySet<number>
  /** Where it brings rejected rows mended: of which import, and on which lines these were. */
  mends: { importId: number; lines: readonly number[] } | null
}

/** Decides what counts of the incidents an import told otherwise, and makes it visible with its counts. */
export async function finishImport(
  db: Kysely<Database>,
  importId: number,
  read: Read,
  now: Date,
): Promise<void> {
  const { source_id: sourceId } = await db
    .selectFrom('import')
    .select('source_id')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  if (await bringsRowsWithoutReference(db, importId))
    await refuseSameFileMappedOtherwise(db, importId, read.sha256)
  const counts = { ...read.counts }
  // A mended row is as old as the extract it is of.
  const span = read.mends ? await spanOf(db, read.mends.importId) : read
  const codes = new Map(read.categories.map(({ id, codes }) => [id, codes]))
  const finishing = {
    importId,
    sha256: read.sha256,
    minute: span.latestMinute ?? Number.NEGATIVE_INFINITY,
    repeats: read.tellings.encoded(),
  }
  const brought = new Set<number>()
  for await (const decided of settleIncidents(db, sourceId, [...read.touched], finishing)) {
    for (const each of decided) {
      if (!each.returned) continue
      const { id, isPlaced, categoryId, fromMinute } = await bringBack(db, each, each.returned)
      brought.add(each.returned.line)
      counts.loaded++
      counts.changed++
      counts.duplicate--
      if (!isPlaced) counts.unplaced++
      if (codeAt(codes.get(categoryId), fromMinute) === null) counts.uncoded++
      each.standing = { ...each.standing, id, importId, line: each.returned.line, supersededBy: null }
      each.versions = [...each.versions, { ...each.standing, head: each.head }]
    }
    await listChanges(db, importId, decided)
  }
  if (read.mends) {
    const { importId: rejectedIn, lines } = read.mends
    await markMended(db, { rejectedIn, mendedBy: importId, lines })
  }
  const runs = brought.size === 0 ? finishing.repeats : withoutLines(finishing.repeats, brought)
  if (runs.length > 0) await db.insertInto('import_repeat').values({ import_id: importId, runs }).execute()
  await db
    .updateTable('import')
    .set({
      ...counts,
      sha256: read.sha256,
      status: 'done',
      finished_at: now.toISOString(),
      earliest_minute: span.earliestMinute,
      latest_minute: span.latestMinute,
      header_json: JSON.stringify(read.header),
    })
    .where('id', '=', importId)
    .execute()
}

async function spanOf(db: Kysely<Database>, importId: number) {
  return db
    .selectFrom('import')
    .select(['earliest_minute as earliestMinute', 'latest_minute as latestMinute'])
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
}

async function bringsRowsWithoutReference(db: Kysely<Database>, importId: number): Promise<boolean> {
  const found = await db
    .selectFrom('incident')
    .select('id')
    .where('import_id', '=', importId)
    .where('reference', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Rows without a reference are known by their mapped cells: under another mapping they would all be new.
 * Another table of the same file has a header of its own, and is no such case.
 */
async function refuseSameFileMappedOtherwise(db: Kysely<Database>, importId: number, sha256: string) {
  const imports = db.selectFrom('import').innerJoin('mapping', 'mapping.id', 'import.mapping_id')
  const { source_id, mapping_id, header_fingerprint } = await imports
    .select(['import.source_id', 'mapping_id', 'header_fingerprint'])
    .where('import.id', '=', importId)
    .executeTakeFirstOrThrow()
  const before = await imports
    .select('finished_at')
    .where('sha256', '=', sha256)
    .where('import.source_id', '=', source_id)
    .where('status', '=', 'done')
    .where('mapping_id', '!=', mapping_id)
    .where('header_fingerprint', '=', header_fingerprint)
    .where('loaded', '>', 0)
    .executeTakeFirst()
  if (!before) return
  throw new AppError(
    'conflict',
    `This file was already loaded on ${before.finished_at?.slice(0, 10)} with another mapping.`,
    { next: 'Undo that import first, then import the file with the new mapping.' },
  )
}
