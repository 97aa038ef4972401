import { may } from '#shared/features/access/rules.ts'
import { missingOf, whyNotMove } from '#shared/features/profiles/life-rules.ts'
import type { Meeting, MeetingSummary, tasking } from '#shared/features/tasking/contract.ts'
import {
  actionsBefore,
  whyNotAdoptOn,
  whyNotChangeMeeting,
  whyNotDecide,
  whyNotHold,
  whyNotOnAgenda,
} from '#shared/features/tasking/rules.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import { actionsFor, doerOf, todayOf } from './action-reading.handlers.ts'
import { actionHandlers } from './actions.handlers.ts'
import { escalateCarried } from './actions.store.ts'
import { assessmentHandlers } from './assessment/assessment.handlers.ts'
import { dailyHandlers } from './daily/daily.handlers.ts'
import { insertFreeze, saveDecision, setProfileStatus } from './decisions.store.ts'
import {
  agendaRows,
  attendanceRows,
  deleteAgendaItem,
  insertAgendaItem,
  insertMeeting,
  listMeetingRows,
  meetingRow,
  saveAttendance,
  updateMeeting,
} from './meetings.store.ts'
import { refuse } from './refuse.ts'
import { replyHandlers } from './replies/replies.handlers.ts'
import { traceHandlers } from './trace/trace.handlers.ts'
import { workListHandlers } from './work-lists/work-lists.handlers.ts'

