import { PackLink } from '../features/packs/pack-link.tsx'
import { AssessmentPage } from '../features/tasking/assessment/assessment-page.tsx'
import { mapOf } from './map-of.ts'

/** A tactical assessment, each item leading to its incidents and its analysis. */
export default function AssessmentWorkspace() {
  return (
    <AssessmentPage
      mapOf={mapOf}
      analysisOf={analysisId => `/map?tab=hotspots&analysis=${analysisId}`}
      packOf={assessmentId => <PackLink kind="assessment" id={assessmentId} label="Make the pack" />}
    />
  )
}
