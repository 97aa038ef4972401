import type { Action } from '#shared/features/tasking/contract.ts'
import { type ActionStatus, carriedForward, isOverdue } from '#shared/features/tasking/rules.ts'

type ActionRow = {
  id: number
  number: string
  what: string
  profile_id: number | null
  profile_title: string | null
  meeting_id: number
  held_on: string
  agency_id: number
  agency_name: string
  owner: string
  due_on: string
  status: ActionStatus
  outcome: string
  closed_on: string | null
  version: number
}
type NoteRow = { action_id: number; at: string; by_login: string; note: string }

/** Actions as they are shown: with their notes, how often carried forward, and whether overdue on `today`. */
export function actionsFrom(
  rows: readonly ActionRow[],
  notes: readonly NoteRow[],
  daysHeld: readonly string[],
  today: string,
): Action[] {
  const notesOf = Map.groupBy(notes, note => note.action_id)
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    what: row.what,
    profileId: row.profile_id,
    profileTitle: row.profile_title,
    meetingId: row.meeting_id,
    setOn: row.held_on,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    owner: row.owner,
    dueOn: row.due_on,
    status: row.status,
    outcome: row.outcome,
    closedOn: row.closed_on,
    carriedForward: carriedForward({ setOn: row.held_on, closedOn: row.closed_on }, daysHeld),
    overdue: isOverdue({ status: row.status, dueOn: row.due_on }, today),
    notes: (notesOf.get(row.id) ?? []).map(({ at, by_login, note }) => ({ at, by: by_login, note })),
    version: row.version,
  }))
}
