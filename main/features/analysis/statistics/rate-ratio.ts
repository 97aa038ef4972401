import type { Figure } from '#shared/features/analysis/figures.ts'
import { crossingOf, incompleteBeta } from './special-functions.ts'

/** A count and how long, or among how many, it was counted; any unit, the same for both. */
export type Counted = { count: number; exposure: number }

export type RateRatio = {
  /** Rate of the first over that of the second. */
  ratio: Figure
  lower: Figure
  upper: Figure
  /** Two-sided, exact. */
  p: number
}

/**
 * Ratio of two Poisson rates with its exact conditional interval and test (Przyborowski and Wilenski 1940; Clopper
 * and Pearson 1934). Given the sum n of both counts, the first is binomial with share
 * `ratio * e1 / (ratio * e1 + e2)`; the bounds of that share give those of the ratio. p is twice the smaller tail at
 * ratio 1 and at most 1, so that p < 1 - confidence exactly where the interval leaves out 1.
 */
export function rateRatio(one: Counted, other: Counted, confidence = 0.95): RateRatio {
  const [a, b] = [one.count, other.count]
  if (a + b === 0) {
    const nothing = { unavailable: 'Neither period has any, so there is nothing to compare.' }
    return { ratio: nothing, lower: nothing, upper: nothing, p: 1 }
  }
  const tail = (1 - confidence) / 2
  const perExposure = other.exposure / one.exposure
  const ratioOf = (share: number) => (share / (1 - share)) * perExposure
  const lowerShare = a > 0 ? crossingOf(share => incompleteBeta(share, a, b + 1).lower, tail, 0, 1) : 0
  const upperShare = b > 0 ? crossingOf(share => -incompleteBeta(share, a + 1, b).upper, -tail, 0, 1) : 1
  const none = { unavailable: 'The second count is zero, and nothing can be a multiple of it.' }
  return {
    ratio: b > 0 ? a / one.exposure / (b / other.exposure) : none,
    lower: ratioOf(lowerShare),
    upper: b > 0 ? ratioOf(upperShare) : none,
    p: twoSidedBinomial(a, b, one.exposure / (one.exposure + other.exposure)),
  }
}

/** Twice the smaller tail of a successes among a + b, at most 1. */
function twoSidedBinomial(a: number, b: number, share: number): number {
  const atLeast = a > 0 ? incompleteBeta(share, a, b + 1).lower : 1
  const atMost = b > 0 ? incompleteBeta(share, a + 1, b).upper : 1
  return Math.min(1, 2 * Math.min(atLeast, atMost))
}
