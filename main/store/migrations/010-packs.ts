import type { Kysely } from 'kysely'
import { id, table, text, version } from '../columns.ts'

/** Of each pack its form, audience, freeze and template, and how many figures were withheld; the bureau's templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, before] of [
    ['form', 'pdf'],
    ['audience_json', '{"kind":"internal"}'],
  ] as const) {
    await db.schema
      .alterTable('pack')
      .addColumn(name, 'text', c => c.notNull().defaultTo(before))
      .execute()
  }
  await db.schema
    .alterTable('pack')
    .addColumn('withheld', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  for (const name of ['freeze_id', 'template_version'] as const) {
    await db.schema.alterTable('pack').addColumn(name, 'integer').execute()
  }
  await table(db, 'pack_template', [id, text('kind').unique(), text('template_json'), version])
}
