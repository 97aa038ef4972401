import { HoldPage } from '../features/tasking/hold/hold-page.tsx'
import { AgendaEvidence } from './agenda-evidence.tsx'

/** Meeting mode, with the map and figures of each item beside it. */
export default function HoldMeeting() {
  return <HoldPage evidence={(item, meeting) => <AgendaEvidence item={item} meeting={meeting} />} />
}
