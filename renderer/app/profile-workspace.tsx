import { useNavigate, useParams } from 'react-router'
import type { FigureLead } from '#shared/features/profiles/figure-text.ts'
import { SimilarProblems } from '../features/library/similar-problems.tsx'
import { PackActions } from '../features/packs/pack-actions.tsx'
import { ProfilePage } from '../features/profiles/profile-page.tsx'
import { ProfileActions } from '../features/tasking/profile-actions.tsx'
import { PutOnAgenda } from '../features/tasking/put-on-agenda.tsx'
import { TraceLink } from '../features/tasking/trace/trace-link.tsx'
import { mapOf } from './map-of.ts'

/** A problem profile with its packs and what was tasked on it. */
export default function ProfileWorkspace() {
  const navigate = useNavigate()
  const profileId = Number(useParams().profileId)
  return (
    <ProfilePage
      profileId={profileId}
      pack={
        <>
          <TraceLink kind="profile" id={profileId} />
          <PackActions kind="profile" id={profileId} />
        </>
      }
      agenda={<PutOnAgenda profileId={profileId} />}
      actions={<ProfileActions profileId={profileId} />}
      onFigure={lead => void navigate(placeOf(lead))}
      library={<SimilarProblems profileId={profileId} />}
      mapOf={mapOf}
    />
  )
}

/** Where a figure of the text leads: to its analysis, or to the map of its incidents. */
function placeOf(lead: FigureLead): string {
  if (lead.kind === 'incidents') return mapOf(lead.filter)
  const { analysisId, hotspotId } = lead
  return `/map?tab=hotspots&analysis=${analysisId}${hotspotId === null ? '' : `&hotspot=${hotspotId}`}`
}
