import { FlaggedItems } from '../features/tasking/flagged-items.tsx'
import { MeetingsPage } from '../features/tasking/meetings-page.tsx'
import { mapOf } from './map-of.ts'

/** The meetings of the group, and what was put before it. */
export default function TaskingWorkspace() {
  return <MeetingsPage flagged={<FlaggedItems mapOf={mapOf} />} />
}
