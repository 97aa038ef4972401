import type { Hotspot } from '#shared/features/analysis/contract.ts'
import type { NumberedOutline } from '../../map/layers.ts'
import { countOf, formatCount } from '../../ui/counts.ts'

/** Hotspots as the map draws them, marked with their count: counts before colours. */
export function hotspotOutlines(hotspots: readonly Hotspot[]): NumberedOutline[] {
  return hotspots.map(({ id, rank, label, count, centre, polygons }) => ({
    id,
    mark: formatCount(count),
    description: `Hotspot ${rank}: ${countOf(count, 'incident')}, ${label}`,
    centre,
    polygons,
  }))
}
