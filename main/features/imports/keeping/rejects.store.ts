import { subMonths } from 'date-fns/subMonths'
import type { Kysely } from 'kysely'
import { personFields } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { savedSpec } from '../understanding/saved-spec.ts'

const askedAtOnce = 500

/** The rejected rows of an import that nobody has mended, with their sealed cells where these are still kept. */
export async function openRejects(db: Kysely<Database>, importId: number) {
  return db
    .selectFrom('import_issue')
    .select(['line', 'column_name as column', 'reason', 'mend', 'sealed_row'])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .where('mended_by', 'is', null)
    .orderBy('line')
    .orderBy('id')
    .execute()
}

/** The columns of the file of an import. */
export async function headerOf(db: Kysely<Database>, importId: number): Promise<string[]> {
  const { header_json } = await db
    .selectFrom('import')
    .select('header_json')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return JSON.parse(header_json) as string[]
}

/** Whether the mapping of an import reads people from a column. */
export async function namesPeople(db: Kysely<Database>, importId: number): Promise<boolean> {
  const { spec_json } = await db
    .selectFrom('import')
    .innerJoin('mapping', 'mapping.id', 'import.mapping_id')
    .where('import.id', '=', importId)
    .select('spec_json')
    .executeTakeFirstOrThrow()
  const spec = savedSpec(spec_json)
  return spec === null || personFields.some(field => spec.fields[field] !== undefined)
}

/** How many rejected rows of an import were mended since. */
export async function countMended(db: Kysely<Database>, importId: number): Promise<number> {
  const { mended } = await db
    .selectFrom('import_issue')
    .select(({ fn }) => fn.count<number>('line').distinct().as('mended'))
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .where('mended_by', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(mended)
}

/**
 * The import that a list of rejected rows is of: among those of the source with these columns, the one that
 * rejected most of these lines for these reasons, the latest among equals. Throws `invalid` where there is none.
 */
export async function rejectedBy(
  db: Kysely<Database>,
  sourceId: number,
  header: readonly string[],
  listed: readonly { line: number; reason: string }[],
): Promise<number> {
  const candidates = await db
    .selectFrom('import')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('status', '=', 'done')
    .where('header_json', '=', JSON.stringify(header))
    .where('rejected', '>', 0)
    .orderBy('id', 'desc')
    .execute()
  let best = { id: 0, found: 0 }
  for (const { id } of candidates) {
    const reasonOf = new Map<number, string>()
    const lines = listed.map(({ line }) => line)
    for (let start = 0; start < lines.length; start += askedAtOnce) {
      const rows = await db
        .selectFrom('import_issue')
        .select(['line', 'reason'])
        .where('import_id', '=', id)
        .where('outcome', '=', 'rejected')
        .where('line', 'in', lines.slice(start, start + askedAtOnce))
        .execute()
      for (const { line, reason } of rows) reasonOf.set(line, reason)
    }
    const found = listed.filter(({ line, reason }) => reasonOf.get(line) === reason).length
    if (found > best.found) best = { id, found }
  }
  if (best.found > 0) return best.id
  throw new AppError(
    'invalid',
    'This is a list of rejected rows, and no import of this source rejected them.',
    {
      next: 'Choose the source whose file was rejected, or import that file again first.',
    },
  )
}

/** The lines an import rejected, mended or not. */
export async function linesRejected(db: Kysely<Database>, importId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('import_issue')
    .select('line')
    .distinct()
    .where('import_id', '=', importId)
    .where('outcome', '=', 'rejected')
    .execute()
  return rows.map(({ line }) => line)
}

/** Notes which rejected rows of an import another one brought mended: their clear cells are kept no longer. */
export async function markMended(
  db: Kysely<Database>,
  { rejectedIn, mendedBy, lines }: { rejectedIn: number; mendedBy: number; lines: readonly number[] },
): Promise<void> {
  for (let start = 0; start < lines.length; start += askedAtOnce) {
    await db
      .updateTable('import_issue')
      .set({ mended_by: mendedBy, sealed_row: null })
      .where('import_id', '=', rejectedIn)
      .where('outcome', '=', 'rejected')
      .where('line', 'in', lines.slice(start, start + askedAtOnce))
      .execute()
  }
}

/** Erases the clear cells of rejected rows that are older than their source's agreement lets anything be kept. */
export async function eraseExpiredRejects(db: Kysely<Database>, now: Date): Promise<void> {
  const sources = await db
    .selectFrom('source')
    .select(['id', 'retention_months'])
    .where('retention_months', 'is not', null)
    .execute()
  for (const { id, retention_months } of sources) {
    const expired = db
      .selectFrom('import')
      .select('id')
      .where('source_id', '=', id)
      .where('started_at', '<', subMonths(now, retention_months!).toISOString())
    await db
      .updateTable('import_issue')
      .set({ sealed_row: null })
      .where('sealed_row', 'is not', null)
      .where('import_id', 'in', expired)
      .execute()
  }
}
