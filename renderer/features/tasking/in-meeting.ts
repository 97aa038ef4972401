import { createContext, useContext } from 'react'

/** The meeting that is being held on this screen; what is done to actions there can be undone there. */
export const InMeeting = createContext<number | null>(null)

/** What a command on an action says of the meeting it is given in; nothing outside of one. */
export function useInMeeting(): { inMeetingId?: number } {
  const inMeetingId = useContext(InMeeting)
  return inMeetingId === null ? {} : { inMeetingId }
}
