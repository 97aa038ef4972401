import { whole } from '#shared/count-words.ts'
import { convexHull } from '../ground/convex-hull.ts'
import { distinctPlaces } from '../ground/places.ts'
import { signedArea } from '../ground/rings.ts'
import { surroundings } from '../ground/surroundings.ts'
import { quantile } from '../statistics/bandwidth.ts'
import { metres } from '../telling/words.ts'
import { thresholdOf } from '../where/nearest-neighbour-clusters.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

const probability = 0.05
const levels = 3

/** Incidents: the count that only one place in a hundred has within the threshold, and never below 5. */
export function suggestNearestNeighbour({
  incidents: { eastings, northings },
}: DefaultsInput): Defaults<'nearest-neighbour'> {
  const places = distinctPlaces(eastings, northings)
  const squareMetres = signedArea(convexHull(places.eastings, places.northings))
  const { thresholdMetres } = thresholdOf(Math.max(1, eastings.length), squareMetres, probability)
  const around =
    thresholdMetres > 0 ? surroundings(places, thresholdMetres).incidents.toSorted() : new Float64Array()
  const rare = around.length > 0 ? Math.ceil(quantile(around, 0.99)) : 0
  return {
    parameters: {
      method: 'nearest-neighbour',
      probability,
      minPoints: Math.min(100_000, Math.max(leastCount, rare)),
      levels,
      deviations: 1,
    },
    reasons: [
      {
        parameter: 'probability',
        reason: 'As many incidents at random would be as near to each other on average once in twenty times.',
      },
      {
        parameter: 'minPoints',
        reason:
          rare > leastCount
            ? `Only one place in a hundred has ${whole(rare)} incidents or more within ${metres(thresholdMetres)}, the threshold.`
            : `Fewer than ${leastCount} incidents are never called a hotspot.`,
      },
      {
        parameter: 'levels',
        reason: 'Hotspots, the neighbourhoods they make together, and the parts of town these make.',
      },
      {
        parameter: 'deviations',
        reason: 'An ellipse of one standard deviation marks the core; a larger one takes in quiet ground.',
      },
    ],
  }
}
