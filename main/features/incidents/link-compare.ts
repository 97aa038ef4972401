import { codesAgree } from './link-category.ts'
import { type LinkReach, linkScore, neverCompared, placeFactor, timeFactor } from './link-score.ts'
import { type Compared, placeWordsShared, reasonsOf, samePerson } from './link-words.ts'

/** The whole score of two incidents and the reasons for it; 0 where they are never compared or too far apart. */
export function compareTold(
  one: Compared,
  other: Compared,
  { radiusMetres, withinMinutes }: LinkReach,
): { score: number; reasons: string[] } {
  if (neverCompared(one) !== null || neverCompared(other) !== null) return { score: 0, reasons: [] }
  const agreement = codesAgree(one.code, other.code)
  const base =
    agreement.factor * timeFactor(one, other, withinMinutes) * placeFactor(one, other, radiusMetres)
  const words = placeWordsShared(one.place, other.place)
  return {
    score: linkScore(base, words, samePerson(one, other) ? 1 : 0),
    reasons: reasonsOf(one, other, agreement),
  }
}
