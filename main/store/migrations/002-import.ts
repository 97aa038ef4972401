import { type Kysely, sql } from 'kysely'
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
  await db.schema.alterTable('import_issue').addColumn('sealed_row', 'blob').execute()
  await db.schema.alterTable('import_issue').addColumn('mended_by', 'integer').execute()
  await db.schema
    .alterTable('import')
    .addColumn('header_json', 'text', c => c.notNull().defaultTo('[]'))
    .execute()
  for (const column of ['phone', 'victim', 'offender', 'area_code']) {
    await db.schema.alterTable('incident').addColumn(column, 'text').execute()
  }
  for (const column of ['version_of', 'superseded_by']) {
    await db.schema.alterTable('incident').addColumn(column, 'integer').execute()
  }
  await db.schema.alterTable('freeze').addColumn('ids_hash', 'integer').execute()
  await table(db, 'category_code', [
    id,
    reference('category_id', 'category'),
    text('from_day').nullable(),
    text('code').nullable(),
    text('made_at'),
    text('made_by'),
    text('replaced_at').nullable(),
    text('replaced_by').nullable(),
  ])
  await dateCodes(db)
  await table(db, 'identity', [id, reference('source_id', 'source'), text('pseudonym'), blob('sealed')])
  await table(db, 'import_repeat', [id, reference('import_id', 'import').unique(), blob('runs')])
  await table(db, 'incident_link', [
    id,
    int('incident_id'),
    int('other_id'),
    real('score'),
    text('decision'),
    text('decided_at'),
    text('decided_by'),
    version,
    text('replaced_at').nullable(),
  ])
  await table(db, 'drop_note', [
    id,
    reference('source_id', 'source'),
    ...['file_name', 'outcome', 'what', 'next', 'at', 'by_login'].map(text),
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
    .createIndex('identity_pseudonym')
    .unique()
    .on('identity')
    .columns(['source_id', 'pseudonym'])
    .execute()
  // Most incidents have one version: an index of the others alone costs a bulk load nothing.
  for (const column of ['version_of', 'superseded_by']) {
    await db.schema
      .createIndex(`incident_${column}`)
      .on('incident')
      .column(column)
      .where(sql.ref(column), 'is not', null)
      .execute()
  }
  await db.schema
    .createIndex('incident_link_pair')
    .unique()
    .on('incident_link')
    .columns(['incident_id', 'other_id'])
    .where(sql.ref('replaced_at'), 'is', null)
    .execute()
}

/**
 * Each code that a category has becomes the first row of its dated table. It was in force before the first
 * freeze of what it coded: the beginning of its source's first import is the latest moment that surely was.
 */
async function dateCodes(db: Kysely<unknown>) {
  await sql`
    insert into category_code (category_id, from_day, code, made_at, made_by)
    select category.id, null, category.code,
      coalesce(
        (select min(started_at) from import where import.source_id = category.source_id),
        '1970-01-01T00:00:00.000Z'
      ),
      ''
    from category where category.code is not null`.execute(db)
  await db.schema.alterTable('category').dropColumn('code').execute()
}
