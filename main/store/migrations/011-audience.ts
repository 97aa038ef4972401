import type { Kysely } from 'kysely'

/** How far the information sharing agreement of a source lets its data reach. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('source')
    .addColumn('reach', 'text', c => c.notNull().defaultTo('partners'))
    .execute()
}
