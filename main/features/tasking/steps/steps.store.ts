import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'
import { changesBetween, type Image, joined, type RowChange, stillAs } from './row-changes.ts'

/** Rows that a command may change, read before it does. */
export type Watched = { table: keyof Database; where: Record<string, number> }
type Read = Watched & { rows: Image[] }

const keys: Partial<Record<keyof Database, readonly string[]>> = { attendance: ['meeting_id', 'agency_id'] }
const keyOf = (table: keyof Database) => keys[table] ?? ['id']

/** Reads rows as they are before a command changes them. */
export async function readBefore(db: Kysely<Database>, watched: readonly Watched[]): Promise<Read[]> {
  const read: Read[] = []
  for (const one of watched) read.push({ ...one, rows: await imagesOf(db, one) })
  return read
}

type Step = {
  meetingId: number
  at: string
  by: string
  /** What was done, `adopted PP-2025-003`. */
  words: string
  /** Rows as they were, from `readBefore`. */
  before?: readonly Read[]
  /** Rows that the command made. */
  made?: readonly Watched[]
}

/**
 * Keeps what a command of a meeting changed, so that it can be taken back. To be called in the same transaction,
 * after the command, with what `readBefore` answered or with the rows that were made. A command that changed nothing is no step. With `goesOn`, a
 * step that goes on with the one before it, as words typed into the same notes do, becomes one with it.
 */
export async function recordStep(
  db: Kysely<Database>,
  step: Step,
  { goesOn = false }: { goesOn?: boolean } = {},
): Promise<void> {
  const changes: RowChange[] = []
  const made = (step.made ?? []).map(watched => ({ ...watched, rows: [] }))
  for (const { rows, ...watched } of [...(step.before ?? []), ...made]) {
    const now = await imagesOf(db, watched)
    changes.push(...changesBetween({ table: watched.table, key: keyOf(watched.table) }, rows, now))
  }
  if (changes.length === 0) return
  const last = goesOn ? await lastStep(db, step.meetingId) : undefined
  if (last && last.by_login === step.by && last.undone_at === null && last.words === step.words) {
    const one = joined(JSON.parse(last.changes_json) as RowChange[], changes)
    if (one) {
      const values = { changes_json: JSON.stringify(one), at: step.at }
      await db.updateTable('meeting_step').set(values).where('id', '=', last.id).execute()
      return
    }
  }
  await db
    .insertInto('meeting_step')
    .values({
      meeting_id: step.meetingId,
      at: step.at,
      by_login: step.by,
      words: step.words,
      changes_json: JSON.stringify(changes),
      undone_at: null,
      undone_by: null,
    })
    .execute()
}

export function stepRows(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('meeting_step')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('id', 'desc')
    .execute()
}

