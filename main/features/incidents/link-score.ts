import { placeAllowances } from '#shared/features/incidents/links.ts'
import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'

/** How near two incidents must lie to be compared at all. */
export type LinkReach = {
  /** For two exact places, in metres; what an inexact place adds to it: `allowanceMetres`. */
  radiusMetres: number
  /** Between two moments known to the minute. */
  withinMinutes: number
}

/** Added to the radius for an inexact place, by position of the precision; infinite where it is never compared. */
export const allowanceMetres: readonly number[] = placePrecisions.map(
  precision => placeAllowances[precision] ?? Number.POSITIVE_INFINITY,
)

/** An interval of more days says too little of when it was. */
export const longestIntervalMinutes = 3 * 1440

const exact = placePrecisions.indexOf('exact')
const minute = timePrecisions.indexOf('minute')
const interval = timePrecisions.indexOf('interval')
const month = timePrecisions.indexOf('month')

/** What is compared of an incident. Precisions are positions in the lists of `rules.ts`. */
export type Told = {
  easting: number
  northing: number
  placePrecision: number
  fromMinute: number
  toMinute: number
  timePrecision: number
}

/** The last minute in which it may have happened: a moment has no length, whatever else was written. */
export function lastMinute(fromMinute: number, toMinute: number, timePrecision: number): number {
  return timePrecision === minute ? fromMinute : Math.max(fromMinute, toMinute)
}

/** Why an incident can never be compared; null where it can. */
export function neverCompared(
  told: Told,
): 'unplaced' | 'placed by area' | 'month only' | 'long interval' | null {
  if (Number.isNaN(told.easting)) return 'unplaced'
  if (!Number.isFinite(allowanceMetres[told.placePrecision]!)) {
    return placePrecisions[told.placePrecision] === 'area' ? 'placed by area' : 'unplaced'
  }
  if (told.timePrecision === month) return 'month only'
  const length = told.toMinute - told.fromMinute
  return told.timePrecision === interval && length > longestIntervalMinutes ? 'long interval' : null
}

/** How far apart two places of these precisions may be drawn, in metres. */
export function reachMetres(one: number, other: number, radiusMetres: number): number {
  return radiusMetres + allowanceMetres[one]! + allowanceMetres[other]!
}

/** 1 at the same exact place, falling to 0.5 at the reach; times 0.8 where a place is inexact; 0 beyond. */
export function placeFactor(one: Told, other: Told, radiusMetres: number): number {
  const reach = reachMetres(one.placePrecision, other.placePrecision, radiusMetres)
  // Not Math.hypot, which guards against numbers no grid has and takes ten times as long.
  const distance = Math.sqrt((one.easting - other.easting) ** 2 + (one.northing - other.northing) ** 2)
  if (!(distance <= reach)) return 0
  const both = one.placePrecision === exact && other.placePrecision === exact
  return (1 - distance / (2 * reach)) * (both ? 1 : 0.8)
}

/**
 * Two moments: 1 at the same minute, falling to 0.5 at the longest gap, 0 beyond. With a day: 0.5 on the same day,
 * else 0. With an interval: 0.8 ÷ (1 + length of the longer in days) where they overlap, else 0. With a month: 0.
 */
export function timeFactor(one: Told, other: Told, withinMinutes: number): number {
  if (one.timePrecision === month || other.timePrecision === month) return 0
  const oneEnd = lastMinute(one.fromMinute, one.toMinute, one.timePrecision)
  const otherEnd = lastMinute(other.fromMinute, other.toMinute, other.timePrecision)
  if (one.timePrecision === minute && other.timePrecision === minute) {
    const gap = Math.abs(one.fromMinute - other.fromMinute)
    return gap <= withinMinutes ? 1 - gap / (2 * Math.max(1, withinMinutes)) : 0
  }
  if (one.fromMinute > otherEnd || other.fromMinute > oneEnd) return 0
  const isInterval = (precision: number) => precision === minute || precision === interval
  if (!(isInterval(one.timePrecision) && isInterval(other.timePrecision))) return 0.5
  const length = Math.max(oneEnd - one.fromMinute, otherEnd - other.fromMinute)
  return 0.8 / (1 + length / 1440)
}

/**
 * How likely two calls tell of one event, from 0 to 1; a rank for the one who reviews, not a probability.
 *
 *     base  = place × time × category
 *     score = 1 − (1 − base) × (1 − 0.3 × words) × (1 − 0.6 × person)
 *
 * @param category 1 the same code, 0.9 the same kind, 0.6 not comparable; 0 contradicting, and then the score is 0.
 * @param words share of the words of place that both use, 0 to 1.
 * @param person 1 where caller or phone are the same pseudonym, else 0.
 */
export function linkScore(base: number, words: number, person: number): number {
  return base === 0 ? 0 : 1 - (1 - base) * (1 - 0.3 * words) * (1 - 0.6 * person)
}
