import type { Kysely } from 'kysely'
import type { ImportIssue, ImportSummary } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { alreadyLoaded, type Counts } from './batches.store.ts'

const nothingYet: Counts & { sha256: string } = {
  ...{ read: 0, loaded: 0, rejected: 0, duplicate: 0, changed: 0, unplaced: 0, uncoded: 0 },
  sha256: '',
}

type Beginning = {
  sourceId: number
  mappingId: number
  fileName: string
  bytes: number
  login: string
  now: Date
}

/** Opens an import: its rows stay invisible until it is finished. */
export async function beginImport(db: Kysely<Database>, beginning: Beginning): Promise<number> {
  const { id } = await db
    .insertInto('import')
    .values({
      source_id: beginning.sourceId,
      mapping_id: beginning.mappingId,
      file_name: beginning.fileName,
      bytes: beginning.bytes,
      started_at: beginning.now.toISOString(),
      finished_at: null,
      status: 'running',
      by_login: beginning.login,
      ...nothingYet,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Makes an import visible with its counts. */
export async function finishImport(
  db: Kysely<Database>,
  importId: number,
  result: Counts & { sha256: string },
  now: Date,
): Promise<void> {
  await refuseSameFileMappedOtherwise(db, importId, result.sha256)
  await db
    .updateTable('import')
    .set({ ...result, status: 'done', finished_at: now.toISOString() })
    .where('id', '=', importId)
    .execute()
}

/** Rows without a reference are known by their mapped cells: under another mapping they would all be new. */
async function refuseSameFileMappedOtherwise(db: Kysely<Database>, importId: number, sha256: string) {
  const { source_id, mapping_id } = await db
    .selectFrom('import')
    .select(['source_id', 'mapping_id'])
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  const before = await db
    .selectFrom('import')
    .select('finished_at')
    .where('sha256', '=', sha256)
    .where('source_id', '=', source_id)
    .where('status', '=', 'done')
    .where('mapping_id', '!=', mapping_id)
    .where('loaded', '>', 0)
    .executeTakeFirst()
  if (!before) return
  throw new AppError(
    'conflict',
    `This file was already loaded on ${before.finished_at?.slice(0, 10)} with another mapping.`,
    { next: 'Undo that import first, then import the file with the new mapping.' },
  )
}

/** All imports that ended, the newest first. */
export async function listImports(db: Kysely<Database>): Promise<ImportSummary[]> {
  const rows = await summaries(db)
    .where('import.status', '!=', 'running')
    .orderBy('import.id', 'desc')
    .execute()
  return rows.map(asSummary)
}

/** Throws `not-found` where there is no such import. */
export async function importOf(db: Kysely<Database>, id: number): Promise<ImportSummary> {
  const row = await summaries(db).where('import.id', '=', id).executeTakeFirst()
  if (row) return asSummary(row)
  throw new AppError('not-found', 'That import is not in this bureau.', { next: 'Go back to the imports.' })
}

/** How many rows met with what, the most frequent first. Counts are exact where the list of rows is not whole. */
export async function reasonsOf(
  db: Kysely<Database>,
  { id, duplicate, changed, status }: ImportSummary,
): Promise<{ outcome: RowOutcome; reason: string; count: number }[]> {
  const rows = await db
    .selectFrom('import_issue')
    .select(['outcome', 'reason', ({ fn }) => fn.countAll<number>().as('count')])
    .where('import_id', '=', id)
    .where('reason', '!=', alreadyLoaded)
    .groupBy(['outcome', 'reason'])
    .execute()
  const unchanged = status === 'undone' ? 0 : duplicate - changed
  return rows
    .map(row => ({ ...row, count: Number(row.count) }))
    .concat(unchanged > 0 ? [{ outcome: 'duplicate', reason: alreadyLoaded, count: unchanged }] : [])
    .sort((a, b) => b.count - a.count)
}

export async function issuesOf(
  db: Kysely<Database>,
  which: { importId: number; outcome?: RowOutcome | undefined; offset: number; limit: number },
): Promise<{ total: number; rows: ImportIssue[] }> {
  let issues = db.selectFrom('import_issue').where('import_id', '=', which.importId)
  if (which.outcome) issues = issues.where('outcome', '=', which.outcome)
  const { total } = await issues
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await issues
    .select(['line', 'byte', 'outcome', 'column_name as column', 'raw', 'reason', 'mend'])
    .orderBy('line')
    .orderBy('id')
    .offset(which.offset)
    .limit(which.limit)
    .execute()
  return { total: Number(total), rows }
}

/** Erases all an import brought, the raw text of its issues included. Its record and its counts stay. */
export async function undoImport(db: Kysely<Database>, id: number): Promise<void> {
  const undone = await db
    .updateTable('import')
    .set({ status: 'undone' })
    .where('id', '=', id)
    .where('status', '=', 'done')
    .executeTakeFirst()
  if (undone.numUpdatedRows === 0n) {
    throw new AppError('conflict', 'Only a finished import can be undone, and only once.', {
      next: 'Look at the imports again.',
    })
  }
  await db.deleteFrom('incident').where('import_id', '=', id).execute()
  await db.deleteFrom('import_issue').where('import_id', '=', id).execute()
}

const summaries = (db: Kysely<Database>) =>
  db
    .selectFrom('import')
    .innerJoin('source', 'source.id', 'import.source_id')
    .selectAll('import')
    .select('source.name as source_name')

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['executeTakeFirstOrThrow']>>

function asSummary(row: SummaryRow): ImportSummary {
  const { id, sha256, status, read, loaded, rejected, duplicate, changed, unplaced, uncoded } = row
  const { flagged, skipped } = row
  return {
    ...{
      id,
      sha256,
      status,
      read,
      loaded,
      rejected,
      duplicate,
      changed,
      unplaced,
      uncoded,
      flagged,
      skipped,
    },
    mendsImportId: row.mends_import_id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    fileName: row.file_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    by: row.by_login,
  }
}
