import { addMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { dayWords } from '../../day-words.ts'
import type { Refusal } from '../tasking/rules.ts'
import { namesPerson } from './personal-words.ts'

export const priorityStatuses = ['active', 'closed'] as const
export type PriorityStatus = (typeof priorityStatuses)[number]

/** Who can raise a concern. There is no kind for a private person: their concern comes through a group or an office. */
export const voiceKinds = ['residents-group', 'ward-meeting', 'office'] as const
export type VoiceKind = (typeof voiceKinds)[number]

export const priorityEventKinds = ['adopted', 'changed', 'reviewed', 'raised', 'answered', 'closed'] as const
export type PriorityEventKind = (typeof priorityEventKinds)[number]

const monthsBetweenReviews = 6
const daysAhead = 28
/** A group that raised something hears back within this many days. */
export const daysToAnswer = 28

/** Six months on, or the last day of that month. Days are `YYYY-MM-DD`. */
export function nextReview(day: string): string {
  return lightFormat(addMonths(parseISO(day), monthsBetweenReviews), 'yyyy-MM-dd')
}

export type ReviewState = 'later' | 'due' | 'overdue' | 'none'

/** Where a priority stands in the queue of reviews; a closed one is out of it. */
export function reviewState(
  priority: { status: PriorityStatus; reviewOn: string },
  today: string,
): ReviewState {
  if (priority.status === 'closed') return 'none'
  if (priority.reviewOn < today) return 'overdue'
  return daysBetween(today, priority.reviewOn) <= daysAhead ? 'due' : 'later'
}

export type Answer = { saidBack: string; how: string; saidOn: string | null }

/** Something raised is answered once it is known what was said back, how and when; until then it is outstanding. */
export function isAnswered({ saidBack, how, saidOn }: Answer): boolean {
  return saidBack.trim() !== '' && how.trim() !== '' && saidOn !== null
}

/** Everything raised, parted into what was answered and what is outstanding, the longest waiting first. */
export function partVoices<V extends Answer & { raisedOn: string }>(voices: readonly V[]) {
  return {
    answered: voices.filter(isAnswered),
    outstanding: voices
      .filter(voice => !isAnswered(voice))
      .sort((a, b) => a.raisedOn.localeCompare(b.raisedOn)),
  }
}

/** Days past the day by which it should have been answered; 0 while there is time, or when it was answered. */
export function daysLate(voice: Answer & { raisedOn: string }, today: string): number {
  if (isAnswered(voice)) return 0
  return Math.max(0, daysBetween(voice.raisedOn, today) - daysToAnswer)
}

/** A priority is adopted today or before, and reviewed within the six months after. */
export function whyNotAdoptPriority(
  { adoptedOn, reviewOn }: { adoptedOn: string; reviewOn: string },
  today: string,
): Refusal {
  if (adoptedOn > today) {
    return {
      message: `${dayWords(adoptedOn)} is still to come.`,
      next: 'Give the day on which it was adopted.',
    }
  }
  if (reviewOn <= adoptedOn || reviewOn > nextReview(adoptedOn)) {
    return {
      message: `A priority is reviewed every six months: this one by ${nextReview(adoptedOn)}.`,
      next: 'Give a day after its adoption and within six months of it.',
    }
  }
  return null
}

/** What was closed stands as it is. */
export function whyNotChangePriority({ status }: { status: PriorityStatus }): Refusal {
  if (status === 'active') return null
  return {
    message: 'This priority is closed and stands as it is.',
    next: 'Adopt a new one if the problem has come back.',
  }
}

/** A review is held on a day that has come, and sets the next within six months. */
export function whyNotReview(
  priority: { status: PriorityStatus; adoptedOn: string },
  review: { on: string; nextOn: string },
  today: string,
): Refusal {
  const closed = whyNotChangePriority(priority)
  if (closed) return closed
  if (review.on > today) {
    return { message: `${review.on} is still to come.`, next: 'Give the day on which it was reviewed.' }
  }
  if (review.on < priority.adoptedOn) {
    return {
      message: `This priority was adopted on ${dayWords(priority.adoptedOn)}; it cannot have been reviewed before.`,
      next: 'Give the day on which it was reviewed.',
    }
  }
  if (review.nextOn <= review.on || review.nextOn > nextReview(review.on)) {
    return {
      message: `The next review is due by ${nextReview(review.on)}.`,
      next: 'Give a day after this review and within six months of it.',
    }
  }
  return null
}

/** A priority ends with its outcome, and not while somebody who raised it waits for an answer. */
export function whyNotClosePriority(
  priority: { status: PriorityStatus; adoptedOn: string; voices: readonly Answer[] },
  end: { outcome: string; closedOn: string },
  today: string,
): Refusal {
  const closed = whyNotChangePriority(priority)
  if (closed) return closed
  const waiting = priority.voices.filter(voice => !isAnswered(voice)).length
  if (waiting > 0) {
    return {
      message: `${waiting === 1 ? 'One voice has' : `${waiting} voices have`} not been answered.`,
      next: 'Say back to those who raised it what became of it, then close it.',
    }
  }
  if (end.outcome.trim() === '') {
    return { message: 'A priority ends with its outcome.', next: 'Write what became of it.' }
  }
  if (end.closedOn > today) {
    return { message: `${dayWords(end.closedOn)} is still to come.`, next: 'Give the day on which it ended.' }
  }
  if (end.closedOn < priority.adoptedOn) {
    return {
      message: `This priority was adopted on ${dayWords(priority.adoptedOn)}; it cannot have ended before.`,
      next: 'Give the day on which it ended.',
    }
  }
  return null
}

/** What is raised comes from a group or an office, on a day that has come. */
export function whyNotRaise(
  priority: { status: PriorityStatus },
  voice: { raisedBy: string; raisedOn: string },
  today: string,
): Refusal {
  const closed = whyNotChangePriority(priority)
  if (closed) return closed
  if (namesPerson(voice.raisedBy)) {
    return {
      message: `“${voice.raisedBy}” looks like a private person.`,
      next: 'Name the group, the meeting or the office that brought it: never a private person.',
    }
  }
  if (voice.raisedOn > today) {
    return {
      message: `${dayWords(voice.raisedOn)} is still to come.`,
      next: 'Give the day on which it was raised.',
    }
  }
  return null
}

/** What is said back has its words, its way and its day, none before it was raised. */
export function whyNotAnswer(
  voice: { raisedOn: string },
  answer: { saidBack: string; how: string; saidOn: string },
  today: string,
): Refusal {
  if (!isAnswered(answer)) {
    return {
      message: 'An answer says what was said back, and how.',
      next: 'Write both: “We did …”, and for example “at the ward meeting”.',
    }
  }
  if (answer.saidOn > today) {
    return {
      message: `${dayWords(answer.saidOn)} is still to come.`,
      next: 'Give the day on which it was said.',
    }
  }
  if (answer.saidOn < voice.raisedOn) {
    return {
      message: `It was raised on ${dayWords(voice.raisedOn)}; it cannot have been answered before.`,
      next: 'Give the day on which it was said.',
    }
  }
  return null
}

function daysBetween(from: string, to: string): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from))
}
