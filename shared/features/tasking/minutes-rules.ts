import { dayWords } from '../../day-words.ts'
import type { Refusal } from './rules.ts'

type Of = { heldOn: string; status: 'planned' | 'held'; isApproved: boolean }
type By = { heldOn: string; status: 'planned' | 'held' }

/** Minutes are approved, and put right, by a later meeting while it lasts; once approved they stand. */
export function whyNotApprove(of: Of, by: By): Refusal {
  if (of.status !== 'held') {
    return {
      message: `The meeting of ${dayWords(of.heldOn)} has not been closed; its minutes are not finished.`,
      next: 'Close that meeting first.',
    }
  }
  if (of.isApproved) {
    return {
      message: `The minutes of ${dayWords(of.heldOn)} are approved and stand as they are.`,
      next: 'Record what is to be said about them in the notes of this meeting.',
    }
  }
  if (by.status !== 'planned') {
    return {
      message: `The meeting of ${dayWords(by.heldOn)} has been held; it cannot approve minutes any more.`,
      next: 'Approve them at the next meeting.',
    }
  }
  if (by.heldOn <= of.heldOn) {
    return {
      message: 'Minutes are approved by a later meeting.',
      next: 'Open the next meeting and approve them there.',
    }
  }
  return null
}

/** What is written beside the minutes belongs to them: it stands once they are approved. */
export function whyNotWriteMinutes(meeting: { isApproved: boolean }): Refusal {
  if (!meeting.isApproved) return null
  return {
    message: 'The minutes of this meeting are approved and stand as they are.',
    next: 'Put what is to be said into the notes of the next meeting.',
  }
}
