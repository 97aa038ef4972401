import type { Action } from '#shared/features/tasking/action.ts'
import { whyNotChangeMeeting } from '#shared/features/tasking/rules.ts'
import type { Context } from '../../../backend/context.ts'
import { toldAction } from '../action-reading.handlers.ts'
import { meetingRow } from '../meetings/meetings.store.ts'
import { refuse } from '../refuse.ts'
import { stepped } from './stepped.handlers.ts'

type SteppedAction = { inMeetingId: number | undefined; actionId: number; words: string }

/** Does something to an action; in a meeting, the action and its history go back together when it is undone. */
export async function steppedAction(
  context: Context,
  { inMeetingId, actionId, words }: SteppedAction,
  work: () => Promise<void>,
): Promise<Action> {
  if (inMeetingId === undefined) await work()
  else {
    refuse(whyNotChangeMeeting(await meetingRow(context.db, inMeetingId)))
    const watched = [
      { table: 'action', where: { id: actionId } },
      { table: 'action_event', where: { action_id: actionId } },
    ] as const
    await stepped(context, { meetingId: inMeetingId, words, watched }, work)
  }
  return toldAction(context, actionId)
}
