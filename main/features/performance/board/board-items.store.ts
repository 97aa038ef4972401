import type { Kysely } from 'kysely'
import type { BoardEvent, BoardItem } from '#shared/features/performance/board-item-rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import { type BoardItemRow, columnsOf, differencesOf, fieldsOf } from './board-item-view.ts'

/** Everything the board ever said with the names it is shown by, in its order. */
export function boardItemRows(db: Kysely<Database>) {
  return db
    .selectFrom('board_item')
    .innerJoin('board_meeting', 'board_meeting.id', 'board_item.board_meeting_id')
    .leftJoin('agency as asking', 'asking.id', 'board_item.asked_agency_id')
    .leftJoin('agency as owning', 'owning.id', 'board_item.owner_agency_id')
    .selectAll('board_item')
    .select(['board_meeting.number as meeting_number', 'board_meeting.held_on'])
    .select(['asking.name as asked_name', 'owning.name as owner_name'])
    .orderBy('board_item.id')
}

/** The item with this identifier. Throws `not-found`. */
export async function boardItemRow(db: Kysely<Database>, boardItemId: number): Promise<BoardItemRow> {
  const row = await boardItemRows(db).where('board_item.id', '=', boardItemId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'The board said no such thing.', { next: 'Go back to the list.' })
}

/** The days of the meetings that were held: what an open item was carried past. */
export async function boardDaysHeld(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('board_meeting').select('held_on').where('state', '=', 'held').execute()
  return rows.map(({ held_on }) => held_on)
}

/** Who does something to an item, and when. */
export type Doer = { at: string; by: string }

/** Keeps an item under the next number of the register, `BI-001`, and begins its history. */
export async function insertBoardItem(
  db: Kysely<Database>,
  boardMeetingId: number,
  { kind, heldOn: _heldOn, ...fields }: BoardItem,
  doer: Doer,
): Promise<number> {
  const last = await db
    .selectFrom('board_item')
    .select('number')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('board_item')
    .values({
      number: nextNumber('BI-', last?.number ?? null),
      board_meeting_id: boardMeetingId,
      kind,
      what: fields.what,
      asked_by: fields.askedBy,
      asked_agency_id: fields.askedAgencyId,
      owner_agency_id: fields.ownerAgencyId,
      owner: fields.owner,
      due_on: fields.dueOn,
      state: fields.state,
      answer: fields.answer,
      ended_on: fields.endedOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertEvent(db, id, { kind: 'recorded', note: '' }, { from: {}, to: fields }, doer)
  return id
}

/** Changes an item whose version is still the one that was read, and writes what changed into its history. */
export async function changeBoardItemRow(
  db: Kysely<Database>,
  boardItemId: number,
  version: number,
  event: BoardEvent,
  doer: Doer,
): Promise<void> {
  const before = await boardItemRow(db, boardItemId)
  const saved = await db
    .updateTable('board_item')
    .set({ ...columnsOf(event.to), version: version + 1 })
    .where('id', '=', boardItemId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw staleVersion('item', before, event.to)
  await insertEvent(db, boardItemId, event, differencesOf(fieldsOf(before), event.to), doer)
}

/** The history of an item, in the order in which it happened. */
export function boardEventRows(db: Kysely<Database>, boardItemId: number) {
  return db
    .selectFrom('board_event')
    .selectAll()
    .where('board_item_id', '=', boardItemId)
    .orderBy('id')
    .execute()
}

/** The agencies by identifier. */
export async function agencyNamesOf(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db.selectFrom('agency').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function insertEvent(
  db: Kysely<Database>,
  boardItemId: number,
  { kind, note }: Pick<BoardEvent, 'kind' | 'note'>,
  { from, to }: { from: BoardEvent['to']; to: BoardEvent['to'] },
  { at, by }: Doer,
): Promise<void> {
  await db
    .insertInto('board_event')
    .values({
      board_item_id: boardItemId,
      at,
      by_login: by,
      kind,
      note,
      from_json: JSON.stringify(from),
      to_json: JSON.stringify(to),
    })
    .execute()
}
