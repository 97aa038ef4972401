import type { Kysely } from 'kysely'
import { id, int, real, reference, table, text, version } from '../columns.ts'

/** Where profiles come from, how they end, who works on them, and what they are measured against. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, empty] of [
    ['origin', 'hotspot'],
    ['outcome', ''],
    ['lessons', ''],
    ['problem_type', ''],
    ['place_type', ''],
  ] as const) {
    await db.schema
      .alterTable('profile')
      .addColumn(name, 'text', c => c.notNull().defaultTo(empty))
      .execute()
  }
  for (const name of [
    'closed_on',
    'result',
    'comparison_json',
    'evaluation_json',
    'monitoring_json',
  ] as const) {
    await db.schema.alterTable('profile').addColumn(name, 'text').execute()
  }
  await db.schema.alterTable('profile').addColumn('nomination_id', 'integer').execute()
  await db.schema.alterTable('profile').addColumn('buffer_metres', 'integer').execute()
  await db.schema
    .alterTable('profile_history')
    .addColumn('overridden_json', 'text', c => c.notNull().defaultTo('[]'))
    .execute()
  await table(db, 'nomination', [
    id,
    text('number').unique(),
    reference('agency_id', 'agency'),
    text('title'),
    text('what'),
    real('easting'),
    real('northing'),
    int('radius_metres'),
    text('from_day'),
    text('to_day').nullable(),
    text('harm'),
    text('tried'),
    text('wanted'),
    text('status'),
    text('reason'),
    reference('profile_id', 'profile').nullable(),
    text('made_at'),
    text('made_by'),
    text('decided_at').nullable(),
    text('decided_by').nullable(),
    text('file_sha256').nullable().unique(),
    version,
  ])
  await table(db, 'profile_person', [
    id,
    reference('profile_id', 'profile'),
    // Without a reference: who leaves the bureau goes from its people, and stays in what they did.
    int('person_id'),
    text('person_name'),
    text('assigned_at'),
    text('assigned_by'),
    text('ended_at').nullable(),
  ])
  await table(db, 'profile_look', [id, reference('profile_id', 'profile'), text('login'), text('looked_at')])
  await table(db, 'profile_check', [
    id,
    reference('profile_id', 'profile'),
    text('key'),
    text('note'),
    text('ticked_at'),
    text('ticked_by'),
  ])
  for (const name of ['profile_person', 'profile_look', 'profile_check']) {
    await db.schema.createIndex(`${name}_profile`).on(name).column('profile_id').execute()
  }
}
