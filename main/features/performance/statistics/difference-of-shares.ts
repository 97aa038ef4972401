import { wilsonInterval } from '../../analysis/statistics/wilson.ts'

type Share = { count: number; of: number }

/**
 * Difference of two independent proportions with its interval (Newcombe 1998, method 10, hybrid of two Wilson
 * intervals): `d - sqrt((p1-l1)^2 + (u2-p2)^2)` to `d + sqrt((u1-p1)^2 + (p2-l2)^2)`. Null where one is of none.
 * Two shares are told apart where it lies wholly on one side of 0.
 */
export function differenceOfShares(now: Share, before: Share, confidence = 0.95) {
  if (now.of === 0 || before.of === 0) return null
  const [p1, p2] = [now.count / now.of, before.count / before.of]
  const one = wilsonInterval(now.count, now.of, confidence)
  const two = wilsonInterval(before.count, before.of, confidence)
  const difference = p1 - p2
  return {
    difference,
    lower: difference - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: difference + Math.hypot(one.upper - p1, p2 - two.lower),
  }
}
