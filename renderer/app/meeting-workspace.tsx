import { PackLink } from '../features/packs/pack-link.tsx'
import { MeetingPage } from '../features/tasking/meeting-page.tsx'

/** A meeting of the group, its minutes leading to paper, documents and slides. */
export default function MeetingWorkspace() {
  return (
    <MeetingPage
      minutesOf={meetingId => <PackLink kind="minutes" id={meetingId} label="Make the minutes" />}
    />
  )
}
