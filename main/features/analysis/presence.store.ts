import type { Kysely } from 'kysely'
import type { PresenceFile } from '#shared/features/analysis/presence.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow } from '../../store/schema.ts'

const head = [
  ...(['id', 'file_name', 'loaded_at', 'by_login', 'positions', 'units'] as const),
  ...(['left_out', 'first_second', 'last_second'] as const),
] as const

/** The files of positions, by the time of their first position. */
export async function listPresence(db: Kysely<Database>): Promise<PresenceFile[]> {
  const rows = await db
    .selectFrom('presence_file')
    .select(head)
    .orderBy('first_second')
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    fileName: row.file_name,
    loadedAt: row.loaded_at,
    byLogin: row.by_login,
    positions: row.positions,
    units: row.units,
    leftOut: row.left_out,
    first: asInstant(row.first_second),
    last: asInstant(row.last_second),
  }))
}

/** Keeps the positions of a file. Throws `conflict` where the same file is there. */
export async function addPresence(
  db: Kysely<Database>,
  file: NewRow<'presence_file'>,
): Promise<PresenceFile> {
  return db.transaction().execute(async trx => {
    const same = await trx
      .selectFrom('presence_file')
      .select('file_name')
      .where('sha256', '=', file.sha256)
      .executeTakeFirst()
    if (same) {
      throw new AppError('conflict', `These positions are loaded already, from ${same.file_name}.`, {
        next: 'Choose another file; loaded twice, every minute would count twice.',
      })
    }
    const { id } = await trx
      .insertInto('presence_file')
      .values(file)
      .returning('id')
      .executeTakeFirstOrThrow()
    return (await listPresence(trx)).find(one => one.id === id)!
  })
}

/** The positions of some files, or of all, as they are kept. Throws `not-found` where one is gone. */
export async function readPresence(
  db: Kysely<Database>,
  ids: readonly number[] | undefined,
): Promise<Uint8Array[]> {
  let query = db.selectFrom('presence_file').select(['id', 'columns']).orderBy('first_second').orderBy('id')
  if (ids) query = query.where('id', 'in', ids)
  const rows = await query.execute()
  if (ids && rows.length < new Set(ids).size) throw noSuchFile()
  return rows.map(({ columns }) => columns)
}

export async function deletePresence(db: Kysely<Database>, id: number): Promise<void> {
  const row = await db.selectFrom('presence_file').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchFile()
  await db.deleteFrom('presence_file').where('id', '=', id).execute()
}

const asInstant = (second: number) => new Date(second * 1000).toISOString()

function noSuchFile(): AppError {
  return new AppError('not-found', 'That file of positions is no longer there.', {
    next: 'Choose another one, or load it again.',
  })
}
