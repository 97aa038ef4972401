import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { keyOf } from './incident-columns.ts'
import { moveLinks } from './links-kept.store.ts'
import { versionFingerprint } from './row-identity.files.ts'

/**
 * Erases rows of an import, and puts the incidents in order of which it held some of several versions: where
 * the first is gone the next one takes its place and its fingerprint, and every content that is left is known
 * by its own.
 */
export async function mendHeads(
  db: Kysely<Database>,
  importId: number,
  erase: () => Promise<unknown>,
): Promise<void> {
  const firsts = await db
    .selectFrom('incident')
    .select(['id', 'fingerprint'])
    .where('import_id', '=', importId)
    .where(
      'id',
      'in',
      db
        .selectFrom('incident')
        .select('version_of')
        .where('version_of', 'is not', null)
        .$narrowType<{ version_of: number }>(),
    )
    .execute()
  const later = await db
    .selectFrom('incident')
    .select('version_of')
    .distinct()
    .where('import_id', '=', importId)
    .where('version_of', 'is not', null)
    .execute()
  await erase()
  const goneHeads = new Set(firsts.map(({ id }) => id))
  for (const { id, fingerprint } of firsts) {
    const next = await promote(db, id, fingerprint)
    if (next !== null) await nameContents(db, next, fingerprint)
  }
  for (const { version_of } of later) {
    if (goneHeads.has(version_of!)) continue
    const { fingerprint } = await db
      .selectFrom('incident')
      .select('fingerprint')
      .where('id', '=', version_of!)
      .executeTakeFirstOrThrow()
    await nameContents(db, version_of!, fingerprint)
  }
}

async function promote(
  db: Kysely<Database>,
  goneId: number,
  fingerprint: Uint8Array,
): Promise<number | null> {
  const next = await db
    .selectFrom('incident')
    .select('id')
    .where('version_of', '=', goneId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!next) return null
  await db.updateTable('incident').set({ version_of: null, fingerprint }).where('id', '=', next.id).execute()
  await db.updateTable('incident').set({ version_of: next.id }).where('version_of', '=', goneId).execute()
  await moveLinks(db, goneId, next.id)
  return next.id
}

/** A content whose first row is gone is known by the next row that says it. */
async function nameContents(db: Kysely<Database>, head: number, first: Uint8Array): Promise<void> {
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'version_of', 'content', 'fingerprint'])
    .where(({ eb, or }) => or([eb('id', '=', head), eb('version_of', '=', head)]))
    .orderBy('version_of', order => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  const named = new Set<string>()
  for (const { id, version_of, content, fingerprint } of rows) {
    const key = keyOf(content)
    if (named.has(key)) continue
    named.add(key)
    if (version_of === null) continue
    const wanted = versionFingerprint(first, content)
    if (keyOf(wanted) === keyOf(fingerprint)) continue
    await db.updateTable('incident').set({ fingerprint: wanted }).where('id', '=', id).execute()
  }
}
