import { crossingOf, incompleteGamma, poissonMassAt } from './special-functions.ts'

export type Interval = { lower: number; upper: number }

/** P(X = count) for a Poisson draw of a mean. */
export function poissonMass(count: number, mean: number): number {
  return poissonMassAt(count, mean)
}

/** P(X <= count). The chance of so few. */
export function poissonAtMost(count: number, mean: number): number {
  return count < 0 ? 0 : incompleteGamma(Math.floor(count) + 1, mean).upper
}

/** P(X >= count), the count itself included. The chance of so many. */
export function poissonAtLeast(count: number, mean: number): number {
  return count <= 0 ? 1 : incompleteGamma(Math.ceil(count), mean).lower
}

/**
 * Exact interval for the mean behind a Poisson count (Garwood 1936): the lower bound is the mean under which so many
 * or more have chance (1 - confidence) / 2, the upper that under which so few or fewer have it. Through the gamma
 * distribution it also serves counts that are no whole numbers, as sums of aoristic weights.
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  const tail = (1 - confidence) / 2
  const reach = count + 40 * Math.sqrt(count + 1) + 800
  return {
    lower: count > 0 ? crossingOf(mean => incompleteGamma(count, mean).lower, tail, 0, count) : 0,
    upper: crossingOf(mean => -incompleteGamma(count + 1, mean).upper, -tail, count, reach),
  }
}
