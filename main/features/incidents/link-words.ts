import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { type CodeAgreement, sharedName } from './link-category.ts'
import { lastMinute, type Told } from './link-score.ts'

/** Words that stand in half of all addresses and so tell none apart. */
const everywhere = new Set(
  'on or near the of at in by and st street rd road av ave avenue ln lane cl close dr drive way'
    .split(' ')
    .concat('ct court pl place cres crescent gardens gdns terrace flat house park'.split(' ')),
)

function ownWords(place: string | null): Set<string> {
  const words = (place ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter(word => !everywhere.has(word)))
}

/** A town or a neighbourhood that both name is not yet the same place. */
const leastShared = 0.6

/** Which share of the words of the shorter description of a place stands in the other too; 0 where that is little. */
export function placeWordsShared(one: string | null, other: string | null): number {
  const [mine, theirs] = [ownWords(one), ownWords(other)]
  const fewest = Math.min(mine.size, theirs.size)
  if (fewest === 0) return 0
  let shared = 0
  for (const word of mine) if (theirs.has(word)) shared++
  return shared / fewest < leastShared ? 0 : shared / fewest
}

const precisionOf = (told: Told) => timePrecisions[told.timePrecision]!

/** "40 m apart", "the same place"; of an inexact place also how it is known. */
export function distanceWords(one: Told, other: Told): string {
  const metres = Math.round(Math.hypot(one.easting - other.easting, one.northing - other.northing))
  const apart = metres === 0 ? 'at the same point' : `${metres} m apart`
  const inexact = [one, other]
    .map(({ placePrecision }) => placePrecisions[placePrecision]!)
    .filter(precision => precision !== 'exact')
  const known = [...new Set(inexact)].map(precision =>
    precision === 'snapped' ? 'a snapped point' : `a ${precision}`,
  )
  return known.length === 0 ? apart : `${apart}, placed by ${known.join(' and ')}`
}

/** "12 minutes", "the same day", "within the same interval". */
export function timeWords(one: Told, other: Told): string {
  const precisions = [precisionOf(one), precisionOf(other)]
  if (precisions.includes('day')) return 'the same day'
  if (precisions.includes('interval')) {
    const longest = Math.max(
      ...[one, other].map(
        ({ fromMinute, toMinute, timePrecision }) =>
          lastMinute(fromMinute, toMinute, timePrecision) - fromMinute,
      ),
    )
    const length = longest < 120 ? `${longest} minutes` : `${Math.round(longest / 60)} hours`
    return `within an interval of ${length}`
  }
  const gap = Math.abs(one.fromMinute - other.fromMinute)
  if (gap === 0) return 'the same minute'
  return gap === 1 ? '1 minute' : `${gap} minutes`
}

export type Compared = Told & {
  code: string | null
  place: string | null
  caller: string | null
  phone: string | null
}

/** What speaks for it that two calls tell of one event, in words, the numbers first. */
export function reasonsOf(one: Compared, other: Compared, agreement: CodeAgreement): string[] {
  const shared = sharedName(agreement)
  const person = samePerson(one, other)
  return [
    distanceWords(one, other),
    timeWords(one, other),
    shared ? `both ${shared}` : 'categories cannot be compared',
    ...(placeWordsShared(one.place, other.place) > 0 ? ['the same words of place'] : []),
    ...(person ? [person] : []),
  ]
}

/** Pseudonyms are keyed for the whole bureau: the same person has the same one in every source. */
export function samePerson(one: Compared, other: Compared): string | null {
  if (one.phone !== null && one.phone === other.phone) return 'the same telephone'
  return one.caller !== null && one.caller === other.caller ? 'the same caller' : null
}
