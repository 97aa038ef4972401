import { dayWords } from '../../day-words.ts'
import type { Status } from '../profiles/rules.ts'

export const decisions = ['adopt', 'decline', 'defer'] as const
export type DecisionKind = (typeof decisions)[number]

export const actionStatuses = ['open', 'in-progress', 'blocked', 'done', 'cancelled'] as const
export type ActionStatus = (typeof actionStatuses)[number]

/** An action has ended when it is done or cancelled; until then it comes before every meeting. */
export function isEnded(status: ActionStatus): status is 'done' | 'cancelled' {
  return status === 'done' || status === 'cancelled'
}
type MeetingStatus = 'planned' | 'held'

/** Why something may not be done, and what to do instead; null where it may. */
export type Refusal = { message: string; next: string } | null

/** True for an action that has not ended and is past its due date. Days are `YYYY-MM-DD`, compared as such. */
export function isOverdue(action: { status: ActionStatus; dueOn: string }, today: string): boolean {
  return !isEnded(action.status) && action.dueOn < today
}

/**
 * The actions a meeting must look at: those still open that an earlier meeting set, and those it
 * set itself. An action never disappears: it is done, cancelled with a reason, or here.
 */
export function actionsBefore<A extends { status: ActionStatus; setOn: string; closedOn: string | null }>(
  actions: readonly A[],
  heldOn: string,
): A[] {
  return actions.filter(
    action => action.setOn < heldOn && (!isEnded(action.status) || (action.closedOn ?? '') >= heldOn),
  )
}

/** How often an action has been carried forward: held meetings after the one that set it while it was open. */
export function carriedForward(
  action: { setOn: string; closedOn: string | null },
  meetingsHeldOn: readonly string[],
): number {
  return meetingsHeldOn.filter(
    day => day > action.setOn && (action.closedOn === null || day < action.closedOn),
  ).length
}

/**
 * A meeting's agenda, attendance, decisions and actions are made while it is planned; holding it closes
 * them for good, so that what the partners took home stays what the bureau has. Minutes, notes and the
 * outcomes of actions are written whenever they come.
 */
export function whyNotChangeMeeting(meeting: { status: MeetingStatus }): Refusal {
  if (meeting.status === 'planned') return null
  return {
    message: 'This meeting has been held; its agenda, decisions and actions stand as they are.',
    next: 'Put it to the next meeting.',
  }
}

/** What stands at the head of the minutes is fixed once the meeting is held; what is written beside them is not. */
export function whyNotChangeHead(meeting: { status: MeetingStatus }): Refusal {
  if (meeting.status === 'planned') return null
  return {
    message:
      'This meeting has been held; its title, date, time, place, chair and quorum stand in its minutes as they are.',
    next: 'Put right under Further notes what is wrong, or let the next meeting correct the minutes.',
  }
}

/** A meeting is held on its day at the earliest. Days are `YYYY-MM-DD`. */
export function whyNotHold(meeting: { status: MeetingStatus; heldOn: string }, today: string): Refusal {
  if (meeting.status === 'held') {
    return { message: 'This meeting has already been marked as held.', next: 'Look at the next meeting.' }
  }
  if (meeting.heldOn <= today) return null
  return {
    message: `This meeting is planned for ${dayWords(meeting.heldOn)}, which is still to come.`,
    next: 'Mark it as held on the day, or change its date.',
  }
}

/** A meeting sets its actions on its own day: it is not put off beyond a day on which one is due or has ended. */
export function whyNotPutOff(
  actions: readonly { number: string; dueOn: string; closedOn: string | null }[],
  heldOn: string,
): Refusal {
  const ended = actions.find(({ closedOn }) => closedOn !== null && closedOn < heldOn)
  if (ended) {
    return {
      message: `${ended.number} of this meeting ended on ${dayWords(ended.closedOn!)}, before ${dayWords(heldOn)}.`,
      next: 'Keep the date, or give one that is not later than that day.',
    }
  }
  const due = actions.find(({ dueOn }) => dueOn < heldOn)
  if (!due) return null
  return {
    message: `${due.number} of this meeting is due on ${dayWords(due.dueOn)}, before ${dayWords(heldOn)}.`,
    next: 'Give that action a later due date first.',
  }
}

