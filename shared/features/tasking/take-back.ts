import { dayWords } from '../../day-words.ts'
import type { ActionEvent } from './action-rules.ts'
import type { Refusal } from './rules.ts'

type Past = readonly Pick<ActionEvent, 'kind' | 'to'>[]

/**
 * Which event of an action's history would be taken back: the last change by a person that has not been taken back
 * yet. What was said stays said, and what a meeting put before the chair stays there. Null where there is none.
 */
export function changeToTakeBack(events: Past): number | null {
  const standing: number[] = []
  for (const [at, { kind, to }] of events.entries()) {
    if (kind === 'taken-back') standing.pop()
    else if ((kind === 'moved' || kind === 'changed') && Object.keys(to).length > 0) standing.push(at)
  }
  return standing.at(-1) ?? null
}

/**
 * A change is taken back until a meeting was held that knew of it; an agency takes back what it said itself.
 *
 * @param change null where no change stands; `heldSince` is the day of the first such meeting.
 */
export function whyNotTakeBack(
  change: { by: string; heldSince: string | null } | null,
  person: { login: string; isPartner: boolean },
): Refusal {
  if (!change) {
    return { message: 'Nothing of this action stands to be taken back.', next: 'Change it, or add a note.' }
  }
  if (person.isPartner && change.by !== person.login) {
    return {
      message: 'This was not changed by you.',
      next: 'Answer with what is right, or ask the bureau to take it back.',
    }
  }
  if (change.heldSince === null) return null
  return {
    message: `The meeting of ${dayWords(change.heldSince)} has been held since, and knew the action as it is.`,
    next: 'Change it and say why, or open it again.',
  }
}
