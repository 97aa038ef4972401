import type { Generated } from 'kysely'
import type { ActionStatus, DecisionKind } from '#shared/features/tasking/rules.ts'

export type TaskingTables = {
  meeting: {
    id: Generated<number>
    title: string
    held_on: string
    chair: string
    status: 'planned' | 'held'
    minutes: string
    version: Generated<number>
  }
  attendance: { meeting_id: number; agency_id: number; attending: number; person: string }
  agenda_item: { id: Generated<number>; meeting_id: number; profile_id: number; position: number }
  decision: {
    id: Generated<number>
    meeting_id: number
    profile_id: number
    kind: DecisionKind
    reason: string
    at: string
    by_login: string
  }
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
    version: Generated<number>
  }
  action_note: { id: Generated<number>; action_id: number; at: string; by_login: string; note: string }
}
