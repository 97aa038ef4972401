import type { Kysely } from 'kysely'
import { isEnded } from '#shared/features/tasking/rules.ts'
import type { Database } from '../../../store/schema.ts'
import { agendaOf, decisionsOf } from './agenda-of.store.ts'
import { orNone } from './or-none.ts'
import type { TraceRows } from './trace-rows.ts'

type Decided = Pick<TraceRows, 'history' | 'agenda' | 'decisions' | 'actions' | 'actionEvents'>

const eventWords: Record<string, string> = {
  note: 'noted',
  changed: 'changed',
  moved: 'moved on',
  'taken-back': 'as it was',
  escalated: 'put before the chair',
}

/** What the group made of it, and what was done. */
export async function decidedRows(
  db: Kysely<Database>,
  profileId: number | null,
  flagIds: readonly number[],
): Promise<Decided> {
  const history = await db
    .selectFrom('profile_history')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('id')
    .execute()
  const agenda = await agendaOf(db, profileId, flagIds)
  const agendaIds = agenda.map(({ id }) => id)
  const decisions = await decisionsOf(db, agendaIds)
  const actions = await db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .selectAll('action')
    .select(['meeting.held_on', 'agency.name'])
    .where(({ eb, or }) =>
      or([eb('action.profile_id', '=', profileId), eb('action.agenda_item_id', 'in', orNone(agendaIds))]),
    )
    .orderBy('action.id')
    .execute()
  const events = await db
    .selectFrom('action_event')
    .selectAll()
    .where('action_id', 'in', orNone(actions.map(({ id }) => id)))
    // That it was set is the action itself.
    .where('kind', '!=', 'set')
    .orderBy('id')
    .execute()
  return {
    history: history.map(({ id, at, by_login, to_status, note }) => ({
      id,
      at,
      by: by_login,
      to: to_status,
      note,
    })),
    agenda,
    decisions: decisions.map(row => ({
      ...row,
      meetingId: agenda.find(({ id }) => id === row.agendaItemId)!.meetingId,
    })),
    actions: actions.map(row => ({
      id: row.id,
      at: row.held_on,
      number: row.number,
      what: row.what,
      agency: row.name,
      status: row.status,
      agendaItemId: row.agenda_item_id,
      meetingId: row.meeting_id,
      closedOn: isEnded(row.status) ? row.closed_on : null,
      outcome: row.outcome,
    })),
    actionEvents: events
      // How it ended is told by the action, on the day it ended.
      .filter(({ to_json }) => !isEnded((JSON.parse(to_json) as { status?: 'open' }).status ?? 'open'))
      .map(({ id, action_id, at, kind, note }) => ({
        id,
        at,
        note,
        actionId: action_id,
        words: eventWords[kind] ?? kind,
      })),
  }
}