function lastStep(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('meeting_step')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The step of the meeting. Throws `not-found`. */
export async function stepRow(db: Kysely<Database>, meetingId: number, stepId: number) {
  const row = await db
    .selectFrom('meeting_step')
    .selectAll()
    .where('id', '=', stepId)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  if (!row)
    throw new AppError('not-found', 'There is no such step in this meeting.', { next: 'Look at its list.' })
  return row
}

/** Puts back every row of the step as it was. Throws `conflict`, and changes nothing, where one changed since. */
export async function takeBack(
  db: Kysely<Database>,
  step: Row<'meeting_step'>,
  at: string,
  by: string,
): Promise<RowChange[]> {
  const changes = JSON.parse(step.changes_json) as RowChange[]
  // What points to a row goes before the row it points to.
  for (const change of changes.toReversed()) await putBack(db, step, change)
  await db
    .updateTable('meeting_step')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', step.id)
    .execute()
  return changes
}

async function putBack(db: Kysely<Database>, { words, at }: Row<'meeting_step'>, change: RowChange) {
  const rows = loosely(db)
  const found = await where(rows.selectFrom(change.table).selectAll(), change.at).executeTakeFirst()
  const now = (found as Image | undefined) ?? null
  if (!stillAs(change, now)) throw changedSince(words)
  const { before } = change
  if (before === null) {
    if (change.table === 'agenda_item' && (await hasActions(db, Number(change.at.id))))
      throw changedSince(words)
    if (change.table === 'action_event' && (await hasLaterEvents(db, change))) throw changedSince(words)
    if (change.table === 'action') await refuseSent(db, words, Number(change.at.id), at)
    try {
      await where(rows.deleteFrom(change.table), change.at).execute()
    } catch {
      // Something else points to it by now.
      throw changedSince(words)
    }
    return
  }
  if (now === null) {
    if (change.table === 'agenda_item' && (await isBackAlready(db, before))) throw changedSince(words)
    await rows.insertInto(change.table).values(before).execute()
    return
  }
  const version = typeof now.version === 'number' ? { version: now.version + 1 } : {}
  await where(rows.updateTable(change.table).set({ ...before, ...version }), change.at).execute()
}

/** What was taken off an agenda and put on it again stands there by itself: undone, it would be there twice. */
async function isBackAlready(db: Kysely<Database>, item: Image): Promise<boolean> {
  const subjects = ['profile_id', 'flagged_item_id', 'action_id', 'priority_id', 'of_meeting_id'] as const
  const about = subjects.filter(subject => item[subject] !== null && item[subject] !== undefined)
  if (about.length === 0) return false
  const same = db
    .selectFrom('agenda_item')
    .select('id')
    .where('meeting_id', '=', Number(item.meeting_id))
    .where(eb => eb.and(about.map(subject => eb(subject, '=', Number(item[subject])))))
  return (await same.executeTakeFirst()) !== undefined
}

/** An action keeps the item it was set under by its identifier alone: the database would let the item go. */
async function hasActions(db: Kysely<Database>, itemId: number): Promise<boolean> {
  const under = db.selectFrom('action').select('id').where('agenda_item_id', '=', itemId)
  return (await under.executeTakeFirst()) !== undefined
}

/** Only the latest of an action's history goes: out of its middle, what came after would not follow from it. */
async function hasLaterEvents(db: Kysely<Database>, { at, after }: RowChange): Promise<boolean> {
  const later = db
    .selectFrom('action_event')
    .select('id')
    .where('action_id', '=', Number(after?.action_id))
    .where('id', '>', Number(at.id))
  return (await later.executeTakeFirst()) !== undefined
}

/** An agency answers by what it was sent: that action is not taken out of the register, nor its number given again. */
async function refuseSent(db: Kysely<Database>, words: string, actionId: number, setAt: string) {
  const files = await db
    .selectFrom('reply_file')
    .select(['number', 'sent_json'])
    .where('made_at', '>=', setAt)
    .orderBy('id')
    .execute()
  const sent = files.find(({ sent_json }) =>
    (JSON.parse(sent_json) as { actionId: number }[]).some(one => one.actionId === actionId),
  )
  if (!sent) return
  throw new AppError('conflict', `“${words}” cannot be undone: it has gone out in ${sent.number}.`, {
    next: 'Cancel the action with the reason instead, so that the answer of the agency finds it.',
  })
}

function changedSince(words: string): AppError {
  return new AppError('conflict', `“${words}” cannot be undone: something of it was changed since.`, {
    next: 'Undo what came after it first, or record the correction as a new decision, action or note.',
  })
}

/** Rows are put back by the names of tables and columns that were read before: no type says which. */
type Loose = Record<string, Record<string, string | number | null>>
const loosely = (db: Kysely<Database>) => db as unknown as Kysely<Loose>

type Narrowed<Q> = { where(column: string, operator: '=', value: string | number | null): Q }
function where<Q extends Narrowed<Q>>(query: Q, at: Image): Q {
  return Object.entries(at).reduce((narrowed, [column, value]) => narrowed.where(column, '=', value), query)
}

async function imagesOf(db: Kysely<Database>, { table, where: at }: Watched): Promise<Image[]> {
  return (await where(loosely(db).selectFrom(table).selectAll(), at).execute()) as Image[]
}
