import { type ActionFields, type ActionPriority, isEscalated } from '#shared/features/tasking/action-rules.ts'
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
  why: string
  priority: ActionPriority
  blocked_by: string
  approver: string
  deputy_agency_id: number | null
  deputy_name: string | null
  agenda_item_id: number | null
  escalated_on: string | null
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
  return rows.map(row => {
    const carried = carriedForward({ setOn: row.held_on, closedOn: row.closed_on }, daysHeld)
    const overdue = isOverdue({ status: row.status, dueOn: row.due_on }, today)
    return {
      id: row.id,
      number: row.number,
      what: row.what,
      why: row.why,
      profileId: row.profile_id,
      profileTitle: row.profile_title,
      meetingId: row.meeting_id,
      agendaItemId: row.agenda_item_id,
      setOn: row.held_on,
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      deputyAgencyId: row.deputy_agency_id,
      deputyAgencyName: row.deputy_name,
      owner: row.owner,
      dueOn: row.due_on,
      status: row.status,
      outcome: row.outcome,
      closedOn: row.closed_on,
      priority: row.priority,
      blockedBy: row.blocked_by,
      approver: row.approver,
      carriedForward: carried,
      escalated: isEscalated({ status: row.status, carriedForward: carried, overdue }),
      escalatedOn: row.escalated_on,
      overdue,
      notes: (notesOf.get(row.id) ?? []).map(({ at, by_login, note }) => ({ at, by: by_login, note })),
      version: row.version,
    }
  })
}

type FieldsRow = Pick<
  ActionRow,
  | 'what'
  | 'why'
  | 'agency_id'
  | 'deputy_agency_id'
  | 'owner'
  | 'due_on'
  | 'priority'
  | 'status'
  | 'outcome'
  | 'closed_on'
  | 'blocked_by'
  | 'approver'
  | 'escalated_on'
>

/** What of an action may change, by the names of the contract. */
export function fieldsOf(row: FieldsRow): ActionFields {
  return {
    what: row.what,
    why: row.why,
    agencyId: row.agency_id,
    deputyAgencyId: row.deputy_agency_id,
    owner: row.owner,
    dueOn: row.due_on,
    priority: row.priority,
    status: row.status,
    outcome: row.outcome,
    closedOn: row.closed_on,
    blockedBy: row.blocked_by,
    approver: row.approver,
    escalatedOn: row.escalated_on,
  }
}

/** The same, as the columns that keep it. */
export function columnsOf(fields: Partial<ActionFields>): Partial<FieldsRow> {
  const { agencyId, deputyAgencyId, dueOn, closedOn, blockedBy, escalatedOn, ...same } = fields
  return {
    ...same,
    ...(agencyId !== undefined && { agency_id: agencyId }),
    ...(deputyAgencyId !== undefined && { deputy_agency_id: deputyAgencyId }),
    ...(dueOn !== undefined && { due_on: dueOn }),
    ...(closedOn !== undefined && { closed_on: closedOn }),
    ...(blockedBy !== undefined && { blocked_by: blockedBy }),
    ...(escalatedOn !== undefined && { escalated_on: escalatedOn }),
  }
}
