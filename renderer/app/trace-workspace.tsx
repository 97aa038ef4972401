import { TracePage } from '../features/tasking/trace/trace-page.tsx'
import { mapOf } from './map-of.ts'

/** The trace of anything, its calls on the map. */
export default function TraceWorkspace() {
  return <TracePage mapOf={mapOf} />
}
