import { DailyPage } from '../features/tasking/daily/daily-page.tsx'
import { mapOf } from './map-of.ts'

/** Daily tasking, with the way to its calls on the map. */
export default function DailyWorkspace() {
  return <DailyPage mapOf={mapOf} />
}
