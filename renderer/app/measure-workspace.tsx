import { MeasurePage } from '../features/performance/measures/measure-page.tsx'
import { mapOf } from './map-of.ts'

/** A measure, with the way to the incidents it counts on the map. */
export default function MeasureWorkspace() {
  return <MeasurePage mapOf={mapOf} />
}
