import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { distinctPlaces } from '../analysis/ground/places.ts'
import { gather, placedAmong } from '../incidents/places.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { MapFigure } from './model/document.ts'

const exact = placePrecisions.indexOf('exact')
const month = timePrecisions.indexOf('month')

/**
 * The incidents to draw by place, and how many are known inexactly.
 *
 * @param lastIncidentId of the freeze; later ones are not part of what was counted. Infinity takes all.
 */
export function placeCounts(
  snapshot: Snapshot,
  positions: Uint32Array,
  lastIncidentId: number,
): { places: MapFigure['places']; monthOnly: number; inexactPlaces: number } {
  const drawn = positions.filter(at => snapshot.ids[at]! <= lastIncidentId)
  const placed = placedAmong(snapshot, drawn)
  const { eastings, northings, weights } = distinctPlaces(
    gather(snapshot.eastings, placed),
    gather(snapshot.northings, placed),
  )
  return {
    places: Array.from(weights, (count, at) => ({
      easting: eastings[at]!,
      northing: northings[at]!,
      count,
    })),
    monthOnly: drawn.filter(at => snapshot.timePrecisions[at] === month).length,
    inexactPlaces: drawn.filter(at => snapshot.placePrecisions[at] !== exact).length,
  }
}
