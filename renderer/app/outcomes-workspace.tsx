import { OutcomesPage } from '../features/performance/outcomes/outcomes-page.tsx'
import { mapOf } from './map-of.ts'

export default function OutcomesWorkspace() {
  return <OutcomesPage mapOf={mapOf} />
}
