import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { orNone } from './or-none.ts'
import type { TraceRows } from './trace.ts'

const words: Record<string, string> = {
  adopt: 'Adopted by the group',
  decline: 'Declined by the group',
  defer: 'Deferred',
}

/** The items of agendas on which a profile stood. */
export async function agendaOf(
  db: Kysely<Database>,
  profileId: number | null,
  _flagIds: readonly number[],
): Promise<TraceRows['agenda']> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['agenda_item.id', 'agenda_item.meeting_id', 'meeting.held_on', 'meeting.title'])
    .select('meeting.status')
    .where('agenda_item.profile_id', '=', profileId)
    .orderBy('agenda_item.id')
    .execute()
  return rows.map(({ id, meeting_id, held_on, title, status }) => ({
    ...{ id, at: held_on, meetingId: meeting_id, title, flaggedItemId: null, isHeld: status === 'held' },
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
    ...{ id, at, reason, by: by_login, agendaItemId: agenda_item_id, words: words[kind] ?? kind },
  }))
}
