import type { Kysely } from 'kysely'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import { whyNotWrite } from '#shared/features/profiles/life-rules.ts'
import { type Doc, emptyDoc, figuresIn } from '#shared/features/profiles/rich-text.ts'
import { type SectionKey, sectionKeys } from '#shared/features/profiles/sections.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import { refuse } from '../refuse.ts'
import { attachmentRows } from './attachments.store.ts'
import { entryRows } from './entries.store.ts'
import { readSavedCounts } from './saved-counts.store.ts'

/** All that is written of a profile; a section that nobody has saved is there, and empty. Throws `not-found`. */
export async function readDocument(db: Kysely<Database>, profileId: number): Promise<ProfileDocument> {
  const profile = await db
    .selectFrom('profile')
    .select(['analysis_id', 'hotspot_id'])
    .where('id', '=', profileId)
    .executeTakeFirst()
  if (!profile) throw noSuchProfile()
  const rows = await db
    .selectFrom('profile_section')
    .selectAll()
    .where('profile_id', '=', profileId)
    .execute()
  const sections = sectionKeys.map(key => {
    const row = rows.find(one => one.key === key)
    return {
      key,
      doc: row ? (JSON.parse(row.doc_json) as Doc) : emptyDoc,
      version: row?.version ?? 0,
      savedAt: row?.saved_at ?? null,
      savedBy: row?.saved_by ?? '',
    }
  })
  return {
    profileId,
    sections,
    entries: await entryRows(db, profileId),
    attachments: await attachmentRows(db, profileId),
    savedCounts: await readSavedCounts(db, {
      analysisId: profile.analysis_id,
      hotspotId: profile.hotspot_id,
      keys: sections.flatMap(({ doc }) => figuresIn(doc).map(({ key }) => key)),
    }),
  }
}

export const noSuchProfile = () =>
  new AppError('not-found', 'There is no such problem profile.', { next: 'Go back to the list.' })

/** Throws `not-found` unless there is such a profile, and `conflict` where it has ended. */
export async function checkWritable(db: Kysely<Database>, profileId: number): Promise<void> {
  const found = await db.selectFrom('profile').select('status').where('id', '=', profileId).executeTakeFirst()
  if (!found) throw noSuchProfile()
  refuse(whyNotWrite(found.status))
}

type Saved = { profileId: number; key: SectionKey; version: number; doc: Doc; at: string; by: string }

/**
 * Saves the text of a section if it still is the version that was read, 0 for one that nobody has saved; answers the
 * new version. A conflict carries both sides.
 */
export async function saveSection(
  db: Kysely<Database>,
  { profileId, key, version, doc, at, by }: Saved,
): Promise<number> {
  const values = { doc_json: JSON.stringify(doc), version: version + 1, saved_at: at, saved_by: by }
  const saved =
    version === 0
      ? await db
          .insertInto('profile_section')
          .values({ profile_id: profileId, key, ...values })
          .onConflict(conflict => conflict.columns(['profile_id', 'key']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('profile_section')
          .set(values)
          .where('profile_id', '=', profileId)
          .where('key', '=', key)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db
    .selectFrom('profile_section')
    .select(['doc_json', 'version', 'saved_by as savedBy'])
    .where('profile_id', '=', profileId)
    .where('key', '=', key)
    .executeTakeFirst()
  const { doc_json, ...rest } = theirs ?? { doc_json: JSON.stringify(emptyDoc), version: 0, savedBy: '' }
  throw staleVersion('section', { ...rest, doc: JSON.parse(doc_json) as Doc }, { doc, version })
}
