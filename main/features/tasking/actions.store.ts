import type { Kysely } from 'kysely'
import {
  type ActionEventKind,
  type ActionFields,
  differencesOf,
  isEscalated,
} from '#shared/features/tasking/action-rules.ts'
import { carriedForward, isOverdue } from '#shared/features/tasking/rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'
import { columnsOf, fieldsOf } from './action-view.ts'

/** Every action with the names it is shown by, in the order they were set. */
export function actionRows(db: Kysely<Database>) {
  return db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .leftJoin('profile', 'profile.id', 'action.profile_id')
    .leftJoin('agency as deputy', 'deputy.id', 'action.deputy_agency_id')
    .selectAll('action')
    .select([
      'meeting.held_on',
      'agency.name as agency_name',
      'deputy.name as deputy_name',
      'profile.title as profile_title',
    ])
    .orderBy('action.id')
}
export type ActionRow = Awaited<ReturnType<ReturnType<typeof actionRows>['execute']>>[number]

/** What was said of actions along the way, whatever else happened with it. */
export function noteRows(db: Kysely<Database>) {
  return eventRows(db).where('note', '<>', '')
}

/** The history of actions, in the order in which it happened. */
export function eventRows(db: Kysely<Database>) {
  return db.selectFrom('action_event').selectAll().orderBy('id')
}

/** The days of the meetings that were held: what an open action was carried past. */
export async function daysHeld(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('meeting').select('held_on').where('status', '=', 'held').execute()
  return rows.map(({ held_on }) => held_on)
}

/** When the actions that a meeting set are due, and when they ended. */
export async function daysOfActions(db: Kysely<Database>, meetingId: number) {
  const rows = await db
    .selectFrom('action')
    .select(['number', 'due_on', 'closed_on'])
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  return rows.map(({ number, due_on, closed_on }) => ({ number, dueOn: due_on, closedOn: closed_on }))
}

export async function actionRow(db: Kysely<Database>, actionId: number): Promise<ActionRow> {
  const row = await actionRows(db).where('action.id', '=', actionId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such action.', { next: 'Go back to the list.' })
  return row
}

/** Who does something to an action, and when. */
export type Doer = { at: string; by: string }

/** Sets an action under the next number of the register, and begins its history. */
export async function insertAction(
  db: Kysely<Database>,
  action: Omit<NewRow<'action'>, 'number'>,
  doer: Doer,
): Promise<number> {
  const number = await takeNumber(db)
  const row = await db
    .insertInto('action')
    .values({ ...action, number })
    .returningAll()
    .executeTakeFirstOrThrow()
  await insertEvent(db, row.id, 'set', '', { from: {}, to: fieldsOf(row) }, doer)
  return row.id
}

/** The next number of the register. One that was given out stays taken, though the setting of its action was undone. */
async function takeNumber(db: Kysely<Database>): Promise<string> {
  const key = 'lastActionNumber'
  const kept = await db.selectFrom('setting').select('value_json').where('key', '=', key).executeTakeFirst()
  const last = await db
    .selectFrom('action')
    .select('number')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  // Bureaus that are older than the key have only their actions.
  const latest = kept ? (JSON.parse(kept.value_json) as string) : (last?.number ?? null)
  const number = nextNumber('A-', latest)
  const value_json = JSON.stringify(number)
  await db
    .insertInto('setting')
    .values({ key, value_json })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value_json }))
    .execute()
  return number
}

/** Changes an action whose version is still the one that was read, and writes what changed into its history. */
export async function changeAction(
  db: Kysely<Database>,
  actionId: number,
  version: number,
  change: { readonly kind: ActionEventKind; readonly note: string; readonly to: Partial<ActionFields> },
  doer: Doer,
): Promise<void> {
  const before = await actionRow(db, actionId)
  if (before.version !== version) throw staleVersion('action', before, change.to)
  const saved = await db
    .updateTable('action')
    .set({ ...columnsOf(change.to), version: version + 1 })
    .where('id', '=', actionId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw staleVersion('action', await actionRow(db, actionId), change.to)
  await insertEvent(db, actionId, change.kind, change.note, differencesOf(fieldsOf(before), change.to), doer)
}

/** Notes what happened with an action; nothing else of it changes. */
export function insertNote(db: Kysely<Database>, actionId: number, note: string, doer: Doer): Promise<void> {
  return insertEvent(db, actionId, 'note', note, { from: {}, to: {} }, doer)
}

/** Puts before the chair what is overdue and the meeting just held was the second or a later one to carry forward. */
export async function escalateCarried(db: Kysely<Database>, heldOn: string, doer: Doer): Promise<void> {
  const held = await daysHeld(db)
  const waiting = await actionRows(db)
    .where('action.closed_on', 'is', null)
    .where('action.escalated_on', 'is', null)
    .execute()
  for (const { id, version, status, held_on, due_on } of waiting) {
    const carried = carriedForward({ setOn: held_on, closedOn: null }, held)
    const overdue = isOverdue({ status, dueOn: due_on }, heldOn)
    if (!isEscalated({ status, carriedForward: carried, overdue })) continue
    const note = `Carried forward ${carried} times and overdue: put before the chair.`
    await changeAction(db, id, version, { kind: 'escalated', note, to: { escalatedOn: heldOn } }, doer)
  }
}

async function insertEvent(
  db: Kysely<Database>,
  actionId: number,
  kind: ActionEventKind,
  note: string,
  { from, to }: { from: Partial<ActionFields>; to: Partial<ActionFields> },
  { at, by }: Doer,
): Promise<void> {
  await db
    .insertInto('action_event')
    .values({
      action_id: actionId,
      at,
      by_login: by,
      kind,
      note,
      from_json: JSON.stringify(from),
      to_json: JSON.stringify(to),
    })
    .execute()
}
