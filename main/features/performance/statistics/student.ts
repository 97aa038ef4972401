import { crossingOf, incompleteBeta } from '../../analysis/statistics/special-functions.ts'

/**
 * Two-sided p of Student's t: the chance of one at least as far from zero, `I(df / (df + t^2); df / 2, 1 / 2)`
 * with the regularised incomplete beta function.
 */
export function studentP(t: number, degreesOfFreedom: number): number {
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5).lower
}

/** The t that a draw stays within on both sides with this confidence: 2.228139 for 0.95 and 10 degrees of freedom. */
export function studentOfConfidence(confidence: number, degreesOfFreedom: number): number {
  return crossingOf(t => -studentP(t, degreesOfFreedom), confidence - 1, 0, 1e4)
}
