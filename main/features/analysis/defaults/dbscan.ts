import { counted, decimals, whole } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import { surroundings } from '../ground/surroundings.ts'
import { quantile } from '../statistics/bandwidth.ts'
import { metres } from '../telling/words.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

/**
 * Distance: 50 m, or the first of 75, 100, 150 and 200 m at which half of the incidents have another place in
 * reach. Incidents: the count that only one place in a hundred has around it, and never below 5.
 */
export function suggestDbscan({ incidents: { eastings, northings } }: DefaultsInput): Defaults<'dbscan'> {
  const places = distinctPlaces(eastings, northings)
  let epsMetres = 200
  let share = 0
  let around = surroundings(places, 50)
  for (const candidate of [50, 75, 100, 150, 200]) {
    around = surroundings(places, candidate)
    epsMetres = candidate
    share = shareWithNeighbour(around.places, around.hasNeighbour, places.weights)
    if (share >= 0.5) break
  }
  const counts = around.incidents.toSorted()
  const rare = counts.length > 0 ? Math.ceil(quantile(counts, 0.99)) : 0
  const minPoints = Math.min(100_000, Math.max(leastCount, rare))
  const tooFew = eastings.length < leastCount
  return {
    parameters: { method: 'dbscan', epsMetres, minPoints },
    reasons: [
      {
        parameter: 'epsMetres',
        reason: tooFew
          ? `There are only ${counted(eastings.length, 'incident')}, too few to suggest a distance.`
          : `${decimals(share * 100, 0)} % of ${counted(eastings.length, 'incident')} have another place within ${metres(epsMetres)}. A shorter distance finds single addresses, a longer one whole districts.`,
      },
      {
        parameter: 'minPoints',
        reason:
          rare > leastCount
            ? `Only one place in a hundred has ${whole(rare)} incidents or more within ${metres(epsMetres)}.`
            : `Fewer than ${leastCount} incidents are never called a hotspot.`,
      },
    ],
  }
}

function shareWithNeighbour(asked: Uint32Array, hasNeighbour: Uint8Array, weights: Float64Array): number {
  let all = 0
  let near = 0
  for (const [at, place] of asked.entries()) {
    all += weights[place]!
    if (hasNeighbour[at]) near += weights[place]!
  }
  return all > 0 ? near / all : 0
}
