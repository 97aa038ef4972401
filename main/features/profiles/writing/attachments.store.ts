import type { Kysely } from 'kysely'
import type { Attachment, Provenance } from '#shared/features/profiles/attachments.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

const shown = [
  ...(['id', 'file_name', 'type', 'bytes', 'sha256', 'caption', 'origin', 'marking'] as const),
  ...(['added_at', 'added_by', 'version'] as const),
] as const

/** What is kept with a profile, without its content, as it was added. */
export async function attachmentRows(db: Kysely<Database>, profileId: number): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('profile_attachment')
    .select(shown)
    .where('profile_id', '=', profileId)
    .orderBy('id')
    .execute()
  return rows.map(asAttachment)
}

/** One attachment with its content. Throws `not-found`. */
export async function attachmentRow(db: Kysely<Database>, id: number): Promise<Row<'profile_attachment'>> {
  const row = await db.selectFrom('profile_attachment').selectAll().where('id', '=', id).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'That file is no longer kept with the profile.', {
    next: 'Add it again if it is needed.',
  })
}

export async function insertAttachment(db: Kysely<Database>, values: NewRow<'profile_attachment'>) {
  const row = await db
    .insertInto('profile_attachment')
    .values(values)
    .returning(shown)
    .executeTakeFirstOrThrow()
  return asAttachment(row)
}

/** Saves what an attachment shows and where it comes from. A conflict carries both sides. */
export async function updateAttachment(
  db: Kysely<Database>,
  { id, version }: { id: number; version: number },
  { caption, origin, marking }: Provenance,
) {
  const row = await db
    .updateTable('profile_attachment')
    .set({ caption, origin, marking, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning(shown)
    .executeTakeFirst()
  if (row) return asAttachment(row)
  throw staleVersion('file', await theirs(db, id), { id, version, caption, origin, marking })
}

export async function deleteAttachment(
  db: Kysely<Database>,
  { id, version }: { id: number; version: number },
) {
  const gone = await db
    .deleteFrom('profile_attachment')
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw staleVersion('file', await theirs(db, id), { id, version })
}

async function theirs(db: Kysely<Database>, id: number): Promise<Attachment | undefined> {
  const row = await db.selectFrom('profile_attachment').select(shown).where('id', '=', id).executeTakeFirst()
  return row && asAttachment(row)
}

function asAttachment(row: Pick<Row<'profile_attachment'>, (typeof shown)[number]>): Attachment {
  const { file_name, added_at, added_by, ...rest } = row
  return { ...rest, fileName: file_name, addedAt: added_at, addedBy: added_by }
}
