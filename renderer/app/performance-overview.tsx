import { OverviewPage } from '../features/performance/overview/overview-page.tsx'
import { mapOf } from './map-of.ts'

export default function OverviewWorkspace() {
  return <OverviewPage mapOf={mapOf} />
}
