import { counted, decimals } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import { metres } from '../telling/words.ts'
import type { Defaults, DefaultsInput } from './defaults.ts'

/** Three reports, as the review of cases of anti-social behaviour has it. */
const reviewed = 3
const linkMetres = 15
/** Where addresses are written by a gazetteer far more share a point; where by hand or by satellite, hardly any. */
const shareEnough = 0.25

/** Exactly the same point where a quarter of the incidents or more share one with another; else points linked within 15 m. */
export function suggestRepeatLocations({
  incidents: { eastings, northings },
}: DefaultsInput): Defaults<'repeat-locations'> {
  const { weights } = distinctPlaces(eastings, northings)
  const sharing = weights.reduce((sum, weight) => sum + (weight > 1 ? weight : 0), 0)
  const share = eastings.length > 0 ? sharing / eastings.length : 1
  const withinMetres = share >= shareEnough ? 0 : linkMetres
  return {
    parameters: { method: 'repeat-locations', withinMetres, minCount: reviewed },
    reasons: [
      {
        parameter: 'withinMetres',
        reason:
          withinMetres === 0
            ? `Addresses come back as exactly the same point: ${decimals(share * 100, 0)} % of ${counted(eastings.length, 'incident')} share theirs with another.`
            : `Only ${decimals(share * 100, 0)} % of ${counted(eastings.length, 'incident')} share their exact point with another, so points within ${metres(linkMetres)} are taken as one place.`,
      },
      {
        parameter: 'minCount',
        reason: `From ${reviewed} reports on, as a case review of anti-social behaviour is asked for.`,
      },
    ],
  }
}
