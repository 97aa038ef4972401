import { twoSidedP } from '../../analysis/statistics/normal.ts'
import { wilsonInterval } from '../../analysis/statistics/wilson.ts'

/** So many of so many. */
type Share = { count: number; of: number }

type ShareChange = {
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
 * Both must be of at least one. Two shares are told apart where the interval lies wholly on one side of 0.
 */
export function compareShares(earlier: Share, later: Share, confidence = 0.95): ShareChange {
  const [before, after] = [earlier.count / earlier.of, later.count / later.of]
  const ofBefore = wilsonInterval(earlier.count, earlier.of, confidence)
  const ofAfter = wilsonInterval(later.count, later.of, confidence)
  const difference = after - before
  const pooled = (earlier.count + later.count) / (earlier.of + later.of)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / earlier.of + 1 / later.of))
  return {
    difference,
    lower: difference - Math.hypot(after - ofAfter.lower, ofBefore.upper - before),
    upper: difference + Math.hypot(ofAfter.upper - after, before - ofBefore.lower),
    p: error === 0 ? 1 : twoSidedP(difference / error),
  }
}
