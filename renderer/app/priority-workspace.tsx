import { PriorityPage } from '../features/briefings/priority-page.tsx'
import { mapOf } from './map-of.ts'

/** A neighbourhood priority, with the way to its calls on the map. */
export default function PriorityWorkspace() {
  return <PriorityPage mapOf={mapOf} />
}
