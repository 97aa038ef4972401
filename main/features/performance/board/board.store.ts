import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** The board of the bureau; null before it has one. */
export async function boardRow(db: Kysely<Database>): Promise<Row<'board'> | null> {
  return (await db.selectFrom('board').selectAll().orderBy('id').limit(1).executeTakeFirst()) ?? null
}

/** The board of the bureau. Throws `conflict` before it has one. */
export async function requireBoard(db: Kysely<Database>): Promise<Row<'board'>> {
  const row = await boardRow(db)
  if (row) return row
  throw new AppError('conflict', 'This bureau has no board yet.', {
    next: 'Say first when the board meets and who leads it.',
  })
}

export async function insertBoard(db: Kysely<Database>, row: NewRow<'board'>): Promise<void> {
  await db.insertInto('board').values(row).execute()
}

/** Changes the board if its version is still the one that was read. */
export async function updateBoard(
  db: Kysely<Database>,
  boardId: number,
  version: number,
  values: Omit<Row<'board'>, 'id' | 'version'>,
): Promise<void> {
  const saved = await db
    .updateTable('board')
    .set({ ...values, version: version + 1 })
    .where('id', '=', boardId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db.selectFrom('board').selectAll().where('id', '=', boardId).executeTakeFirst()
  throw staleVersion('board', theirs, values)
}

/** Who sits on the board, by agency. */
export function boardMemberRows(db: Kysely<Database>, boardId: number) {
  return db
    .selectFrom('board_member')
    .innerJoin('agency', 'agency.id', 'board_member.agency_id')
    .where('board_id', '=', boardId)
    .select(['agency.id as agencyId', 'agency.name as agencyName', 'board_member.person'])
    .orderBy('agency.name')
    .execute()
}

/** Names who sits for an agency; with an empty name nobody does. */
export async function saveBoardMemberRow(
  db: Kysely<Database>,
  { board_id, agency_id, person }: NewRow<'board_member'>,
): Promise<void> {
  await db
    .deleteFrom('board_member')
    .where('board_id', '=', board_id)
    .where('agency_id', '=', agency_id)
    .execute()
  if (person !== '') await db.insertInto('board_member').values({ board_id, agency_id, person }).execute()
}

/** Throws `not-found` for an agency that the bureau does not know. */
export async function requireAgency(db: Kysely<Database>, agencyId: number | null): Promise<void> {
  if (agencyId === null) return
  const row = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (row) return
  throw new AppError('not-found', 'There is no such agency.', {
    next: 'Choose one of the bureau’s agencies.',
  })
}
