import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import type { AgendaItem, Decision } from '#shared/features/tasking/agenda.ts'
import { type AgendaKind, clockTimes, type ItemState } from '#shared/features/tasking/agenda-rules.ts'

type ItemRow = {
  id: number
  kind: AgendaKind
  title: string
  minutes_planned: number
  notes: string
  state: ItemState
  profile_id: number | null
  flagged_item_id: number | null
  flagged_title: string | null
  flagged_note: string | null
  action_id: number | null
  priority_id: number | null
  of_meeting_id: number | null
  carried_from: string | null
  seconds_taken: number
  version: number
  decided: Decision['kind'] | null
  reason: string | null
  at: string | null
  by_login: string | null
  present: number | null
  needed: number | null
}

/** The items of an agenda as they are shown: with clock times, and what the group said of each. */
export function agendaFrom(
  startsAt: string,
  rows: readonly ItemRow[],
  profiles: readonly ProfileSummary[],
): AgendaItem[] {
  const times = clockTimes(
    startsAt,
    rows.map(row => row.minutes_planned),
  )
  return rows.map((row, at) => ({
    id: row.id,
    kind: row.kind,
    notes: row.notes,
    state: row.state,
    version: row.version,
    title: row.title,
    minutesPlanned: row.minutes_planned,
    ...times[at]!,
    secondsTaken: row.seconds_taken,
    profile: profiles.find(({ id }) => id === row.profile_id) ?? null,
    flagged:
      row.flagged_item_id === null
        ? null
        : { id: row.flagged_item_id, title: row.flagged_title ?? '', note: row.flagged_note ?? '' },
    actionId: row.action_id,
    priorityId: row.priority_id,
    ofMeetingId: row.of_meeting_id,
    carriedFrom: row.carried_from,
    decision: decisionFrom(row),
  }))
}

function decisionFrom({ decided, reason, at, by_login, present, needed }: ItemRow): Decision | null {
  if (decided === null || at === null) return null
  const quorum = present === null || needed === null ? null : { present, needed }
  return { kind: decided, reason: reason ?? '', at, by: by_login ?? '', quorum }
}
