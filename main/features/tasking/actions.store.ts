import type { Kysely } from 'kysely'
import type { ActionState } from '#shared/features/tasking/rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

/** Every action with the names it is shown by, in the order they were set. */
export function actionRows(db: Kysely<Database>) {
  return db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .leftJoin('profile', 'profile.id', 'action.profile_id')
    .selectAll('action')
    .select(['meeting.held_on', 'agency.name as agency_name', 'profile.title as profile_title'])
    .orderBy('action.id')
}
export type ActionRow = Awaited<ReturnType<ReturnType<typeof actionRows>['execute']>>[number]

export function noteRows(db: Kysely<Database>) {
  return db.selectFrom('action_note').selectAll().orderBy('id')
}

/** The days of the meetings that were held: what an open action was carried past. */
export async function daysHeld(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('meeting').select('held_on').where('status', '=', 'held').execute()
  return rows.map(({ held_on }) => held_on)
}

export async function actionRow(db: Kysely<Database>, actionId: number): Promise<ActionRow> {
  const row = await actionRows(db).where('action.id', '=', actionId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such action.', { next: 'Go back to the list.' })
  return row
}

/** Sets an action under the next number of the register. */
export async function insertAction(db: Kysely<Database>, action: Omit<NewRow<'action'>, 'number'>) {
  const last = await db
    .selectFrom('action')
    .select('number')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('action')
    .values({ ...action, number: nextNumber('A-', last?.number ?? null) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Gives an action its new state if its version is still the one that was read. */
export async function setActionState(
  db: Kysely<Database>,
  actionId: number,
  version: number,
  { status, outcome, closedOn }: ActionState,
): Promise<void> {
  const saved = await db
    .updateTable('action')
    .set({ status, outcome, closed_on: closedOn, version: version + 1 })
    .where('id', '=', actionId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db.selectFrom('action').selectAll().where('id', '=', actionId).executeTakeFirst()
  throw staleVersion('action', theirs, { status, outcome, closedOn })
}

export async function insertNote(db: Kysely<Database>, note: NewRow<'action_note'>): Promise<void> {
  await db.insertInto('action_note').values(note).execute()
}
