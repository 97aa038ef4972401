import { dayWords } from '#shared/day-words.ts'
import {
  type ActionFields,
  type Answer,
  stateAfter,
  whyNotAnswer,
  whyNotDeputy,
  whyNotEdit,
  whyNotMove,
} from '#shared/features/tasking/action-rules.ts'
import type { actionSteps } from '#shared/features/tasking/action-steps.ts'
import {
  isEnded,
  openState,
  whyNotChangeMeeting,
  whyNotClose,
  whyNotReopen,
} from '#shared/features/tasking/rules.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { actionsFor, doerOf, readFrom, requireOwn, todayOf, toldAction } from './action-reading.handlers.ts'
import { columnsOf, fieldsOf } from './action-view.ts'
import { changesInWords } from './action-words.ts'
import { actionRow, changeAction, eventRows, insertAction, insertNote } from './actions.store.ts'
import { itemOfMeeting } from './agenda/agenda.store.ts'
import { agencyNames, meetingRow, requireAgency } from './meetings/meetings.store.ts'
import { refuse } from './refuse.ts'
import { steppedAction } from './steps/stepped-action.handlers.ts'
import { recordStep } from './steps/steps.store.ts'
import { standingChange, takeBackAction } from './take-back.handlers.ts'

export const actionHandlers: HandlersOf<typeof actionSteps> = {
  async addAction(context, { meetingId, what, profileId, agencyId, owner, dueOn, ...more }) {
    const { db, bureau } = context
    const meeting = await meetingRow(db, meetingId)
    refuse(whyNotChangeMeeting(meeting))
    await requireAgency(db, agencyId)
    refuse(whyNotDeputy(agencyId, more.deputyAgencyId), 'invalid')
    if (more.deputyAgencyId !== null) await requireAgency(db, more.deputyAgencyId)
    if (more.agendaItemId !== null) await itemOfMeeting(db, meetingId, more.agendaItemId)
    if (profileId !== null) await bureau.profileSummary(db, profileId)
    if (dueOn < meeting.held_on) {
      refuse(
        {
          message: `The action would be due on ${dayWords(dueOn)}, before the meeting of ${dayWords(meeting.held_on)} sets it.`,
          next: 'Give a day on or after the meeting.',
        },
        'invalid',
      )
    }
    const action = {
      meeting_id: meetingId,
      profile_id: profileId,
      what,
      agency_id: agencyId,
      owner,
      due_on: dueOn,
      why: more.why,
      deputy_agency_id: more.deputyAgencyId,
      priority: more.priority,
      agenda_item_id: more.agendaItemId,
      ...columnsOf(openState),
      status: openState.status,
      outcome: openState.outcome,
    }
    const doer = doerOf(context)
    const actionId = await insertAction(db, action, doer)
    const { number } = await actionRow(db, actionId)
    await recordStep(db, {
      meetingId,
      ...doer,
      words: `set action ${number}`,
      made: [
        { table: 'action', where: { id: actionId } },
        { table: 'action_event', where: { action_id: actionId } },
      ],
    })
    return toldAction(context, actionId)
  },
  async addNote(context, { actionId, note, inMeetingId }) {
    const { number } = await actionRow(context.db, actionId)
    return steppedAction(context, { inMeetingId, actionId, words: `noted on ${number}` }, () =>
      insertNote(context.db, actionId, note, doerOf(context)),
    )
  },
  async closeAction(context, { actionId, version, inMeetingId, ...end }) {
    const action = await actionRow(context.db, actionId)
    refuse(
      whyNotClose({ status: action.status, setOn: action.held_on }, end, todayOf(context)),
      isEnded(action.status) ? 'conflict' : 'invalid',
    )
    const to = { ...openState, ...end }
    const words = `${action.number} is ${end.status}`
    return steppedAction(context, { inMeetingId, actionId, words }, () =>
      changeAction(context.db, actionId, version, { kind: 'moved', note: '', to }, doerOf(context)),
    )
  },
  async reopenAction(context, { actionId, version, reason, inMeetingId }) {
    const action = await actionRow(context.db, actionId)
    refuse(whyNotReopen(action))
    // The outcome makes way for the open state; how the action had ended is kept in its history.
    const note = `Opened again (was ${action.status}: ${action.outcome}). ${reason}`
    const change = { kind: 'moved', note, to: openState } as const
    return steppedAction(context, { inMeetingId, actionId, words: `opened ${action.number} again` }, () =>
      changeAction(context.db, actionId, version, change, doerOf(context)),
    )
  },
  async actions(context, { profileId, status, ended }) {
    const actions = await actionsFor(context)
    return actions.filter(
      action =>
        (profileId === undefined || action.profileId === profileId) &&
        (status === undefined || action.status === status) &&
        (ended === undefined || isEnded(action.status) === ended),
    )
  },
  async moveAction(context, { actionId, version, status, blockedBy, note, inMeetingId }) {
    const { db } = context
    const action = await actionRow(db, actionId)
    refuse(whyNotMove(action, { status, blockedBy, note }), isEnded(action.status) ? 'conflict' : 'invalid')
    const to = { ...openState, status, blockedBy: status === 'blocked' ? blockedBy : '' }
    const words = `${action.number} is ${status.replace('-', ' ')}`
    return steppedAction(context, { inMeetingId, actionId, words }, () =>
      changeAction(db, actionId, version, { kind: 'moved', note, to }, doerOf(context)),
    )
  },
  async editAction(context, { actionId, version, reason, inMeetingId, ...asked }) {
    const { db } = context
    const change: Partial<ActionFields> = Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    )
    const action = await actionRow(db, actionId)
    const stands = { ...fieldsOf(action), setOn: action.held_on }
    refuse(whyNotEdit(stands, change, reason), isEnded(action.status) ? 'conflict' : 'invalid')
    if (change.agencyId !== undefined) await requireAgency(db, change.agencyId)
    if (change.deputyAgencyId != null) await requireAgency(db, change.deputyAgencyId)
    return steppedAction(context, { inMeetingId, actionId, words: `changed ${action.number}` }, () =>
      changeAction(db, actionId, version, { kind: 'changed', note: reason, to: change }, doerOf(context)),
    )
  },
  async answerAction(context, { actionId, version, status, doneOn, ...said }) {
    const { db } = context
    const action = await actionRow(db, actionId)
    requireOwn(context, action)
    const today = todayOf(context)
    const answer: Answer = { ...said, status: status ?? null, doneOn: doneOn ?? null }
    const stands = { status: action.status, setOn: action.held_on }
    refuse(whyNotAnswer(stands, answer, today), isEnded(action.status) ? 'conflict' : 'invalid')
    const kind = status ? 'moved' : 'note'
    const change = { kind, note: said.note, to: stateAfter(answer, today) } as const
    await changeAction(db, actionId, version, change, doerOf(context))
    return toldAction(context, actionId)
  },
  takeBackAction,
  async actionHistory(context, { actionId }) {
    const { db } = context
    requireOwn(context, await actionRow(db, actionId))
    const names = await agencyNames(db)
    const events = await eventRows(db).where('action_id', '=', actionId).execute()
    const from = readFrom(context, events)
    const { event: standing, refusal } = await standingChange(context, events)
    return events.slice(from).map(({ id, at, by_login, kind, note, from_json, to_json }, i) => ({
      at,
      by: by_login,
      kind,
      note,
      // How it began, for whoever reads it: what stood there before is not told.
      changes:
        kind === 'set' || (from > 0 && i === 0)
          ? []
          : changesInWords(JSON.parse(from_json), JSON.parse(to_json), names),
      mayTakeBack: refusal === null && id === standing?.id,
    }))
  },
}