export const taskingHandlers: HandlersOf<typeof tasking> = {
  ...assessmentHandlers,
  ...traceHandlers,
  async meetings(context) {
    const actions = await actionsFor(context)
    const rows = await listMeetingRows(context.db).execute()
    return rows.map(row => summaryFrom(row, actions.filter(({ meetingId }) => meetingId === row.id).length))
  },
  meeting: (context, { meetingId }) => readMeeting(context, meetingId),
  async createMeeting(context, { title, heldOn, chair }) {
    const meetingId = await insertMeeting(context.db, {
      title,
      held_on: heldOn,
      chair,
      status: 'planned',
      minutes: '',
    })
    return told(context, meetingId)
  },
  async saveMeeting(context, { meetingId, version, heldOn, ...texts }) {
    const { db, host, changed } = context
    const meeting = await meetingRow(db, meetingId)
    if (heldOn !== undefined && heldOn !== meeting.held_on) refuse(whyNotChangeMeeting(meeting))
    const saved = await updateMeeting(db, meetingId, version, {
      ...(texts.title !== undefined && { title: texts.title }),
      ...(texts.chair !== undefined && { chair: texts.chair }),
      ...(texts.minutes !== undefined && { minutes: texts.minutes }),
      ...(heldOn !== undefined && { held_on: heldOn }),
    })
    changed('tasking')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async setAttendance(context, { meetingId, agencyId, attending, person }) {
    refuse(whyNotChangeMeeting(await meetingRow(context.db, meetingId)))
    await saveAttendance(context.db, {
      meeting_id: meetingId,
      agency_id: agencyId,
      attending: attending ? 1 : 0,
      person,
    })
    return told(context, meetingId)
  },
  async putOnAgenda(context, { meetingId, profileId }) {
    refuse(whyNotChangeMeeting(await meetingRow(context.db, meetingId)))
    refuse(whyNotOnAgenda(await context.bureau.profileSummary(context.db, profileId)))
    await insertAgendaItem(context.db, meetingId, profileId)
    return told(context, meetingId)
  },
  async takeOffAgenda(context, { meetingId, profileId }) {
    const { db } = context
    refuse(whyNotChangeMeeting(await meetingRow(db, meetingId)))
    const item = (await agendaRows(db, meetingId)).find(({ profile_id }) => profile_id === profileId)
    if (item?.kind) {
      refuse({
        message: 'This meeting has decided on this problem profile; it stays on its agenda.',
        next: 'Put it to the next meeting to decide again.',
      })
    }
    await deleteAgendaItem(db, meetingId, profileId)
    return told(context, meetingId)
  },
  async decide(context, { meetingId, profileId, decision, reason }) {
    const { db, bureau, host, person } = context
    const meeting = await meetingRow(db, meetingId)
    const { status, number } = await bureau.profileSummary(db, profileId)
    const item = (await agendaRows(db, meetingId)).find(({ profile_id }) => profile_id === profileId)
    const stands = {
      meeting: meeting.status,
      profile: status,
      onAgenda: item !== undefined,
      earlier: item?.kind ?? null,
    }
    refuse(whyNotDecide(stands, decision, reason), reason.trim() === '' ? 'invalid' : 'conflict')
    const { filter, gate } = await bureau.profile(db, profileId, host.now())
    const missing = decision === 'adopt' ? missingOf(gate, 'adopted') : []
    if (decision === 'adopt') {
      const mayOverride = may(person.role, 'profiles.override')
      refuse(whyNotMove({ from: status, to: 'adopted', missing, mayOverride, reason }))
    }
    const at = host.now().toISOString()
    const by = person.login
    await saveDecision(db, {
      meeting_id: meetingId,
      profile_id: profileId,
      kind: decision,
      reason,
      at,
      by_login: by,
    })
    const overridden = missing.map(({ words }) => words)
    const change = { profileId, from: status, note: noteOf(meeting, reason), at, by, overridden }
    if (decision === 'adopt') {
      // Decided ahead of the meeting's day, it counts from when it was decided; entered later, from the meeting.
      const adoptedOn = meeting.held_on < todayOf(context) ? meeting.held_on : todayOf(context)
      const baseline = await bureau.figures(db, { ...filter, to: adoptedOn }, host.now())
      refuse(whyNotAdoptOn(adoptedOn, baseline.from))
      const frozenAt = await nextMoment(db, host.now())
      const freezeId = await insertFreeze(db, bureau.snapshot(), `Adoption of ${number}`, frozenAt)
      const adoption = { adoptedOn, freezeId, baseline }
      await setProfileStatus(db, { ...change, to: 'adopted' }, adoption)
    }
    if (decision === 'decline') await setProfileStatus(db, { ...change, to: 'declined' })
    context.changed('profiles')
    return told(context, meetingId)
  },
  async close(context, { meetingId, version }) {
    refuse(whyNotHold(heldOnOf(await meetingRow(context.db, meetingId)), todayOf(context)))
    await updateMeeting(context.db, meetingId, version, { status: 'held' })
    const { held_on } = await meetingRow(context.db, meetingId)
    await escalateCarried(context.db, held_on, doerOf(context))
    return told(context, meetingId)
  },
  ...actionHandlers,
  ...dailyHandlers,
  ...replyHandlers,
  ...workListHandlers,
}

type MeetingRow = Awaited<ReturnType<typeof meetingRow>>

const heldOnOf = (row: MeetingRow) => ({ status: row.status, heldOn: row.held_on })
const noteOf = (meeting: MeetingRow, reason: string) =>
  [`${meeting.title}, ${meeting.held_on}`, reason].filter(Boolean).join(': ')

/** A meeting as the person may see it: a partner is not sent its profiles, its minutes and others' actions. */
async function readMeeting(context: Context, meetingId: number): Promise<Meeting> {
  const { db, bureau, person } = context
  const row = await meetingRow(db, meetingId)
  const isPartner = person.role === 'partner'
  const actions = await actionsFor(context)
  const actionsSet = actions.filter(action => action.meetingId === meetingId)
  const agenda = isPartner ? [] : await agendaRows(db, meetingId)
  const summaries = await bureau.profileSummaries(
    db,
    agenda.map(({ profile_id }) => profile_id),
  )
  return {
    ...summaryFrom(row, actionsSet.length),
    minutes: isPartner ? '' : row.minutes,
    attendance: (await attendanceRows(db, meetingId)).map(({ attending, person, ...agency }) => ({
      ...agency,
      attending: attending === 1,
      person: person ?? '',
    })),
    agenda: agenda.flatMap(({ profile_id, kind, reason, at, by_login }) => {
      const profile = summaries.find(({ id }) => id === profile_id)
      const decision = kind && at ? { kind, reason: reason ?? '', at, by: by_login ?? '' } : null
      return profile ? [{ profile, decision }] : []
    }),
    arising: actionsBefore(
      actions.filter(action => action.meetingId !== meetingId),
      row.held_on,
    ),
    actionsSet,
  }
}

function summaryFrom(row: MeetingRow, actions: number): MeetingSummary {
  const { id, title, held_on, chair, status, agencies, profiles, decisions, version } = row
  return { id, title, heldOn: held_on, chair, status, agencies, profiles, decisions, actions, version }
}

function told(context: Context, meetingId: number): Promise<Meeting> {
  context.changed('tasking')
  return readMeeting(context, meetingId)
}
