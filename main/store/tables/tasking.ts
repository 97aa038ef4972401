import type { Generated } from 'kysely'
import type { ActionEventKind, ActionPriority } from '#shared/features/tasking/action-rules.ts'
import type { ActionStatus } from '#shared/features/tasking/rules.ts'

export type TaskingTables = {
  action: {
    id: Generated<number>
    number: string
    meeting_id: number
    profile_id: number | null
    what: string
    agency_id: number
    owner: string
    due_on: string
    status: ActionStatus
    outcome: string
    closed_on: string | null
    why: Generated<string>
    priority: Generated<ActionPriority>
    /** Who or what an action waits for; empty unless it is blocked. */
    blocked_by: Generated<string>
    /** Who agreed that it was cancelled. */
    approver: Generated<string>
    deputy_agency_id: number | null
    agenda_item_id: number | null
    escalated_on: string | null
    version: Generated<number>
  }
  action_event: {
    id: Generated<number>
    action_id: number
    at: string
    by_login: string
    kind: ActionEventKind
    note: string
    /** Only what changed, before and after, by the names of the contract. */
    from_json: string
    to_json: string
  }
  daily_seen: { id: Generated<number>; day: string; at: string; by_login: string }
  work_list: {
    id: Generated<number>
    name: string
    file_name: string
    loaded_at: string
    loaded_by: string
    weights_json: string
    version: Generated<number>
  }
  work_list_row: {
    id: Generated<number>
    work_list_id: number
    reference: string
    unit: string
    risk: string
    last_on: string | null
    due_on: string | null
    done_on: string | null
    done_by: string
  }
  reply_file: {
    id: Generated<number>
    number: string
    agency_id: number
    made_at: string
    made_by: string
    /** The rows as they were sent. */
    sent_json: string
    taken_at: string | null
    taken_by: string | null
    taken_sha256: string | null
    /** What became of each answer. */
    taken_json: string | null
  }
}
