import type { Kysely } from 'kysely'
import { blob, id, int, real, reference, table, text, version } from '../columns.ts'

/** What an import keeps of a file: versions of incidents, dated codes, people, links, postcodes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('source')
    .addColumn('drop_folder', 'text', c => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('source')
    .addColumn('keeps_identities', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  for (const counted of ['flagged', 'skipped']) {
    await db.schema
      .alterTable('import')
      .addColumn(counted, 'integer', c => c.notNull().defaultTo(0))
      .execute()
  }
  for (const column of ['earliest_minute', 'latest_minute', 'mends_import_id']) {
    await db.schema.alterTable('import').addColumn(column, 'integer').execute()
  }
  await db.schema.alterTable('import_issue').addColumn('byte', 'integer').execute()
  await db.schema
    .alterTable('import_issue')
    .addColumn('mend', 'text', c => c.notNull().defaultTo(''))
    .execute()
  for (const column of ['phone', 'victim', 'offender', 'area_code']) {
    await db.schema.alterTable('incident').addColumn(column, 'text').execute()
  }
  for (const column of ['version_of', 'superseded_by']) {
    await db.schema.alterTable('incident').addColumn(column, 'integer').execute()
  }
  await table(db, 'category_code', [
    id,
    reference('category_id', 'category'),
    text('from_day').nullable(),
    text('code').nullable(),
    text('made_at'),
    text('made_by'),
    text('replaced_at').nullable(),
  ])
  await table(db, 'identity', [
    id,
    reference('source_id', 'source'),
    text('pseudonym').unique(),
    blob('sealed'),
  ])
  await table(db, 'incident_link', [
    id,
    int('incident_id'),
    int('other_id'),
    real('score'),
    text('decision'),
    text('decided_at'),
    text('decided_by'),
    version,
  ])
  await table(db, 'postcode_file', [
    id,
    text('file_name'),
    text('loaded_at'),
    int('postcodes'),
    blob('keys'),
    blob('eastings'),
    blob('northings'),
  ])
  await db.schema.createIndex('category_code_category').on('category_code').column('category_id').execute()
  await db.schema
    .createIndex('incident_link_pair')
    .unique()
    .on('incident_link')
    .columns(['incident_id', 'other_id'])
    .execute()
}
