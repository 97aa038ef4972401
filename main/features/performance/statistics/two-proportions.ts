import { twoSidedP } from '../../analysis/statistics/normal.ts'
import { wilsonInterval } from '../../analysis/statistics/wilson.ts'

/** So many of so many. */
export type Share = { yes: number; of: number }

export type ShareChange = {
  /** The later share less the earlier one. */
  difference: number
  lower: number
  upper: number
  /** Two-sided, of no change. */
  p: number
}

/**
 * Change between two independent proportions. The interval is Newcombe's hybrid score (Statistics in Medicine 17,
 * 1998, method 10), made of the Wilson bounds l and u of both:
 * `d - sqrt((p2 - l2)^2 + (u1 - p1)^2)` to `d + sqrt((u2 - p2)^2 + (p1 - l1)^2)`.
 * The test is of the pooled score, `z = d / sqrt(p (1 - p) (1/n1 + 1/n2))`; where all or none said yes, p is 1.
 *
 * @param earlier and `later` of at least one answer each.
 */
export function compareShares(earlier: Share, later: Share, confidence = 0.95): ShareChange {
  const [before, after] = [earlier.yes / earlier.of, later.yes / later.of]
  const ofBefore = wilsonInterval(earlier.yes, earlier.of, confidence)
  const ofAfter = wilsonInterval(later.yes, later.of, confidence)
  const difference = after - before
  const pooled = (earlier.yes + later.yes) / (earlier.of + later.of)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / earlier.of + 1 / later.of))
  return {
    difference,
    lower: difference - Math.hypot(after - ofAfter.lower, ofBefore.upper - before),
    upper: difference + Math.hypot(ofAfter.upper - after, before - ofBefore.lower),
    p: error === 0 ? 1 : twoSidedP(difference / error),
  }
}
