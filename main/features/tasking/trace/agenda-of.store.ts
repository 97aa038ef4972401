import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { orNone } from './or-none.ts'
import type { TraceRows } from './trace-rows.ts'

const words: Record<string, string> = {
  adopt: 'Group adopts',
  decline: 'Group declines',
  defer: 'Group defers',
  agreed: 'Group agrees',
  noted: 'Group notes',
  refused: 'Group refuses',
}

/** The items of agendas on which a profile stood, what was flagged and became it, or an action set on it. */
export async function agendaOf(
  db: Kysely<Database>,
  profileId: number | null,
  flagIds: readonly number[],
): Promise<TraceRows['agenda']> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .leftJoin('action', 'action.id', 'agenda_item.action_id')
    .select(['agenda_item.id', 'agenda_item.meeting_id', 'meeting.held_on', 'meeting.title'])
    .select(['agenda_item.flagged_item_id', 'agenda_item.action_id', 'agenda_item.title as about'])
    .select('meeting.status')
    .where(({ eb, or }) =>
      or([
        eb('agenda_item.profile_id', '=', profileId),
        eb('agenda_item.flagged_item_id', 'in', orNone(flagIds)),
        eb('action.profile_id', '=', profileId),
      ]),
    )
    .orderBy('agenda_item.id')
    .execute()
  return rows.map(({ id, meeting_id, held_on, title, status, flagged_item_id, action_id, about }) => ({
    id,
    at: held_on,
    meetingId: meeting_id,
    flaggedItemId: flagged_item_id,
    actionId: action_id,
    title: flagged_item_id === null && action_id === null ? title : `${title}: ${about}`,
    isHeld: status === 'held',
  }))
}

/** What the group said of items of its agendas. */
export async function decisionsOf(
  db: Kysely<Database>,
  agendaIds: readonly number[],
): Promise<Omit<TraceRows['decisions'][number], 'meetingId'>[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['decision.id', 'decision.kind', 'decision.reason', 'decision.at', 'decision.by_login'])
    .select('decision.agenda_item_id')
    .where('decision.agenda_item_id', 'in', orNone(agendaIds))
    .orderBy('decision.id')
    .execute()
  return rows.map(({ id, kind, reason, at, by_login, agenda_item_id }) => ({
    id,
    at,
    reason,
    by: by_login,
    agendaItemId: agenda_item_id,
    words: words[kind] ?? kind,
  }))
}
