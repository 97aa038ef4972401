import { counted, decimals } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import { surroundings } from '../ground/surroundings.ts'
import { metres } from '../telling/words.ts'
import { numberOfDay } from '../when/days.ts'
import { mostDealt } from '../when/space-time-scan.ts'
import { type Defaults, type DefaultsInput, leastCount } from './defaults.ts'

const radii = [250, 500, 1000, 2000]

/**
 * Time: four weeks, or a third of a shorter period. Radius: the first of 250, 500, 1000 and 2000 m within which an
 * incident has one other on average in that time, so that a cluster has something to stand out from.
 */
export function suggestSpaceTimeScan({ incidents, period }: DefaultsInput): Defaults<'space-time-scan'> {
  const spanDays = period.from === '' ? 1 : numberOfDay(period.to) - numberOfDay(period.from) + 1
  const maxDays = Math.max(1, Math.min(28, Math.floor(spanDays / 3)))
  const places = distinctPlaces(incidents.eastings, incidents.northings)
  let maxRadiusMetres = 250
  let others = 0
  for (const radius of radii) {
    maxRadiusMetres = radius
    others = othersWithin(places, radius)
    if ((others * maxDays) / spanDays >= 1) break
  }
  const replicas = affordableReplicas(incidents.eastings.length)
  return {
    parameters: {
      method: 'space-time-scan',
      maxRadiusMetres,
      maxDays,
      replicas,
      alpha: 0.05,
      minCount: leastCount,
    },
    reasons: [
      {
        parameter: 'maxRadiusMetres',
        reason: `Within ${metres(maxRadiusMetres)} an incident has ${decimals(others, 1)} others on average over the period, ${decimals((others * maxDays) / spanDays, 1)} in ${counted(maxDays, 'day')}.`,
      },
      {
        parameter: 'maxDays',
        reason:
          maxDays === 28
            ? 'Four weeks: longer clusters are those of a hotspot that lasts, which other methods find.'
            : `A third of the ${counted(spanDays, 'day')} of the period.`,
      },
      {
        parameter: 'replicas',
        reason: `The smallest p that ${replicas} replicas can show is ${decimals(1 / (replicas + 1), 3)}${replicas < 999 ? '; with more of them so many incidents would take minutes' : ''}.`,
      },
      {
        parameter: 'alpha',
        reason: 'In one analysis of twenty the strongest cluster would be found by chance.',
      },
      { parameter: 'minCount', reason: `Fewer than ${leastCount} incidents are never called a cluster.` },
    ],
  }
}

/** On dense ground an incident lies in about so many circles, whatever their greatest radius. */
const circlesPerIncident = 120

/** The most replicas that take about a minute. */
function affordableReplicas(incidents: number): number {
  const affordable = mostDealt / 4 / (incidents * circlesPerIncident)
  return [999, 499, 199].find(replicas => replicas <= affordable) ?? 99
}

/** Other incidents within a distance of an incident, on average. */
function othersWithin(places: ReturnType<typeof distinctPlaces>, distanceMetres: number): number {
  const around = surroundings(places, distanceMetres)
  let [sum, asked] = [0, 0]
  for (const [at, place] of around.places.entries()) {
    sum += places.weights[place]! * (around.incidents[at]! - 1)
    asked += places.weights[place]!
  }
  return asked > 0 ? sum / asked : 0
}
