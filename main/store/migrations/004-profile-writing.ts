import { type Kysely, sql } from 'kysely'
import { docOfText } from '#shared/features/profiles/rich-text.ts'
import { blob, id, int, reference, table, text, version } from '../columns.ts'

/** The texts of a profile that became sections of its document. */
const formerly = ['aim', 'location', 'victim', 'offender', 'response'] as const

/** The document of a profile: sections of rich text, the lists beside them, and the files kept with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'profile_section', [
    id,
    reference('profile_id', 'profile'),
    text('key'),
    text('doc_json'),
    version,
    text('saved_at'),
    text('saved_by'),
  ])
  await db.schema
    .createIndex('profile_section_once')
    .unique()
    .on('profile_section')
    .columns(['profile_id', 'key'])
    .execute()
  await table(db, 'profile_entry', [
    id,
    reference('profile_id', 'profile'),
    text('list'),
    int('position'),
    text('entry_json'),
    version,
    text('saved_at'),
    text('saved_by'),
  ])
  await db.schema.createIndex('profile_entry_profile').on('profile_entry').column('profile_id').execute()
  await table(db, 'profile_attachment', [
    id,
    reference('profile_id', 'profile'),
    text('file_name'),
    text('type'),
    int('bytes'),
    text('sha256'),
    text('caption'),
    text('origin'),
    text('marking'),
    text('added_at'),
    text('added_by'),
    blob('content'),
    version,
  ])
  await db.schema
    .createIndex('profile_attachment_profile')
    .on('profile_attachment')
    .column('profile_id')
    .execute()
  await db.schema.alterTable('profile').addColumn('marking', 'text').execute()
  await db.schema.alterTable('profile').addColumn('review_on', 'text').execute()
  await moveTexts(db)
}

/** What was written in the five plain texts becomes the sections of the same names. */
async function moveTexts(db: Kysely<unknown>) {
  for (const key of formerly) {
    const { rows } = await sql<{ id: number; words: string; created_at: string }>`
      select id, ${sql.ref(key)} as words, created_at from profile
      where ${sql.ref(key)} <> ''`.execute(db)
    for (const row of rows) {
      await sql`
        insert into profile_section (profile_id, key, doc_json, saved_at, saved_by)
        values (${row.id}, ${key}, ${JSON.stringify(docOfText(row.words))}, ${row.created_at}, '')`.execute(
        db,
      )
    }
  }
  for (const key of formerly) await db.schema.alterTable('profile').dropColumn(key).execute()
}
