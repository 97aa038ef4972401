import { counted, whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import type { Figures } from '#shared/features/profiles/contract.ts'
import { whenKnown } from '../../words.ts'
import { isAtTheTable } from '../parts/audience.ts'
import type { ProfileContent } from './content.ts'

/**
 * What the reader must know before trusting the figures: what is missing, inexact or late. Small counts are told
 * only to those who work on the problem: disclosure control does not read sentences.
 */
export function caveatsOf(content: ProfileContent): string[] {
  const { profile, sourcesToday, recountedWithout, places, analysis } = content
  const { figures } = profile
  const drawn = places.reduce((sum, { count }) => sum + count, 0)
  const late = sourcesToday.filter(source => source.late).map(({ sourceName }) => sourceName)
  return [
    ...(recountedWithout.length > 0
      ? [
          `Counted without ${recountedWithout.join(', ')}, whose data may not reach this audience, from the incidents of today${profile.adoptedOn ? ': the figures are not those that were frozen on adoption' : ''}.`,
        ]
      : []),
    ...(isAtTheTable(content.audience) ? exactCaveats(content, drawn) : broadCaveats(content, drawn)),
    ...(drawn !== figures.total && isAtTheTable(content.audience)
      ? [
          `${whole(figures.total)} incidents were counted when the baseline was frozen; ${whole(drawn)} of them are in the bureau today and drawn on the map.`,
        ]
      : []),
    ...endedBefore(figures),
    ...(late.length > 0
      ? [`Late by their own rhythm: ${late.join(', ')}. The last weeks may be too low.`]
      : []),
    profile.filter.count === 'events'
      ? 'Counted as events: calls that were linked to one event count once, by the earliest. Calls that nobody has linked count each.'
      : 'The same event may have been told to two agencies and then counts twice.',
    ...(isAtTheTable(content.audience) ? analysis.warnings : []),
  ]
}

const unplacedOf = ({ sourcesToday }: ProfileContent) =>
  sourcesToday.reduce((sum, source) => sum + source.unplaced, 0)
const allPlaced = 'Every incident of these sources could be placed.'

function exactCaveats(content: ProfileContent, drawn: number): string[] {
  const { places, inexactPlaces, monthOnly } = content
  const unplaced = unplacedOf(content)
  const most = places.reduce((largest, { count }) => Math.max(largest, count), 0)
  return [
    unplaced > 0
      ? `${counted(unplaced, 'incident')} of these sources could not be placed; none of them can be counted in an outline.`
      : allPlaced,
    ...(inexactPlaces > 0
      ? [
          `${whole(inexactPlaces)} of ${whole(drawn)} incidents stand at a point that stands for several addresses: single addresses cannot be told apart.`,
        ]
      : []),
    ...(drawn > 0 && most * 2 >= drawn
      ? [`${whole(most)} of ${whole(drawn)} incidents stand at one place.`]
      : []),
    ...(monthOnly > 0
      ? [`Of ${whole(monthOnly)} of ${whole(drawn)} incidents only the month is known.`]
      : []),
  ]
}

function broadCaveats(content: ProfileContent, drawn: number): string[] {
  const { inexactPlaces, monthOnly } = content
  const part = (count: number) => (count * 2 >= drawn ? 'Most' : 'Some')
  return [
    unplacedOf(content) > 0
      ? 'Some incidents of these sources could not be placed; none of them can be counted in an outline.'
      : allPlaced,
    ...(inexactPlaces > 0
      ? [`${part(inexactPlaces)} incidents stand at a point that stands for several addresses.`]
      : []),
    ...(monthOnly > 0 ? [`Of ${part(monthOnly).toLowerCase()} incidents only the month is known.`] : []),
  ]
}

/** Sources with incidents in the profile that end in an earlier month than its figures do. */
export function endedBefore({ sources, to }: Pick<Figures, 'sources' | 'to'>): string[] {
  return sources.flatMap(({ sourceName, count, lastIncident }) => {
    const last = lastIncident?.slice(0, 7)
    if (count === 0 || !last || last >= to.slice(0, 7)) return []
    return [`${sourceName} ends in ${whenKnown(last)}: the months after it are without its calls.`]
  })
}

/** The methods behind the figures in plain words, down to the freeze they can be counted from again. */
export function methodOf(content: ProfileContent): [term: string, words: string][] {
  const { profile, analysis, origin, freeze, isWhole } = content
  const { adoptedOn, figures, filter } = profile
  // With the incidents of each source the whole of them would tell what those that are left out hold.
  const held =
    isWhole && isAtTheTable(content.audience)
      ? `${counted(origin.incidents, 'incident')} of ${counted(origin.imports, 'import')} in the bureau`
      : `all that the bureau held${isWhole ? '' : ', of which this pack counts the sources that may reach its audience'}`
  return [
    [
      'Incidents of this profile',
      `All incidents inside the outline on the map${filter.from ? ` from ${longDay(filter.from)}` : ''}, of the sources and categories of the analysis that found the hotspot. The period has no end: new calls are counted until the profile is adopted.`,
    ],
    [
      'Hotspot',
      `${statementOf(content)} Analysis ${analysis.id}, made on ${longDay(analysis.madeOn)} with version ${analysis.softwareVersion}.`,
    ],
    [
      'Incidents a month',
      'The mean of the whole months between the first and the last day that the data cover. Months without an incident count; months cut off by the edge of the data do not.',
    ],
    [
      'Repeat locations',
      'Places with two incidents or more, the busiest first, with the running total of all that are placed exactly.',
    ],
    [
      'Change since adoption',
      'Calls a month since the day after adoption against the whole months of the baseline. The interval is the exact 95 % interval of the ratio of two Poisson rates; the E-test (Krishnamoorthy and Thomson) says how often chance alone would do as much. Calls of the time before that arrive later are in neither.',
    ],
    [
      adoptedOn ? 'Baseline and freeze' : 'Freeze',
      adoptedOn
        ? `Frozen on adoption, ${longDay(adoptedOn)}, up to ${longDay(figures.to)}: freeze ${origin.id}, ${held}. What is counted since then is ${freeze ? `of freeze ${freeze.id}` : 'live, as of today'}.`
        : `The hotspot was found in freeze ${origin.id} of ${longDay(origin.madeOn)}: ${held}. ${freeze ? `The figures of this pack are of freeze ${freeze.id}.` : 'The figures above are live, as of today.'}`,
    ],
  ]
}

/** How the hotspot was found: with the counts of all sources for those at the table who may have every source. */
function statementOf({ analysis, audience, isWhole }: ProfileContent): string {
  return isWhole && isAtTheTable(audience)
    ? analysis.statement
    : 'Found by a method of the bureau among the calls of all its sources.'
}
