import { BriefingPage } from '../features/briefings/briefing-page.tsx'
import { PackActions } from '../features/packs/pack-actions.tsx'

/** A call-taker briefing with its printed page. */
export default function BriefingWorkspace() {
  return (
    <BriefingPage
      pack={({ id, status }) => <PackActions kind="briefing" id={id} onlyShown={status === 'draft'} />}
    />
  )
}
