import { isWorkingDay, plusDays } from '../../working-days.ts'
import type { Refusal } from '../tasking/rules.ts'

/*
 * The APEL board's meetings and what it asks, promises and decides. Days are `YYYY-MM-DD`, compared as such. An item
 * never disappears: it is done with its answer, dropped with a reason, or on the next meeting's pages.
 */

export const boardMeetingStates = ['planned', 'drafted', 'held'] as const
export type BoardMeetingState = (typeof boardMeetingStates)[number]

export const boardItemKinds = ['request', 'commitment', 'decision'] as const
export type BoardItemKind = (typeof boardItemKinds)[number]
export const boardItemNames: Record<BoardItemKind, string> = {
  request: 'Request',
  commitment: 'Commitment',
  decision: 'Decision',
}

export const boardItemStates = ['open', 'done', 'dropped'] as const
export type BoardItemState = (typeof boardItemStates)[number]

/** Working days within which the follow-up memo of a meeting is sent. */
export const memoWorkingDays = 2

/** The last day on which the follow-up memo of a meeting is in time: its second working day after. */
export function memoDueOn(heldOn: string): string {
  let day = heldOn
  for (let left = memoWorkingDays; left > 0; ) {
    day = plusDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}

/** Whether the memo was made in time, is still to come, or is late. Nothing is due before the meeting was held. */
export function memoStanding(
  { state, heldOn, memoMadeOn }: { state: BoardMeetingState; heldOn: string; memoMadeOn: string | null },
  today: string,
): 'none' | 'due' | 'late' | 'made' | 'made-late' {
  if (state !== 'held') return 'none'
  const due = memoDueOn(heldOn)
  if (memoMadeOn !== null) return memoMadeOn <= due ? 'made' : 'made-late'
  return today <= due ? 'due' : 'late'
}

/** The day on which the draft of a meeting is prepared. */
export function draftingDay(heldOn: string, draftDays: number): string {
  return plusDays(heldOn, -draftDays)
}

/** True once a planned meeting's drafting day has come. What was drafted or held is not drafted again by itself. */
export function isDraftDue(
  meeting: { state: BoardMeetingState; heldOn: string },
  draftDays: number,
  today: string,
): boolean {
  return meeting.state === 'planned' && draftingDay(meeting.heldOn, draftDays) <= today
}

/** True where there is a draft to prepare, or no meeting ahead. */
export function isToPrepare(
  meetings: readonly { state: BoardMeetingState; heldOn: string; draftOn: string }[],
  today: string,
): boolean {
  return (
    !meetings.some(({ heldOn }) => heldOn >= today) ||
    meetings.some(({ state, draftOn }) => state === 'planned' && draftOn <= today)
  )
}

/** What a held meeting saw stands: its draft, its day and its words. */
export function whyNotChangeBoardMeeting({ state }: { state: BoardMeetingState }): Refusal {
  if (state !== 'held') return null
  return {
    message: 'This meeting of the board has been held; its pack stands as the board saw it.',
    next: 'Put what is new into the next meeting.',
  }
}

/** A meeting is held on its day at the earliest. */
export function whyNotHoldBoard(
  meeting: { state: BoardMeetingState; heldOn: string },
  today: string,
): Refusal {
  if (meeting.state === 'held') {
    return {
      message: 'This meeting of the board has been held already.',
      next: 'Look at the next meeting.',
    }
  }
  if (meeting.heldOn <= today) return null
  return {
    message: `This meeting of the board is planned for ${meeting.heldOn}, which is still to come.`,
    next: 'Mark it as held on the day, or change its date.',
  }
}

/**
 * The board asks, promises and decides at its meeting: recorded from its day on, and no later than its memo is due,
 * so that the memo has everything.
 */
export function whyNotRecordItem(
  meeting: { state: BoardMeetingState; heldOn: string },
  today: string,
): Refusal {
  if (today < meeting.heldOn) {
    return {
      message: `This meeting is on ${meeting.heldOn}; the board has said nothing yet.`,
      next: 'Record it on the day.',
    }
  }
  if (meeting.state !== 'held' || today <= memoDueOn(meeting.heldOn)) return null
  return {
    message: `This meeting was held on ${meeting.heldOn} and its memo was due on ${memoDueOn(meeting.heldOn)}.`,
    next: 'Record it at the next meeting.',
  }
}

/** Everything of an item that may change, and therefore stands in its history. */
export type BoardItemFields = {
  what: string
  /** Whose request, promise or motion it is: an office, and its agency where it has one. */
  askedBy: string
  askedAgencyId: number | null
  ownerAgencyId: number | null
  owner: string
  dueOn: string | null
  state: BoardItemState
  /** What came of it; why it was dropped. */
  answer: string
  endedOn: string | null
}
export type BoardItem = BoardItemFields & { kind: BoardItemKind; heldOn: string }

export const boardEventKinds = ['recorded', 'note', 'changed', 'answered', 'dropped', 'reopened'] as const
export type BoardEventKind = (typeof boardEventKinds)[number]
export type BoardEvent = { kind: BoardEventKind; note: string; to: Partial<BoardItemFields> }

/** A request or a commitment has an owner and a due day; a decision has them where something is to be done. */
export function whyNotWords(
  item: Pick<BoardItem, 'kind' | 'heldOn' | 'ownerAgencyId' | 'dueOn' | 'owner'>,
): Refusal {
  const { kind, heldOn, ownerAgencyId, owner, dueOn } = item
  if (kind !== 'decision' && (ownerAgencyId === null || owner.trim() === '')) {
    return {
      message: `A ${kind} without an owner is answered by nobody.`,
      next: 'Name the agency and the office that answers.',
    }
  }
  if (kind !== 'decision' && dueOn === null) {
    return { message: `A ${kind} is due on a day.`, next: 'Give the day.' }
  }
  if (kind === 'decision' && dueOn !== null && ownerAgencyId === null) {
    return {
      message: 'A decision that is due on a day is carried out by somebody.',
      next: 'Name the agency and the office, or leave the day out.',
    }
  }
  if (dueOn === null || dueOn >= heldOn) return null
  return {
    message: `It would be due on ${dueOn}, before the meeting of ${heldOn}.`,
    next: 'Give a later day.',
  }
}

/** A decision that nobody has to carry out by a day is in force at once. */
export function recorded(item: Omit<BoardItem, 'state' | 'answer' | 'endedOn'>): BoardItem {
  const inForce = item.kind === 'decision' && item.dueOn === null
  return inForce
    ? { ...item, state: 'done', answer: 'In force from the day it was decided.', endedOn: item.heldOn }
    : { ...item, state: 'open', answer: '', endedOn: null }
}

export type BoardStep =
  | { kind: 'answered' | 'dropped'; words: string; on: string }
  | { kind: 'reopened'; words: string }
  | { kind: 'note'; words: string }
  | { kind: 'changed'; words: string; to: Partial<BoardItemFields> }

const missing: Record<BoardStep['kind'], NonNullable<Refusal>> = {
  answered: { message: 'An answer says what was done.', next: 'Write the answer.' },
  dropped: { message: 'Nothing is dropped without a reason.', next: 'Write why it is dropped.' },
  reopened: { message: 'Nothing is opened again without a reason.', next: 'Write why.' },
  note: { message: 'The note says nothing.', next: 'Write what happened.' },
  changed: {
    message: 'What the board asked for is not changed without saying why.',
    next: 'Give the reason.',
  },
}

/** Why a step may not be taken with an item. */
export function whyNotStep(item: BoardItem, step: BoardStep, today: string): Refusal {
  if (step.words.trim() === '') return missing[step.kind]
  if (step.kind === 'note') return null
  if (step.kind === 'reopened') {
    return item.state === 'open' ? { message: 'This is open.', next: 'Answer it when it is done.' } : null
  }
  if (item.state !== 'open') {
    return { message: `This is ${item.state} already.`, next: 'Open it again first.' }
  }
  if (step.kind === 'changed') return whyNotWords({ ...item, ...step.to })
  if (step.on > today) {
    return { message: `${step.on} is still to come.`, next: 'Give the day on which it ended.' }
  }
  if (step.on >= item.heldOn) return null
  return {
    message: `The board said it on ${item.heldOn}; it cannot have ended before.`,
    next: 'Give the day on which it ended.',
  }
}

/** What a permitted step changes, and the event that says so. */
export function afterStep(step: BoardStep): BoardEvent {
  switch (step.kind) {
    case 'answered':
      return {
        kind: 'answered',
        note: step.words,
        to: { state: 'done', answer: step.words, endedOn: step.on },
      }
    case 'dropped':
      return {
        kind: 'dropped',
        note: step.words,
        to: { state: 'dropped', answer: step.words, endedOn: step.on },
      }
    case 'reopened':
      return { kind: 'reopened', note: step.words, to: { state: 'open', answer: '', endedOn: null } }
    case 'note':
      return { kind: 'note', note: step.words, to: {} }
    case 'changed': {
      // The state is no matter of words: an item ends by an answer or a reason only.
      const { state: _state, answer: _answer, endedOn: _endedOn, ...to } = step.to
      return { kind: 'changed', note: step.words, to }
    }
  }
}

/** Past its due day and not ended. */
export function isBoardItemOverdue(
  item: { state: BoardItemState; dueOn: string | null },
  today: string,
): boolean {
  return item.state === 'open' && item.dueOn !== null && item.dueOn < today
}

/** What a meeting has to look at: everything that earlier meetings said and that was still open when it met. */
export function outstandingAt<I extends Pick<BoardItem, 'heldOn' | 'state' | 'endedOn'>>(
  items: readonly I[],
  heldOn: string,
): I[] {
  return items.filter(
    item => item.heldOn < heldOn && (item.state === 'open' || (item.endedOn ?? '') >= heldOn),
  )
}

/** What was answered or dropped between two meetings, of what was said at the earlier one or before it. */
export function endedBetween<I extends Pick<BoardItem, 'heldOn' | 'state' | 'endedOn' | 'kind' | 'dueOn'>>(
  items: readonly I[],
  after: string,
  upTo: string,
): I[] {
  return items.filter(
    ({ heldOn, state, endedOn, kind, dueOn }) =>
      heldOn < upTo &&
      state !== 'open' &&
      // A decision in force at once was nothing to wait for.
      !(kind === 'decision' && dueOn === null) &&
      (endedOn ?? '') >= after &&
      (endedOn ?? '') < upTo,
  )
}

/** The number after the latest of a year: `AP-2025-03`. */
export function nextBoardNumber(prefix: string, latest: string | null): string {
  const count = latest === null ? 0 : Number(latest.slice(prefix.length))
  return `${prefix}${String(count + 1).padStart(2, '0')}`
}
