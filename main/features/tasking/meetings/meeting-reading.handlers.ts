import type { Meeting, MeetingSummary } from '#shared/features/tasking/contract.ts'
import { actionsBefore } from '#shared/features/tasking/rules.ts'
import type { Context } from '../../../backend/context.ts'
import { actionsFor } from '../action-reading.handlers.ts'
import { agendaRows } from '../agenda/agenda.store.ts'
import { agendaFrom } from '../agenda/agenda-view.ts'
import { attendanceRows, type MeetingRow, meetingRow } from './meetings.store.ts'

/** A meeting as the person may see it: a partner is not sent its agenda, its minutes and others' actions. */
export async function readMeeting(context: Context, meetingId: number): Promise<Meeting> {
  const { db, bureau, person } = context
  const row = await meetingRow(db, meetingId)
  const isPartner = person.role === 'partner'
  const actions = await actionsFor(context)
  const actionsSet = actions.filter(action => action.meetingId === meetingId)
  const agenda = isPartner ? [] : await agendaRows(db, meetingId)
  const summaries = await bureau.profileSummaries(
    db,
    agenda.flatMap(({ profile_id }) => profile_id ?? []),
  )
  return {
    ...summaryFrom(row, actionsSet.length),
    minutes: isPartner ? '' : row.minutes,
    attendance: (await attendanceRows(db, meetingId, row.series_id)).map(
      ({ attending, apologies, person, member, deputy, ...agency }) => ({
        ...agency,
        attending: attending === 1,
        apologies: apologies === 1,
        person: person ?? '',
        isMember: member !== null,
        member: member ?? '',
        deputy: deputy ?? '',
      }),
    ),
    agenda: agendaFrom(row.starts_at, agenda, summaries),
    current:
      !isPartner && row.current_item_id !== null && row.current_since !== null
        ? { itemId: row.current_item_id, since: row.current_since }
        : null,
    arising: actionsBefore(
      actions.filter(action => action.meetingId !== meetingId),
      row.held_on,
    ),
    actionsSet,
  }
}

export function summaryFrom(row: MeetingRow, actions: number): MeetingSummary {
  const { id, title, held_on, chair, status, place, quorum, version } = row
  const { agencies, items, profiles, decisions } = row
  return {
    id,
    title,
    heldOn: held_on,
    chair,
    status,
    place,
    quorum,
    version,
    seriesId: row.series_id,
    startsAt: row.starts_at,
    lastsMinutes: row.lasts_minutes,
    minutesApproved: row.approved_at !== null,
    agencies,
    items,
    profiles,
    decisions,
    actions,
  }
}

export function told(context: Context, meetingId: number): Promise<Meeting> {
  context.changed('tasking')
  return readMeeting(context, meetingId)
}
