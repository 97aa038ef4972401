import { zOfConfidence } from './normal-quantile.ts'
import type { Interval } from './poisson.ts'

/**
 * Interval for a proportion of `count` among `of` (Wilson 1927, without continuity correction):
 * `(k + z^2/2 +/- z sqrt(k (n - k) / n + z^2/4)) / (n + z^2)`. Of none it is everything from 0 to 1.
 */
export function wilsonInterval(count: number, of: number, confidence = 0.95): Interval {
  if (of === 0) return { lower: 0, upper: 1 }
  const z = zOfConfidence(confidence)
  const middle = count + (z * z) / 2
  const reach = z * Math.sqrt((count * (of - count)) / of + (z * z) / 4)
  // At none and at all the bound is 0 or 1, which rounding would miss by a hair.
  return {
    lower: count === 0 ? 0 : (middle - reach) / (of + z * z),
    upper: count === of ? 1 : (middle + reach) / (of + z * z),
  }
}
