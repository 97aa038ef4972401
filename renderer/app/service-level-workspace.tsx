import { ServiceLevelPage } from '../features/performance/service-levels/service-level-page.tsx'
import { mapOf } from './map-of.ts'

/** A promise of an agency, with the way to its calls on the map. */
export default function ServiceLevelWorkspace() {
  return <ServiceLevelPage mapOf={mapOf} />
}
