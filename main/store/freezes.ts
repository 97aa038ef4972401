import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from './schema.ts'

/** Keeps which incidents there are and how they are coded and linked, so that they can be counted again as they stand. */
export function addFreeze(db: Kysely<Database>, freeze: NewRow<'freeze'>): Promise<Row<'freeze'>> {
  return db.insertInto('freeze').values(freeze).returningAll().executeTakeFirstOrThrow()
}

/** Throws `not-found` where there is no such freeze. */
export async function freezeRow(db: Kysely<Database>, freezeId: number): Promise<Row<'freeze'>> {
  const freeze = await db.selectFrom('freeze').selectAll().where('id', '=', freezeId).executeTakeFirst()
  if (freeze) return freeze
  throw new AppError('not-found', `Freeze ${freezeId} is not in this bureau.`, {
    next: 'Check the bureau’s integrity in the settings.',
  })
}
