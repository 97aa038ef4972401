import type { Figure } from '#shared/features/analysis/figures.ts'

/**
 * Poisson Z of a change between two counts over equal times: `2 (sqrt(current) - sqrt(previous))`, near enough
 * standard normal where both are 5 or more, as the square root of a Poisson count has variance 1/4. 26 then 4: -6.198.
 */
export function poissonZ(previous: number, current: number): number {
  return 2 * (Math.sqrt(current) - Math.sqrt(previous))
}

/** Change in per cent of the previous count; of zero there is none. */
export function percentChange(previous: number, current: number): Figure {
  if (previous === 0)
    return { unavailable: 'n/a: there were none before, and there is no percentage of zero.' }
  return ((current - previous) / previous) * 100
}
