import { poissonMass } from './poisson.ts'
import type { Counted } from './rate-ratio.ts'

/**
 * E-test for two Poisson counts (K. Krishnamoorthy and J. Thomson, "A more powerful test for comparing two Poisson
 * means", 2004): two-sided p of counts k1 and k2 over exposures e1 and e2 under equal rates,
 *
 * `p = sum over x1, x2 of Poisson(x1; e1 r) Poisson(x2; e2 r) where T(x1, x2) >= T(k1, k2)`,
 * `T = |x1 / e1 - x2 / e2| / sqrt(x1 / e1^2 + x2 / e2^2)`, `r = (k1 + k2) / (e1 + e2)`.
 *
 * T rises with the distance of x2 from x1 e2 / e1 on either side, so for each x1 the counts that are as far apart
 * are all from some x2 upwards and all up to another, and both move up with x1: linear in the counts. Squares of T are
 * compared by multiplying across, so that for whole counts and exposures no rounding decides a tie.
 */
export function eTest(one: Counted, other: Counted): number {
  const [e1, e2] = [one.exposure, other.exposure]
  const [over, under] = squareOf(one.count, other.count, e1, e2)
  if (over === 0) return 1
  const rate = (one.count + other.count) / (e1 + e2)
  const first = masses(e1 * rate)
  const second = masses(e2 * rate)
  const below = running(second.values)
  const isAsFar = (x1: number, x2: number) => {
    const [otherOver, otherUnder] = squareOf(x1, x2, e1, e2)
    return otherUnder > 0 && otherOver * under >= over * otherUnder
  }
  let p = 0
  /** Counts before `few` are as far below, counts from `many` on as far above. */
  let [few, many] = [0, 0]
  for (const [i, mass] of first.values.entries()) {
    const x1 = first.from + i
    const level = (x1 * e2) / e1
    while (few < second.values.length && second.from + few < level && isAsFar(x1, second.from + few)) few++
    if (many < few) many = few
    while (many < second.values.length && !(second.from + many > level && isAsFar(x1, second.from + many))) {
      many++
    }
    p += mass * (below[few]! + (below.at(-1)! - below[many]!))
  }
  return Math.min(1, p)
}

/** Numerator and denominator of the square of T, both times (e1 e2)^2. */
function squareOf(x1: number, x2: number, e1: number, e2: number): [over: number, under: number] {
  return [(x1 * e2 - x2 * e1) ** 2, x1 * e2 * e2 + x2 * e1 * e1]
}

/** Masses of a Poisson draw over the counts that ever come up: outside lies less than 1e-20. */
function masses(mean: number): { from: number; values: Float64Array } {
  const reach = 10 * Math.sqrt(mean) + 40
  const from = Math.max(0, Math.floor(mean - reach))
  const length = Math.ceil(mean + reach) - from + 1
  return { from, values: Float64Array.from({ length }, (_, i) => poissonMass(from + i, mean)) }
}

function running(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}
