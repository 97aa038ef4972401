import type { NewsKind } from '#shared/features/analysis/rules.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { incompleteBeta } from '../statistics/special-functions.ts'

/** Something new, before it has a name: places are named by who knows the areas. */
export type Found = {
  kind: NewsKind
  /** Empty where it is to be named by its place. */
  title: string
  /** Middle of its incidents, EPSG:27700 metres; null where it has no place. */
  centre: [number, number] | null
  /** True where its incidents all stand at one place, which then has a name of its own. */
  isOnePlace: boolean
  sentence: string
  count: number
  expected: number | null
  p: number | null
  q: number | null
  polygons: Polygons
  /** Positions in the columns the scan was given, ascending. */
  members: Uint32Array
}

/**
 * Chance of `recent` or more of n incidents in the recent days, each being recent with chance `share`: the exact
 * comparison of two Poisson counts given their sum (Przyborowski and Wilenski 1940). Where the chances differ, their
 * mean makes it no smaller than it is (Hoeffding 1956), as long as more are recent than were to be expected.
 */
export function chanceOfSoMany(recent: number, n: number, share: number): number {
  if (recent <= 0) return 1
  return rounded(incompleteBeta(share, recent, n - recent + 1).lower)
}

/** Chance of `recent` or fewer. */
export function chanceOfSoFew(recent: number, n: number, share: number): number {
  if (recent >= n) return 1
  return rounded(incompleteBeta(share, recent + 1, n - recent).upper)
}

/** Digits that another machine's logarithm may change decide nothing. */
function rounded(p: number): number {
  return Number(Math.min(1, p).toPrecision(9))
}

/** Incidents expected, to the hundredth. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
