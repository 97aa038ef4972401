import type { Figure } from '#shared/features/analysis/figures.ts'
import { eTest } from '../statistics/e-test.ts'
import { percentChange, poissonZ } from '../statistics/poisson-z.ts'
import { type Counted, rateRatio } from '../statistics/rate-ratio.ts'

/** Two counts against each other, with what chance would explain. */
export type CountChange = {
  difference: number
  /** Change of the rate in per cent, and its 95 per cent interval. */
  percent: Figure
  percentLower: Figure
  percentUpper: Figure
  /** Two-sided p of equal rates: the E-test. */
  p: number
  /** 2 (sqrt now - sqrt before), where both were counted over the same time. */
  z: Figure
}

/** A count now against one before: E-test for p, exact conditional interval for the change. */
export function compareCounts(now: Counted, before: Counted): CountChange {
  const { lower, upper } = rateRatio(now, before)
  const perExposure = percentChange(before.count / before.exposure, now.count / now.exposure)
  const asChange = (ratio: Figure): Figure =>
    before.count === 0 || typeof ratio !== 'number' ? percentChange(0, 0) : (ratio - 1) * 100
  return {
    difference: now.count - before.count,
    percent: perExposure,
    percentLower: asChange(lower),
    percentUpper: asChange(upper),
    p: eTest(now, before),
    z:
      now.exposure === before.exposure
        ? poissonZ(before.count, now.count)
        : { unavailable: 'The two were not counted over the same time.' },
  }
}
