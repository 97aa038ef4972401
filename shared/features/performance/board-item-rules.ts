import { dayWords } from '../../day-words.ts'
import type { Refusal } from '../tasking/rules.ts'

/*
 * What the APEL board asks, promises and decides. Days are `YYYY-MM-DD`, compared as such. An item never disappears: it
 * is done with its answer, dropped with a reason, or on the next meeting's pages.
 */

export const boardItemKinds = ['request', 'commitment', 'decision'] as const
export type BoardItemKind = (typeof boardItemKinds)[number]
export const boardItemNames: Record<BoardItemKind, string> = {
  request: 'Request',
  commitment: 'Commitment',
  decision: 'Decision',
}

export const boardItemStates = ['open', 'done', 'dropped'] as const
export type BoardItemState = (typeof boardItemStates)[number]

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
    message: `It would be due on ${dayWords(dueOn)}, before the meeting of ${dayWords(heldOn)}.`,
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
    return { message: `${dayWords(step.on)} is still to come.`, next: 'Give the day on which it ended.' }
  }
  if (step.on >= item.heldOn) return null
  return {
    message: `The board said it on ${dayWords(item.heldOn)}; it cannot have ended before.`,
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
