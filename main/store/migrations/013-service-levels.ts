import type { Kysely } from 'kysely'
import { id, int, reference, table, text, version } from '../columns.ts'

/** How incidents were answered, and what agencies promised of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('incident_response')
    .addColumn('incident_id', 'integer', column =>
      column.primaryKey().notNull().references('incident.id').onDelete('cascade'),
    )
    .addColumn('answered_seconds', 'integer')
    .addColumn('visited_minute', 'integer')
    .addColumn('resolved_minute', 'integer')
    .addColumn('flags', 'integer', column => column.notNull())
    .execute()
  await table(db, 'service_level', [
    id,
    reference('agency_id', 'agency'),
    text('name'),
    text('category_kind'),
    text('category_value'),
    text('measured'),
    int('target_amount'),
    text('target_unit'),
    int('share_percent'),
    text('clock'),
    text('opens_at'),
    text('closes_at'),
    text('valid_from'),
    text('valid_until').nullable(),
    text('owner'),
    text('note'),
    text('retired_at').nullable(),
    version,
  ])
  await table(db, 'service_level_change', [
    id,
    reference('service_level_id', 'service_level'),
    text('at'),
    text('by_login'),
    text('what'),
    text('promise_json'),
  ])
  await db.schema
    .createIndex('service_level_change_of')
    .on('service_level_change')
    .column('service_level_id')
    .execute()
}
