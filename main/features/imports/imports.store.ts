import type { Kysely } from 'kysely'
import type { ImportIssue, ImportSummary } from '#shared/features/imports/contract.ts'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { alreadyLoaded } from './keeping/batches.store.ts'

const nothingYet = {
  read: 0,
  loaded: 0,
  rejected: 0,
  duplicate: 0,
  changed: 0,
  unplaced: 0,
  uncoded: 0,
  sha256: '',
}

type Beginning = {
  sourceId: number
  mappingId: number
  fileName: string
  bytes: number
  login: string
  /** The import whose rejected rows it brings mended. */
  mendsImportId: number | null
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
      mends_import_id: beginning.mendsImportId,
      ...nothingYet,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
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

type Reason = { outcome: RowOutcome; reason: string; count: number }

/** How many rows met with what, the most frequent first. Counts are exact where the list of rows is not whole. */
export async function reasonsOf(
  db: Kysely<Database>,
  { id, duplicate, status }: ImportSummary,
): Promise<Reason[]> {
  const issues = db
    .selectFrom('import_issue')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
    .where('import_id', '=', id)
  const rows = await issues
    .select('reason')
    .where('outcome', 'not in', ['changed', 'duplicate'])
    .groupBy(['outcome', 'reason'])
    .execute()
  // No two changes need be alike: they are counted by the fields that changed.
  const changed = await issues
    .select('column_name')
    .where('outcome', '=', 'changed')
    .groupBy(['outcome', 'column_name'])
    .execute()
  const repeated = status === 'undone' ? 0 : duplicate
  return [
    ...rows.map(row => ({ ...row, count: Number(row.count) })),
    ...changed.map(({ outcome, column_name, count }) => ({
      outcome,
      count: Number(count),
      reason: `Told otherwise than before: ${column_name}`,
    })),
    ...(repeated > 0 ? [{ outcome: 'duplicate', reason: alreadyLoaded, count: repeated } as const] : []),
  ].sort((a, b) => b.count - a.count)
}

export async function issuesOf(
  db: Kysely<Database>,
  which: {
    importId: number
    outcome?: RowOutcome | undefined
    reason?: string | undefined
    offset: number
    limit: number
  },
): Promise<{ total: number; rows: (ImportIssue & { sealed_row: Uint8Array | null })[] }> {
  let issues = db.selectFrom('import_issue').where('import_id', '=', which.importId)
  if (which.outcome) issues = issues.where('outcome', '=', which.outcome)
  if (which.reason !== undefined) issues = issues.where('reason', '=', which.reason)
  const { total } = await issues
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await issues
    .select(['line', 'byte', 'outcome', 'column_name as column', 'raw', 'reason', 'mend', 'sealed_row'])
    .orderBy('line')
    .orderBy('id')
    .offset(which.offset)
    .limit(which.limit)
    .execute()
  return { total: Number(total), rows }
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
    mendsImportId: row.mends_import_id,
    sourceId: row.source_id,
    sourceName: row.source_name,
    fileName: row.file_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    by: row.by_login,
  }
}
