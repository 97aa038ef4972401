import type { Meeting } from '#shared/features/tasking/contract.ts'
import type { Minutes, minutes } from '#shared/features/tasking/minutes.ts'
import { whyNotApprove } from '#shared/features/tasking/minutes-rules.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { setItemState } from '../agenda/agenda.store.ts'
import { readMeeting } from '../meetings/meeting-reading.handlers.ts'
import { meetingRow } from '../meetings/meetings.store.ts'
import { agencyNames } from '../record/record.store.ts'
import { refuse } from '../refuse.ts'
import { stepped } from '../steps/stepped.handlers.ts'
import { asSet } from './as-set.ts'
import { sha256Of } from './hash.files.ts'
import { correctionRows, insertCorrection, keepApproved, wordingRows } from './minutes.store.ts'
import { writeMinutes } from './write-minutes.ts'

export const minutesHandlers: HandlersOf<typeof minutes> = {
  minutes: (context, { meetingId }) => readMinutes(context, meetingId),
  async correctMinutes(context, { meetingId, byMeetingId, what }) {
    const { db, host, person } = context
    await refuseLate(context, meetingId, byMeetingId)
    const at = host.now().toISOString()
    const step = {
      meetingId: byMeetingId,
      words: 'corrected the last minutes',
      watched: [{ table: 'minutes_correction' as const, where: { meeting_id: meetingId } }],
    }
    await stepped(context, step, () =>
      insertCorrection(db, {
        meeting_id: meetingId,
        by_meeting_id: byMeetingId,
        what,
        at,
        by_login: person.login,
      }),
    )
    context.changed('tasking')
    return readMinutes(context, meetingId)
  },
  async approveMinutes(context, { meetingId, byMeetingId }) {
    const { db, host } = context
    await refuseLate(context, meetingId, byMeetingId)
    const { text } = await readMinutes(context, meetingId)
    const at = host.now().toISOString()
    const item = (await readMeeting(context, byMeetingId)).agenda.find(
      ({ ofMeetingId }) => ofMeetingId === meetingId,
    )
    const step = {
      meetingId: byMeetingId,
      words: 'approved the last minutes',
      watched: [
        { table: 'meeting' as const, where: { id: meetingId } },
        { table: 'agenda_item' as const, where: { id: item?.id ?? 0 } },
      ],
    }
    await stepped(context, step, async () => {
      await keepApproved(db, meetingId, { text, sha256: sha256Of(text), at, byMeetingId })
      if (item) await setItemState(db, item.id, 'dealt-with')
    })
    context.changed('tasking')
    return readMinutes(context, meetingId)
  },
}

async function refuseLate({ db }: Context, meetingId: number, byMeetingId: number) {
  const of = await meetingRow(db, meetingId)
  const by = await meetingRow(db, byMeetingId)
  refuse(
    whyNotApprove(
      { heldOn: of.held_on, status: of.status, isApproved: of.approved_at !== null },
      { heldOn: by.held_on, status: by.status },
    ),
  )
}

/** The record of a meeting as it stands in the bureau now, with its actions as it set them, and minutes of it. */
export async function recordOf(
  context: Context,
  meetingId: number,
): Promise<{ meeting: Meeting; text: string }> {
  const { db } = context
  const meeting = await readMeeting(context, meetingId)
  const names = new Map((await agencyNames(db)).map(({ id, name }) => [id, name]))
  const asRecorded = {
    ...meeting,
    actionsSet: asSet(meeting.actionsSet, await wordingRows(db, meetingId), names),
  }
  const corrections = await correctionRows(db, meetingId)
  return {
    meeting: asRecorded,
    text: writeMinutes(
      asRecorded,
      corrections.map(({ what }) => what),
    ),
  }
}

/** The minutes: kept as they were approved, until then written from what stands in the bureau now. */
export async function readMinutes(context: Context, meetingId: number): Promise<Minutes> {
  const { db } = context
  const row = await meetingRow(db, meetingId)
  const corrections = (await correctionRows(db, meetingId)).map(({ what, at, by_login }) => ({
    what,
    at,
    by: by_login,
  }))
  const { approved_at, approved_text, approved_sha256, approved_by_meeting_id } = row
  if (approved_at === null || approved_by_meeting_id === null) {
    return {
      meetingId,
      heldOn: row.held_on,
      text: (await recordOf(context, meetingId)).text,
      approved: null,
      corrections,
    }
  }
  const by = await meetingRow(db, approved_by_meeting_id)
  const text = approved_text ?? ''
  return {
    meetingId,
    heldOn: row.held_on,
    text,
    corrections,
    approved: {
      at: approved_at,
      meetingId: by.id,
      heldOn: by.held_on,
      sha256: approved_sha256 ?? '',
      isSound: sha256Of(text) === approved_sha256,
    },
  }
}
