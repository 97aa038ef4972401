import type { Action } from '#shared/features/tasking/contract.ts'
import { sayUndoable } from '../../client/say-undoable.tsx'
import { useCommand } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
import { useInMeeting } from './in-meeting.ts'

/** The note in the corner about an action. */
export const noteOf = (actionId: number) => `action-${actionId}`

/**
 * Says what was done with an action, with the way back. In a meeting that is held on this screen the way back is that
 * of the meeting.
 */
export function useChanged(): (saved: Action, words: string) => void {
  const takeBack = useCommand('tasking.takeBackAction')
  const { inMeetingId } = useInMeeting()
  return ({ id, number, version }, words) => {
    if (inMeetingId !== undefined) return sayDone(words)
    sayUndoable(noteOf(id), words, () =>
      takeBack.mutate({ actionId: id, version }, { onSuccess: () => sayDone(`${number} is as it was.`) }),
    )
  }
}
