import { counted, whole } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import { quantile } from '../statistics/bandwidth.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

/**
 * Incidents: a quarter of the square root of their number, so that twice the incidents do not make twice the
 * clusters; more than all but one place in a hundred has by itself, so that few clusters are a single address;
 * never below 5.
 */
export function suggestHdbscan({ incidents: { eastings, northings } }: DefaultsInput): Defaults<'hdbscan'> {
  const n = eastings.length
  const atPlaces = distinctPlaces(eastings, northings).weights.toSorted()
  const atOne = n > 0 ? Math.ceil(quantile(atPlaces, 0.99)) + 1 : 0
  const fromAll = Math.round(Math.sqrt(n) / 4)
  const minPoints = Math.min(100_000, Math.max(leastCount, fromAll, atOne))
  const reason =
    minPoints === fromAll
      ? `A quarter of the square root of ${counted(n, 'incident')}: fewer part the noise into crowds, more hide the small ones.`
      : minPoints === atOne
        ? `Only one place in a hundred has ${whole(atOne)} incidents or more by itself, so that few of the crowds are a single address.`
        : `Fewer than ${leastCount} incidents are never called a hotspot.`
  return {
    parameters: { method: 'hdbscan', minPoints },
    reasons: [{ parameter: 'minPoints', reason }],
  }
}