/** A profile comes before a meeting to be adopted, or to be declined; after that it is not offered again. */
export function whyNotOnAgenda(profile: { status: Status }): Refusal {
  if (profile.status === 'raised' || profile.status === 'proposed') return null
  return {
    message: `This problem profile is ${profile.status}; there is nothing to decide about it.`,
    next: 'Put a proposed or raised profile on the agenda.',
  }
}

/**
 * What a meeting may decide. Only a raised profile can be adopted (the bureau stands behind it); declining
 * and deferring need a reason; adopting and declining are final, a deferral may still be turned into either
 * while the meeting lasts.
 */
export function whyNotDecide(
  now: { meeting: MeetingStatus; profile: Status; onAgenda: boolean; earlier: DecisionKind | null },
  decision: DecisionKind,
  reason: string,
): Refusal {
  const closed = whyNotChangeMeeting({ status: now.meeting })
  if (closed) return closed
  if (!now.onAgenda) {
    return {
      message: 'This problem profile is not on the agenda of this meeting.',
      next: 'Put it on the agenda first.',
    }
  }
  if (now.earlier === 'adopt' || now.earlier === 'decline') {
    return {
      message: `This meeting has already decided to ${now.earlier} this profile.`,
      next: 'Note a change of mind in the minutes and put it to the next meeting.',
    }
  }
  const settled = whyNotOnAgenda({ status: now.profile })
  if (settled) return settled
  if (decision === 'adopt' && now.profile !== 'raised') {
    return {
      message: 'This problem profile is only proposed; a profile is adopted once it has been raised.',
      next: 'Raise it on its own page, then decide.',
    }
  }
  if (decision !== 'adopt' && reason.trim() === '') {
    return {
      message: `To ${decision} a problem profile the group gives its reason.`,
      next: 'Write the reason, then decide.',
    }
  }
  return null
}

/** A baseline is counted up to adoption: nobody adopts a profile before its first day. Days are `YYYY-MM-DD`. */
export function whyNotAdoptOn(adoptedOn: string, firstDay: string): Refusal {
  if (adoptedOn >= firstDay) return null
  return {
    message: `The meeting is of ${dayWords(adoptedOn)}, but the incidents of this problem profile begin on ${dayWords(firstDay)}: there would be no baseline.`,
    next: 'Correct the day of the meeting, or find the hotspot in an earlier period.',
  }
}

/**
 * The state of an action. Ended: with a day of ending and its outcome, and with an approver where it was cancelled.
 * Blocked: with who or what it waits for. Nothing of one state stays behind in another.
 */
export type ActionState = {
  status: ActionStatus
  outcome: string
  closedOn: string | null
  blockedBy: string
  approver: string
}
export const openState: ActionState = {
  status: 'open',
  outcome: '',
  closedOn: null,
  blockedBy: '',
  approver: '',
}

/** Ends an action, done or cancelled, never before it was set and never in the future. */
export function whyNotClose(
  action: { status: ActionStatus; setOn: string },
  end: { status: 'done' | 'cancelled'; outcome: string; closedOn: string; approver: string },
  today: string,
): Refusal {
  if (isEnded(action.status)) {
    return { message: `This action is already ${action.status}.`, next: 'Open it again first.' }
  }
  if (end.outcome.trim() === '') {
    return {
      message: 'An action ends with its outcome.',
      next: 'Write what was done, or why it was cancelled.',
    }
  }
  if (end.status === 'cancelled' && end.approver.trim() === '') {
    return { message: 'An action is cancelled by somebody.', next: 'Name who agreed to cancel it.' }
  }
  if (end.closedOn > today) {
    return { message: `${dayWords(end.closedOn)} is still to come.`, next: 'Give the day on which it ended.' }
  }
  if (end.closedOn < action.setOn) {
    return {
      message: `This action was set on ${dayWords(action.setOn)}; it cannot have ended before.`,
      next: 'Give the day on which it ended.',
    }
  }
  return null
}

const statusWords: Record<ActionStatus, string> = {
  open: 'open',
  'in-progress': 'in progress',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
}

/** Only an ended action can be opened again. */
export function whyNotReopen(action: { status: ActionStatus }): Refusal {
  if (isEnded(action.status)) return null
  return { message: `This action is ${statusWords[action.status]}.`, next: 'Close it when it is done.' }
}
