import type { Kysely } from 'kysely'
import type { Database, NewRow, Row } from '../../store/schema.ts'

export async function recordAudit(db: Kysely<Database>, record: NewRow<'audit_record'>): Promise<void> {
  await db.insertInto('audit_record').values(record).execute()
}

/** The register, newest first. */
export async function listAudit(
  db: Kysely<Database>,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; rows: Row<'audit_record'>[] }> {
  const { total } = await db
    .selectFrom('audit_record')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('audit_record')
    .selectAll()
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  return { total, rows }
}
