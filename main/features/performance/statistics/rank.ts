import { seededRandom } from '#shared/random.ts'
import { betaDraw, gammaDraw } from './draws.ts'

/** A force's figure by what stands behind it: so many events over an exposure, or so many of so many. */
export type Ranked = { events: number; base: number }

export type RankInterval = {
  /** Mean place over all draws: what is expected, seldom a whole number. */
  mean: number
  lower: number
  upper: number
}

const draws = 4000

/**
 * Places of several forces with their uncertainty (after H. Goldstein and D. J. Spiegelhalter, "League tables and
 * their limitations", 1996): the figure behind each is drawn many times from what is known of it, all are put in order
 * each time, and the middle 95 of 100 places of each are its interval. A rate is drawn from
 * `Gamma(events + 1/2) / base`, a share from `Beta(events + 1/2, base - events + 1/2)` (Jeffreys' prior for both).
 *
 * @param best which end is place 1.
 * @returns one entry for each force, in their order. The same seed gives the same places.
 */
export function rankIntervals(
  forces: readonly Ranked[],
  kind: 'rate' | 'share',
  best: 'lowest' | 'highest',
  seed: number,
): RankInterval[] {
  const random = seededRandom(seed)
  const places = forces.map(() => new Uint16Array(draws))
  const order = forces.map((_, at) => at)
  const sign = best === 'lowest' ? 1 : -1
  for (let draw = 0; draw < draws; draw++) {
    const figures = forces.map(({ events, base }) =>
      kind === 'rate'
        ? gammaDraw(random, events + 0.5) / base
        : betaDraw(random, events + 0.5, Math.max(0, base - events) + 0.5),
    )
    order.sort((a, b) => sign * (figures[a]! - figures[b]!))
    for (const [place, force] of order.entries()) places[force]![draw] = place + 1
  }
  return places.map(all => {
    all.sort()
    return {
      mean: all.reduce((sum, place) => sum + place, 0) / draws,
      lower: all[Math.floor(0.025 * draws)]!,
      upper: all[Math.ceil(0.975 * draws) - 1]!,
    }
  })
}
