import type { Kysely } from 'kysely'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every meeting of the board, the latest first. */
export function boardMeetingRows(db: Kysely<Database>) {
  return db.selectFrom('board_meeting').selectAll().orderBy('held_on', 'desc').orderBy('id', 'desc')
}

/** The meeting with this identifier. Throws `not-found`. */
export async function boardMeetingRow(
  db: Kysely<Database>,
  boardMeetingId: number,
): Promise<Row<'board_meeting'>> {
  const row = await boardMeetingRows(db).where('id', '=', boardMeetingId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such meeting of the board.', { next: 'Go back to the list.' })
}

/** Plans a meeting under the next number of its year, `AP-2025-03`. */
export async function insertBoardMeeting(
  db: Kysely<Database>,
  boardId: number,
  heldOn: string,
): Promise<number> {
  const prefix = `AP-${heldOn.slice(0, 4)}-`
  const last = await db
    .selectFrom('board_meeting')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('board_meeting')
    .values({
      number: nextNumber(prefix, last?.number ?? null, 2),
      board_id: boardId,
      held_on: heldOn,
      state: 'planned',
      summary: '',
      decide: '',
      concerns: '',
      practice: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a meeting whose version is still the one that was read; answers its new version. */
export async function updateBoardMeeting(
  db: Kysely<Database>,
  boardMeetingId: number,
  version: number,
  values: Partial<Omit<Row<'board_meeting'>, 'id' | 'version' | 'number' | 'board_id'>>,
): Promise<number> {
  const saved = await db
    .updateTable('board_meeting')
    .set({ ...values, version: version + 1 })
    .where('id', '=', boardMeetingId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db
    .selectFrom('board_meeting')
    .select(['held_on', 'state', 'summary', 'decide', 'concerns', 'practice', 'version'])
    .where('id', '=', boardMeetingId)
    .executeTakeFirst()
  throw staleVersion('meeting', theirs, values)
}

/** The latest meeting before a day whose draft was kept: what a new draft is compared with. */
export async function draftedBefore(
  db: Kysely<Database>,
  heldOn: string,
): Promise<Row<'board_meeting'> | null> {
  const row = await boardMeetingRows(db)
    .where('held_on', '<', heldOn)
    .where('draft_json', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The day of the latest meeting before a day, drafted or not; null before the first. */
export async function heldBefore(db: Kysely<Database>, heldOn: string): Promise<string | null> {
  const row = await boardMeetingRows(db).where('held_on', '<', heldOn).limit(1).executeTakeFirst()
  return row?.held_on ?? null
}

/** When the follow-up memo of each meeting was first made, from the register of disclosures. */
export async function memosMade(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('pack')
    .select(({ fn }) => ['subject_id', fn.min('made_at').as('made_at')])
    .where('kind', '=', 'memo')
    .groupBy('subject_id')
    .execute()
  return new Map(rows.map(({ subject_id, made_at }) => [subject_id, made_at]))
}
