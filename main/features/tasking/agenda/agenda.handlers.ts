import type { agenda } from '#shared/features/tasking/agenda.ts'
import { moved, whyNotBuild, whyNotMark, whyNotRemove } from '#shared/features/tasking/agenda-rules.ts'
import { whyNotChangeMeeting } from '#shared/features/tasking/rules.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { meetingRow } from '../meetings/meetings.store.ts'
import { refuse } from '../refuse.ts'
import { stepped } from '../steps/stepped.handlers.ts'
import {
  actionsUnder,
  agendaRows,
  decisionOn,
  deleteItem,
  insertItems,
  itemRow,
  orderItems,
  setFlagOutcome,
  setItemState,
  updateItem,
} from './agenda.store.ts'
import { agendaState, earlierPlanned } from './agenda-state.store.ts'
import { buildAgenda, noSubject } from './build-agenda.ts'
import { decideOn, watchedOf } from './decide.handlers.ts'
import { inAgendaOrder } from './place-in-order.ts'

export const agendaHandlers: HandlersOf<typeof agenda> = {
  async buildAgenda(context, { meetingId }) {
    const { db } = context
    const meeting = await meetingRow(db, meetingId)
    refuse(whyNotChangeMeeting(meeting))
    const earlier = await earlierPlanned(db, meeting)
    refuse(whyNotBuild(earlier ? { heldOn: earlier.held_on } : null))
    const proposed = buildAgenda(await agendaState(db, meeting))
    await stepped(context, { ...ofAgenda(meetingId), words: 'brought the agenda up to date' }, async () => {
      const before = await agendaRows(db, meetingId)
      const ids = await insertItems(db, meetingId, proposed)
      const made = proposed.map(({ kind }, at) => ({ id: ids[at]!, kind }))
      await orderItems(db, inAgendaOrder(before, made))
    })
    context.changed('tasking')
    return { added: proposed.length }
  },
  async missingFromAgenda({ db }, { meetingId }) {
    const meeting = await meetingRow(db, meetingId)
    if (meeting.status === 'held' || (await earlierPlanned(db, meeting))) return []
    return buildAgenda(await agendaState(db, meeting)).map(({ kind, title }) => ({ kind, title }))
  },
  async addItem(context, { meetingId, title, minutesPlanned = 10 }) {
    const { db, changed } = context
    refuse(whyNotChangeMeeting(await meetingRow(db, meetingId)))
    const item = { ...noSubject, kind: 'other' as const, title, minutesPlanned, carriedFromId: null }
    const [itemId] = await stepped(context, { ...ofAgenda(meetingId), words: `added “${title}”` }, () =>
      insertItems(db, meetingId, [item]),
    )
    changed('tasking')
    return { itemId: itemId! }
  },
  async saveItem(context, { itemId, version, title, minutesPlanned, notes }) {
    const { db, host, changed } = context
    const item = await itemRow(db, itemId)
    const meeting = await meetingRow(db, item.meeting_id)
    refuse(whyNotChangeMeeting(meeting))
    const values = {
      ...(title !== undefined && { title }),
      ...(minutesPlanned !== undefined && { minutes_planned: minutesPlanned }),
      ...(notes !== undefined && { notes }),
    }
    const saved = await stepped(
      context,
      {
        meetingId: meeting.id,
        words: notes === undefined ? `changed “${item.title}”` : `wrote notes on “${item.title}”`,
        watched: [{ table: 'agenda_item', where: { id: itemId } }],
        goesOn: true,
      },
      () => updateItem(db, itemId, version, values),
    )
    changed('tasking')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async removeItem(context, { itemId }) {
    const { db, changed } = context
    const item = await itemRow(db, itemId)
    const meeting = await meetingRow(db, item.meeting_id)
    refuse(whyNotChangeMeeting(meeting))
    const isDecided = (await decisionOn(db, itemId)) !== undefined
    refuse(whyNotRemove({ notes: item.notes, isDecided, actions: await actionsUnder(db, itemId) }))
    const words = `took “${item.title}” off the agenda`
    await stepped(context, { ...ofAgenda(meeting.id), words }, () => deleteItem(db, itemId))
    changed('tasking')
  },
  async moveItem(context, { itemId, to }) {
    const { db, changed } = context
    const item = await itemRow(db, itemId)
    refuse(whyNotChangeMeeting(await meetingRow(db, item.meeting_id)))
    const ids = (await agendaRows(db, item.meeting_id)).map(({ id }) => id)
    const order = moved(ids, ids.indexOf(itemId), to)
    await stepped(context, { ...ofAgenda(item.meeting_id), words: `moved “${item.title}”` }, () =>
      orderItems(db, order),
    )
    changed('tasking')
  },
  async markItem(context, { itemId, state }) {
    const { db, changed } = context
    const item = await itemRow(db, itemId)
    const meeting = await meetingRow(db, item.meeting_id)
    refuse(whyNotChangeMeeting(meeting))
    refuse(whyNotMark({ isDecided: (await decisionOn(db, itemId)) !== undefined }, state))
    const words = { open: 'opened again', 'dealt-with': 'dealt with', carried: 'left for the next meeting' }
    const step = { meetingId: meeting.id, words: `${words[state]}: ${item.title}`, watched: watchedOf(item) }
    await stepped(context, step, async () => {
      await setItemState(db, itemId, state)
      if (item.flagged_item_id !== null) {
        await setFlagOutcome(db, item.flagged_item_id, state === 'dealt-with' ? 'Dealt with' : '', meeting)
      }
    })
    changed('tasking', 'analysis')
  },
  async decideItem(context, { itemId, decision, reason }) {
    await decideOn(context, await itemRow(context.db, itemId), decision, reason)
  },
}

function ofAgenda(meetingId: number): Pick<Parameters<typeof stepped>[1], 'meetingId' | 'watched'> {
  return { meetingId, watched: [{ table: 'agenda_item', where: { meeting_id: meetingId } }] }
}
