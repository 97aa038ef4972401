import type { Kysely } from 'kysely'
import type { DropNote } from '#shared/features/imports/drop-folders.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'

type NewNote = Omit<DropNote, 'id' | 'sourceName'>

/** What is left for a person to see to, the latest first. */
export async function listDropNotes(db: Kysely<Database>): Promise<DropNote[]> {
  const rows = await db
    .selectFrom('drop_note')
    .innerJoin('source', 'source.id', 'drop_note.source_id')
    .selectAll('drop_note')
    .select('source.name as source_name')
    .orderBy('drop_note.id', 'desc')
    .execute()
  return rows.map(({ id, source_id, source_name, file_name, outcome, what, next, at, by_login }) => ({
    id,
    outcome,
    what,
    next,
    at,
    sourceId: source_id,
    sourceName: source_name,
    fileName: file_name,
    by: by_login,
  }))
}

/** Keeps a note in the place of an earlier one on the same file. */
export async function addDropNote(db: Kysely<Database>, note: NewNote): Promise<void> {
  const { sourceId, fileName, outcome, what, next, at, by } = note
  await db.transaction().execute(async trx => {
    await dropNotesOn(trx, sourceId, fileName)
    await trx
      .insertInto('drop_note')
      .values({ source_id: sourceId, file_name: fileName, outcome, what, next, at, by_login: by })
      .execute()
  })
}

/** Takes back what was noted on a file: it has been imported since, or is told anew. */
export async function dropNotesOn(db: Kysely<Database>, sourceId: number, fileName: string): Promise<void> {
  await db
    .deleteFrom('drop_note')
    .where('source_id', '=', sourceId)
    .where('file_name', '=', fileName)
    .execute()
}

/** Forgets what was found waiting: a new look tells what waits now. */
export async function forgetWaiting(db: Kysely<Database>, sourceId: number): Promise<void> {
  await db
    .deleteFrom('drop_note')
    .where('source_id', '=', sourceId)
    .where('outcome', '!=', 'failed')
    .execute()
}

/** Takes a note off the list. Throws `not-found` where there is no such note. */
export async function settleDropNote(db: Kysely<Database>, noteId: number): Promise<void> {
  const { numDeletedRows } = await db.deleteFrom('drop_note').where('id', '=', noteId).executeTakeFirst()
  if (numDeletedRows > 0n) return
  throw new AppError('not-found', 'That note is no longer there.', { next: 'Look at the list again.' })
}
