import type { Kysely } from 'kysely'
import type { ActionFields } from '#shared/features/tasking/action-rules.ts'
import type { Database, NewRow } from '../../../store/schema.ts'

/** What was put right in the minutes of a meeting, in order. */
export function correctionRows(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('minutes_correction')
    .where('meeting_id', '=', meetingId)
    .selectAll()
    .orderBy('id')
    .execute()
}

/** How the actions of a meeting were worded when they were set, and every change of their words, in order. */
export async function wordingRows(db: Kysely<Database>, meetingId: number) {
  const rows = await db
    .selectFrom('action_event')
    .innerJoin('action', 'action.id', 'action_event.action_id')
    .where('action.meeting_id', '=', meetingId)
    .where('action_event.kind', 'in', ['set', 'changed'])
    .select(['action_event.action_id', 'action_event.at', 'action_event.to_json'])
    .orderBy('action_event.id')
    .execute()
  return rows.map(({ action_id, at, to_json }) => ({
    actionId: action_id,
    at,
    to: JSON.parse(to_json) as Partial<ActionFields>,
  }))
}

export async function insertCorrection(
  db: Kysely<Database>,
  correction: NewRow<'minutes_correction'>,
): Promise<void> {
  await db.insertInto('minutes_correction').values(correction).execute()
}

type Approval = { text: string; sha256: string; at: string; byMeetingId: number }

/** Keeps minutes as they were approved; never over an earlier approval. */
export async function keepApproved(
  db: Kysely<Database>,
  meetingId: number,
  { text, sha256, at, byMeetingId }: Approval,
): Promise<void> {
  await db
    .updateTable('meeting')
    .set(eb => ({
      approved_text: text,
      approved_sha256: sha256,
      approved_at: at,
      approved_by_meeting_id: byMeetingId,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', meetingId)
    .where('approved_at', 'is', null)
    .execute()
}
