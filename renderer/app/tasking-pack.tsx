import { PackLink } from '../features/packs/pack-link.tsx'
import { PackPage } from '../features/tasking/pack/pack-page.tsx'
import { AgendaEvidence } from './agenda-evidence.tsx'
import { Freshness } from './today/freshness.tsx'

/** The tasking pack of a meeting, with the evidence of each item and how fresh the sources are. */
export default function TaskingPack() {
  return (
    <PackPage
      evidence={(item, meeting) => <AgendaEvidence item={item} meeting={meeting} />}
      freshness={<Freshness />}
      packOf={meetingId => <PackLink kind="tasking" id={meetingId} label="Make the pack" />}
    />
  )
}
