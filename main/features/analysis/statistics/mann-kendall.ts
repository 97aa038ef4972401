import { twoSidedP } from './normal.ts'

/** Rising (above zero) or falling, as a score, and its two-sided p. */
export type Trend = { z: number; p: number }

/**
 * Trend test of Mann (1945) and Kendall (1975): S counts the pairs of values in which the later one is higher, less
 * those in which it is lower; its variance under no trend is `(n (n-1)(2n+5) - sum of t (t-1)(2t+5) over ties) / 18`,
 * and z takes one off S towards zero (continuity). With fewer than four values nothing is significant.
 */
export function mannKendall(values: ArrayLike<number>): Trend {
  const n = values.length
  let s = 0
  for (let j = 1; j < n; j++) for (let i = 0; i < j; i++) s += Math.sign(values[j]! - values[i]!)
  const ties = new Map<number, number>()
  for (let i = 0; i < n; i++) ties.set(values[i]!, (ties.get(values[i]!) ?? 0) + 1)
  const term = (t: number) => t * (t - 1) * (2 * t + 5)
  let variance = term(n)
  for (const t of ties.values()) variance -= term(t)
  if (variance <= 0 || s === 0) return { z: 0, p: 1 }
  const z = (s - Math.sign(s)) / Math.sqrt(variance / 18)
  return { z, p: twoSidedP(z) }
}
