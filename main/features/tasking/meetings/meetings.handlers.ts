import { whyNotRemove } from '#shared/features/tasking/agenda-rules.ts'
import type { tasking } from '#shared/features/tasking/contract.ts'
import { whyNotWriteMinutes } from '#shared/features/tasking/minutes-rules.ts'
import {
  whyNotChangeHead,
  whyNotChangeMeeting,
  whyNotHold,
  whyNotOnAgenda,
  whyNotPutOff,
} from '#shared/features/tasking/rules.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { actionsFor, doerOf, todayOf } from '../action-reading.handlers.ts'
import { daysOfActions, escalateCarried } from '../actions.store.ts'
import {
  actionsUnder,
  closeItems,
  decisionOn,
  deleteItem,
  insertItems,
  profileItem,
} from '../agenda/agenda.store.ts'
import { noSubject } from '../agenda/build-agenda.ts'
import { decideOn } from '../agenda/decide.handlers.ts'
import { refuse } from '../refuse.ts'
import { stepped } from '../steps/stepped.handlers.ts'
import { readMeeting, summaryFrom, told } from './meeting-reading.handlers.ts'
import {
  insertMeeting,
  listMeetingRows,
  meetingRow,
  requireAgency,
  saveAttendance,
  setCurrentItem,
  updateMeeting,
} from './meetings.store.ts'

type Meetings = Pick<
  typeof tasking,
  | 'meetings'
  | 'meeting'
  | 'createMeeting'
  | 'saveMeeting'
  | 'setAttendance'
  | 'putOnAgenda'
  | 'takeOffAgenda'
  | 'decide'
  | 'close'
>

export const meetingsHandlers: HandlersOf<Meetings> = {
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
  async saveMeeting(context, { meetingId, version, ...asked }) {
    const { db, host, changed } = context
    const meeting = await meetingRow(db, meetingId)
    const values = {
      ...(asked.title !== undefined && { title: asked.title }),
      ...(asked.chair !== undefined && { chair: asked.chair }),
      ...(asked.minutes !== undefined && { minutes: asked.minutes }),
      ...(asked.place !== undefined && { place: asked.place }),
      ...(asked.heldOn !== undefined && { held_on: asked.heldOn }),
      ...(asked.startsAt !== undefined && { starts_at: asked.startsAt }),
      ...(asked.lastsMinutes !== undefined && { lasts_minutes: asked.lastsMinutes }),
      ...(asked.quorum !== undefined && { quorum: asked.quorum }),
    }
    const { minutes: _beside, ...head } = values
    const columns = Object.keys(head) as (keyof typeof head)[]
    if (columns.some(column => head[column] !== meeting[column])) refuse(whyNotChangeHead(meeting))
    if (asked.heldOn !== undefined && asked.heldOn > meeting.held_on) {
      refuse(whyNotPutOff(await daysOfActions(db, meetingId), asked.heldOn), 'invalid')
    }
    if (asked.minutes !== undefined) refuse(whyNotWriteMinutes({ isApproved: meeting.approved_at !== null }))
    const saved = await updateMeeting(db, meetingId, version, values)
    changed('tasking')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async setAttendance(context, { meetingId, agencyId, attending, apologies, person }) {
    const { db } = context
    refuse(whyNotChangeMeeting(await meetingRow(db, meetingId)))
    const agency = await requireAgency(db, agencyId)
    const absent = apologies ? 'sends apologies' : 'does not attend'
    await stepped(
      context,
      {
        meetingId,
        words: `${agency.name} ${attending ? 'attends' : absent}`,
        watched: [{ table: 'attendance', where: { meeting_id: meetingId, agency_id: agencyId } }],
        goesOn: true,
      },
      () =>
        saveAttendance(db, {
          meeting_id: meetingId,
          agency_id: agencyId,
          person,
          attending: attending ? 1 : 0,
          apologies: apologies && !attending ? 1 : 0,
        }),
    )
    return told(context, meetingId)
  },
  async putOnAgenda(context, { meetingId, profileId }) {
    const { db, bureau } = context
    refuse(whyNotChangeMeeting(await meetingRow(db, meetingId)))
    const profile = await bureau.profileSummary(db, profileId)
    refuse(whyNotOnAgenda(profile))
    if (!(await profileItem(db, meetingId, profileId))) {
      const title = `${profile.number} ${profile.title}`
      await stepped(
        context,
        {
          meetingId,
          words: `put ${profile.number} on the agenda`,
          watched: [{ table: 'agenda_item', where: { meeting_id: meetingId } }],
        },
        () =>
          insertItems(db, meetingId, [
            {
              ...noSubject,
              kind: 'profile-decision',
              title,
              minutesPlanned: 15,
              profileId,
              carriedFromId: null,
            },
          ]),
      )
    }
    return told(context, meetingId)
  },
  async takeOffAgenda(context, { meetingId, profileId }) {
    const { db } = context
    refuse(whyNotChangeMeeting(await meetingRow(db, meetingId)))
    const item = await profileItem(db, meetingId, profileId)
    if (!item) return told(context, meetingId)
    if (await decisionOn(db, item.id)) {
      refuse({
        message: 'This meeting has decided on this problem profile; it stays on its agenda.',
        next: 'Put it to the next meeting to decide again.',
      })
    }
    refuse(whyNotRemove({ notes: item.notes, isDecided: false, actions: await actionsUnder(db, item.id) }))
    await stepped(
      context,
      {
        meetingId,
        words: `took “${item.title}” off the agenda`,
        watched: [{ table: 'agenda_item', where: { meeting_id: meetingId } }],
      },
      () => deleteItem(db, item.id),
    )
    return told(context, meetingId)
  },
  async decide(context, { meetingId, profileId, decision, reason }) {
    const item = await profileItem(context.db, meetingId, profileId)
    await context.bureau.profileSummary(context.db, profileId)
    if (!item) {
      const meeting = await meetingRow(context.db, meetingId)
      refuse(whyNotChangeMeeting(meeting))
      refuse(
        {
          message: 'This problem profile is not on the agenda of this meeting.',
          next: 'Put it on the agenda first.',
        },
        reason.trim() === '' ? 'invalid' : 'conflict',
      )
    } else await decideOn(context, item, decision, reason)
    return told(context, meetingId)
  },
  async close(context, { meetingId, version }) {
    const { db } = context
    const { status, held_on } = await meetingRow(db, meetingId)
    refuse(whyNotHold({ status, heldOn: held_on }, todayOf(context)))
    await updateMeeting(db, meetingId, version, { status: 'held' })
    await setCurrentItem(db, meetingId, null, null)
    await closeItems(db, meetingId)
    await escalateCarried(db, held_on, doerOf(context))
    return told(context, meetingId)
  },
}
