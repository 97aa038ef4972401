import { counted } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import { surroundings } from '../ground/surroundings.ts'
import { metres } from '../telling/words.ts'
import { numberOfDay } from '../when/days.ts'
import type { Defaults, DefaultsInput } from './defaults.ts'

const distanceBands = 4
/** So many pairs are permuted 999 times in well under a minute. */
const mostPairs = 20_000_000
const weeksForWeeks = 12

/**
 * Distance: four bands of 100 m, after Johnson and Bowers, or of 50 or 25 m where that would make more pairs than can
 * be permuted while one waits. Time: four weeks where the period holds twelve, else a week of single days.
 */
export function suggestNearRepeat({ incidents, period }: DefaultsInput): Defaults<'near-repeat'> {
  const places = distinctPlaces(incidents.eastings, incidents.northings)
  const bandMetres = [100, 50].find(width => pairsWithin(places, width * distanceBands) <= mostPairs) ?? 25
  const spanDays = period.from === '' ? 0 : numberOfDay(period.to) - numberOfDay(period.from) + 1
  const inWeeks = spanDays >= 7 * weeksForWeeks
  return {
    parameters: {
      method: 'near-repeat',
      bandMetres,
      distanceBands,
      bandDays: inWeeks ? 7 : 1,
      timeBands: inWeeks ? 4 : 7,
      distance: 'manhattan',
      permutations: 999,
      alpha: 0.05,
    },
    reasons: [
      {
        parameter: 'bandMetres',
        reason:
          bandMetres === 100
            ? 'A hundred metres is about a block of houses, and the width in common use.'
            : `The incidents lie so densely that wider bands would hold more pairs than can be permuted while you wait; ${metres(bandMetres)} do not.`,
      },
      {
        parameter: 'distanceBands',
        reason: `Up to ${metres(bandMetres * distanceBands)}, beside the same place: further off an earlier incident hardly warns of a later one.`,
      },
      {
        parameter: 'bandDays',
        reason: inWeeks
          ? 'Whole weeks, so that the days of the week count alike in each.'
          : `The period has only ${counted(spanDays, 'day')}, too few for bands of a week.`,
      },
      {
        parameter: 'timeBands',
        reason: inWeeks ? 'Up to four weeks after an incident.' : 'Up to a week after an incident.',
      },
      {
        parameter: 'distance',
        reason: 'People go along streets, and the way along a grid is nearer to that than a straight line.',
      },
      { parameter: 'permutations', reason: 'The smallest p that 999 permutations can show is 0.001.' },
      { parameter: 'alpha', reason: 'No more than one band in twenty is expected to stand out by chance.' },
    ],
  }
}

/** Pairs within a distance, from the places looked round. */
function pairsWithin(places: ReturnType<typeof distinctPlaces>, distanceMetres: number): number {
  const around = surroundings(places, distanceMetres)
  if (around.places.length === 0) return 0
  let pairs = 0
  for (const [at, place] of around.places.entries()) pairs += places.weights[place]! * around.incidents[at]!
  return ((pairs / 2) * places.weights.length) / around.places.length
}
