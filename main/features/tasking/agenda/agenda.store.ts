import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import type { Proposed } from './build-agenda.ts'

/** The items of an agenda in their order, each with what was decided and where it was carried forward from. */
export function agendaRows(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('agenda_item')
    .leftJoin('decision', 'decision.agenda_item_id', 'agenda_item.id')
    .leftJoin('flagged_item', 'flagged_item.id', 'agenda_item.flagged_item_id')
    .leftJoin('agenda_item as earlier', 'earlier.id', 'agenda_item.carried_from_id')
    .leftJoin('meeting as before', 'before.id', 'earlier.meeting_id')
    .where('agenda_item.meeting_id', '=', meetingId)
    .selectAll('agenda_item')
    .select([
      'decision.kind as decided',
      'decision.reason',
      'decision.at',
      'decision.by_login',
      'decision.present',
      'decision.needed',
      'flagged_item.title as flagged_title',
      'flagged_item.note as flagged_note',
      'before.held_on as carried_from',
    ])
    .orderBy('agenda_item.position')
    .orderBy('agenda_item.id')
    .execute()
}

/** The item with this identifier. Throws `not-found`. */
export async function itemRow(db: Kysely<Database>, itemId: number): Promise<Row<'agenda_item'>> {
  const row = await db.selectFrom('agenda_item').selectAll().where('id', '=', itemId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'This item is not on the agenda any more.', {
      next: 'Look at the agenda.',
    })
  }
  return row
}

/** The item with this identifier on the agenda of this meeting. Throws `not-found`. */
export async function itemOfMeeting(
  db: Kysely<Database>,
  meetingId: number,
  itemId: number,
): Promise<Row<'agenda_item'>> {
  const item = await itemRow(db, itemId)
  if (item.meeting_id === meetingId) return item
  throw new AppError('not-found', 'That item is on another agenda.', { next: 'Look at this agenda.' })
}

/** The item of a meeting that is about a problem profile. */
export function profileItem(db: Kysely<Database>, meetingId: number, profileId: number) {
  return db
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('profile_id', '=', profileId)
    .executeTakeFirst()
}

/** Puts items on an agenda behind those that are there. */
export async function insertItems(
  db: Kysely<Database>,
  meetingId: number,
  items: readonly Proposed[],
): Promise<number[]> {
  const { last } = await db
    .selectFrom('agenda_item')
    .where('meeting_id', '=', meetingId)
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirstOrThrow()
  let position = Number(last ?? 0)
  const ids: number[] = []
  for (const item of items) {
    position++
    const { id } = await db
      .insertInto('agenda_item')
      .values(rowFrom(meetingId, position, item))
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
  }
  return ids
}

function rowFrom(meetingId: number, position: number, item: Proposed): NewRow<'agenda_item'> {
  return {
    meeting_id: meetingId,
    kind: item.kind,
    title: item.title,
    minutes_planned: item.minutesPlanned,
    position,
    notes: '',
    state: 'open',
    profile_id: item.profileId,
    flagged_item_id: item.flaggedItemId,
    action_id: item.actionId,
    priority_id: item.priorityId,
    of_meeting_id: item.ofMeetingId,
    carried_from_id: item.carriedFromId,
  }
}

type ItemValues = Partial<Pick<Row<'agenda_item'>, 'title' | 'minutes_planned' | 'notes' | 'state'>>

/** Changes an item whose version is still the one that was read; answers its new version. */
export async function updateItem(
  db: Kysely<Database>,
  itemId: number,
  version: number,
  values: ItemValues,
): Promise<number> {
  const saved = await db
    .updateTable('agenda_item')
    .set({ ...values, version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('agenda_item').selectAll().where('id', '=', itemId).executeTakeFirst()
  throw staleVersion('item', theirs, values)
}

export async function setItemState(
  db: Kysely<Database>,
  itemId: number,
  state: Row<'agenda_item'>['state'],
): Promise<void> {
  await db.updateTable('agenda_item').set({ state }).where('id', '=', itemId).execute()
}

/** Adds to the time that an item was before the group. */
export async function addSeconds(db: Kysely<Database>, itemId: number, seconds: number): Promise<void> {
  await db
    .updateTable('agenda_item')
    .set(eb => ({ seconds_taken: eb('seconds_taken', '+', seconds) }))
    .where('id', '=', itemId)
    .execute()
}

/** What the group made of a flagged item; empty while it waits. */
export async function setFlagOutcome(
  db: Kysely<Database>,
  flaggedItemId: number,
  outcome: string,
  meeting: { id: number; held_on: string },
): Promise<void> {
  const dealt = outcome !== ''
  await db
    .updateTable('flagged_item')
    .set({ outcome, dealt_with_on: dealt ? meeting.held_on : null, meeting_id: dealt ? meeting.id : null })
    .where('id', '=', flaggedItemId)
    .execute()
}

/** How many actions were set under an item. */
export async function actionsUnder(db: Kysely<Database>, itemId: number): Promise<number> {
  const { n } = await db
    .selectFrom('action')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('agenda_item_id', '=', itemId)
    .executeTakeFirstOrThrow()
  return n
}

export async function deleteItem(db: Kysely<Database>, itemId: number): Promise<void> {
  await db.deleteFrom('agenda_item').where('id', '=', itemId).execute()
}

/** Gives the items of an agenda the order of their identifiers here. */
export async function orderItems(db: Kysely<Database>, itemIds: readonly number[]): Promise<void> {
  for (const [at, id] of itemIds.entries()) {
    await db
      .updateTable('agenda_item')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute()
  }
}

/** What the group said of an item; said again while the meeting lasts, it takes the place of what was said. */
export async function saveDecision(db: Kysely<Database>, decision: NewRow<'decision'>): Promise<void> {
  const { agenda_item_id: _item, ...said } = decision
  await db
    .insertInto('decision')
    .values(decision)
    .onConflict(conflict => conflict.column('agenda_item_id').doUpdateSet(said))
    .execute()
}

export function decisionOn(db: Kysely<Database>, itemId: number) {
  return db.selectFrom('decision').selectAll().where('agenda_item_id', '=', itemId).executeTakeFirst()
}

/** What a meeting did not deal with when it was closed: its standing blocks are over, all else goes to the next. */
export async function closeItems(db: Kysely<Database>, meetingId: number): Promise<void> {
  const open = db.updateTable('agenda_item').where('meeting_id', '=', meetingId).where('state', '=', 'open')
  await open.where('kind', 'in', ['opening', 'actions']).set({ state: 'dealt-with' }).execute()
  await open.set({ state: 'carried' }).execute()
}
