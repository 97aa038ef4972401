import { dayWords } from '../../day-words.ts'
import { isWorkingDay, plusDays } from '../../working-days.ts'
import type { Refusal } from '../tasking/rules.ts'

/* The APEL board's meetings. Days are `YYYY-MM-DD`, compared as such. */

export const boardMeetingStates = ['planned', 'drafted', 'held'] as const
export type BoardMeetingState = (typeof boardMeetingStates)[number]

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
    message: `This meeting of the board is planned for ${dayWords(meeting.heldOn)}, which is still to come.`,
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
      message: `This meeting is on ${dayWords(meeting.heldOn)}; the board has said nothing yet.`,
      next: 'Record it on the day.',
    }
  }
  if (meeting.state !== 'held' || today <= memoDueOn(meeting.heldOn)) return null
  return {
    message: `This meeting was held on ${dayWords(meeting.heldOn)} and its memo was due on ${dayWords(memoDueOn(meeting.heldOn))}.`,
    next: 'Record it at the next meeting.',
  }
}
