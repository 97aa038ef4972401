import { dayWords } from '../../day-words.ts'
import type { DecisionKind, Refusal } from './rules.ts'

/** What an agenda may hold, in the order in which a proposed one takes it. */
export const agendaKinds = [
  'opening',
  'last-minutes',
  'actions',
  'escalated-action',
  'carried',
  'flagged',
  'profile-decision',
  'profile-review',
  'priority',
  'other',
] as const
export type AgendaKind = (typeof agendaKinds)[number]

export const agendaKindWords: Record<AgendaKind, string> = {
  opening: 'Opening',
  'last-minutes': 'Last minutes',
  actions: 'Actions',
  'escalated-action': 'Escalated action',
  carried: 'Carried forward',
  flagged: 'Flagged',
  'profile-decision': 'Profile to decide',
  'profile-review': 'Profile to review',
  priority: 'Priority to review',
  other: 'Other business',
}

/** Minutes planned for an item until somebody says otherwise. */
export const usualMinutes: Record<AgendaKind, number> = {
  opening: 5,
  'last-minutes': 5,
  actions: 15,
  'escalated-action': 5,
  carried: 10,
  flagged: 10,
  'profile-decision': 15,
  'profile-review': 10,
  priority: 10,
  other: 10,
}

export const itemStates = ['open', 'dealt-with', 'carried'] as const
export type ItemState = (typeof itemStates)[number]

/** What a group says of an item that is no problem profile before it for decision. */
export const answers = ['agreed', 'noted', 'refused'] as const
export type Answer = (typeof answers)[number]

/** What was said, as it stands in minutes. */
export const decisionWords: Record<DecisionKind | Answer, string> = {
  adopt: 'adopted',
  decline: 'declined',
  defer: 'deferred',
  agreed: 'agreed',
  noted: 'noted',
  refused: 'refused',
}

/** A block of every agenda, and not one matter: it is never carried forward. */
export function isStanding(kind: AgendaKind): boolean {
  return kind === 'opening' || kind === 'actions'
}

/** Minutes since midnight of a time on the clock, `HH:MM`. */
function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

/** A time on the clock so many minutes after `clock`; past midnight it begins again. */
export function clockAfter(clock: string, minutes: number): string {
  const at = (((minuteOf(clock) + minutes) % 1440) + 1440) % 1440
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** When each item begins and ends where all take the minutes planned, one after the other. */
export function clockTimes(
  startsAt: string,
  minutesPlanned: readonly number[],
): { startsAt: string; endsAt: string }[] {
  let passed = 0
  return minutesPlanned.map(minutes => {
    const from = passed
    passed += minutes
    return { startsAt: clockAfter(startsAt, from), endsAt: clockAfter(startsAt, passed) }
  })
}

/** Minutes by which an agenda is longer than its meeting; nought where it fits. */
export function overrunOf(minutesPlanned: readonly number[], lastsMinutes: number): number {
  const total = minutesPlanned.reduce((sum, minutes) => sum + minutes, 0)
  return Math.max(0, total - lastsMinutes)
}

/** Moves one of a row of things to another place; the others close up behind it. */
export function moved<T>(things: readonly T[], from: number, to: number): T[] {
  const others = things.filter((_, at) => at !== from)
  const thing = things[from]
  if (thing === undefined) return [...things]
  others.splice(Math.max(0, Math.min(to, others.length)), 0, thing)
  return others
}

/** An item stays on its agenda once something was decided or written about it. */
export function whyNotRemove(item: { notes: string; isDecided: boolean; actions: number }): Refusal {
  if (item.actions > 0) {
    return {
      message: 'Actions were set under this item; it stays on its agenda.',
      next: 'Undo setting them first, or leave the item for the next meeting.',
    }
  }
  if (item.isDecided) {
    return {
      message: 'The group has decided on this item; it stays on its agenda.',
      next: 'Undo the decision first, or put it to the next meeting to decide again.',
    }
  }
  if (item.notes.trim() !== '') {
    return {
      message: 'There are notes on this item; it stays on its agenda.',
      next: 'Empty its notes first, or leave it for the next meeting.',
    }
  }
  return null
}

/** What the group decided on is not open until its decision is undone. */
export function whyNotMark(item: { isDecided: boolean }, state: ItemState): Refusal {
  if (!item.isDecided || state !== 'open') return null
  return {
    message: 'The group has decided on this item; it cannot be open.',
    next: 'Undo the decision first.',
  }
}

/** A problem profile before the group is adopted, declined or deferred, and nothing else. */
export function whyNotAnswerItem({ kind }: { kind: AgendaKind }): Refusal {
  if (kind !== 'profile-decision') return null
  return {
    message: 'A problem profile before the group is adopted, declined or deferred.',
    next: 'Choose one of the three.',
  }
}

/** What is neither adopted, declined nor deferred, as no problem profile is before the group. */
export const noProfileToDecideOn: NonNullable<Refusal> = {
  message: 'There is no problem profile to decide on in this item.',
  next: `Say whether the group ${answers.join(', ')} it.`,
}

/** The next meeting is made ready first: what it does not deal with comes before the one after it. */
export function whyNotBuild(earlier: { heldOn: string } | null): Refusal {
  if (!earlier) return null
  return {
    message: `The meeting of ${dayWords(earlier.heldOn)} comes first and has not been closed.`,
    next: 'Close that meeting, or change its date; then make this agenda.',
  }
}
