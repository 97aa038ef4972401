import { logGamma } from './binomial.ts'

/**
 * E-test for two Poisson counts (Krishnamoorthy and Thomson 2004): the two-sided p of the difference between the
 * rates `first / firstExposure` and `second / secondExposure`. Under equal rates both counts are Poisson with the
 * pooled rate; p is the chance of a standardised difference
 * `|x1/n1 - x2/n2| / sqrt(x1/n1^2 + x2/n2^2)` at least as large as the one seen. Two counts of zero: p = 1.
 *
 * The difference falls as the second count grows, so for each first count the extreme second counts are two tails,
 * found by bisection: the time grows with the root of the counts and not with the counts.
 */
export function eTest(first: number, second: number, firstExposure = 1, secondExposure = 1): number {
  if (first + second === 0) return 1
  const rate = (first + second) / (firstExposure + secondExposure)
  const difference = (x1: number, x2: number) =>
    x1 + x2 === 0
      ? 0
      : (x1 / firstExposure - x2 / secondExposure) /
        Math.sqrt(x1 / firstExposure ** 2 + x2 / secondExposure ** 2)
  // A hair less, so that the counts seen, and those that mirror them, are surely as extreme as themselves.
  const seen = Math.abs(difference(first, second)) * (1 - 1e-12)
  if (seen === 0) return 1
  const ones = poisson(rate * firstExposure)
  const twos = poisson(rate * secondExposure)
  const below = new Float64Array(twos.chances.length + 1)
  for (const [i, chance] of twos.chances.entries()) below[i + 1] = below[i]! + chance
  const all = below[twos.chances.length]!
  let p = 0
  for (const [i, chance] of ones.chances.entries()) {
    const x1 = ones.from + i
    const few = firstWhere(twos.chances.length, j => difference(x1, twos.from + j) < seen)
    const many = firstWhere(twos.chances.length, j => difference(x1, twos.from + j) <= -seen)
    p += chance * (below[few]! + all - below[many]!)
  }
  return Math.min(1, p)
}

/** The chances of a Poisson count, where they are above about 1e-20. */
function poisson(mean: number): { from: number; chances: Float64Array } {
  const reach = 10 * Math.sqrt(mean) + 40
  const from = Math.max(0, Math.floor(mean - reach))
  const to = Math.ceil(mean + reach)
  return {
    from,
    chances: Float64Array.from({ length: to - from + 1 }, (_, i) => {
      const count = from + i
      return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
    }),
  }
}

/** The first position at which a condition holds that, once true, stays true. */
function firstWhere(length: number, holds: (position: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
