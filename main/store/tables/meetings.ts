import type { Generated } from 'kysely'
import type { AgendaKind, Answer, ItemState } from '#shared/features/tasking/agenda-rules.ts'
import type { DecisionKind } from '#shared/features/tasking/rules.ts'

export type MeetingsTables = {
  meeting_series: {
    id: Generated<number>
    name: string
    every_weeks: number
    /** Its first day: every date of the series is so many weeks after it. */
    first_on: string
    starts_at: string
    lasts_minutes: number
    place: string
    chair: string
    quorum: number | null
    version: Generated<number>
  }
  series_member: {
    id: Generated<number>
    series_id: number
    agency_id: number
    person: string
    deputy: string
    version: Generated<number>
  }
  /** A date of the series on which nobody meets. */
  series_skip: { id: Generated<number>; series_id: number; day: string; reason: string }
  meeting: {
    id: Generated<number>
    title: string
    held_on: string
    chair: string
    status: 'planned' | 'held'
    /** What is written beside what the minutes say by themselves. */
    minutes: string
    version: Generated<number>
    series_id: number | null
    starts_at: Generated<string>
    lasts_minutes: Generated<number>
    place: Generated<string>
    quorum: number | null
    /** The item before the group while it is held, and since when. */
    current_item_id: number | null
    current_since: string | null
    /** The minutes as they were approved, with their hash: kept, whatever changes in the bureau. */
    approved_text: string | null
    approved_sha256: string | null
    approved_at: string | null
    approved_by_meeting_id: number | null
  }
  attendance: {
    meeting_id: number
    agency_id: number
    attending: number
    person: string
    apologies: Generated<number>
  }
  agenda_item: {
    id: Generated<number>
    meeting_id: number
    kind: AgendaKind
    title: string
    minutes_planned: number
    position: number
    notes: string
    state: ItemState
    profile_id: number | null
    flagged_item_id: number | null
    action_id: number | null
    priority_id: number | null
    /** The meeting whose minutes it is about. */
    of_meeting_id: number | null
    carried_from_id: number | null
    seconds_taken: Generated<number>
    version: Generated<number>
  }
  decision: {
    id: Generated<number>
    agenda_item_id: number
    kind: DecisionKind | Answer
    reason: string
    at: string
    by_login: string
    /** How many agencies were present, and how many were needed. */
    present: number | null
    needed: number | null
  }
  /** What was recorded in a meeting, with the rows as they were before and after: it can be taken back. */
  meeting_step: {
    id: Generated<number>
    meeting_id: number
    at: string
    by_login: string
    words: string
    changes_json: string
    undone_at: string | null
    undone_by: string | null
  }
  /** What a later meeting put right in the minutes of an earlier one. */
  minutes_correction: {
    id: Generated<number>
    meeting_id: number
    by_meeting_id: number
    what: string
    at: string
    by_login: string
  }
}
