import type { Filter } from '#shared/features/incidents/contract.ts'
import { writeFilter } from '../features/incidents/filter-address.ts'

/** The address of the map with the incidents of a filter. */
export function mapOf(filter: Filter): string {
  return `/map?${writeFilter(new URLSearchParams({ tab: 'incidents' }), filter)}`
}
