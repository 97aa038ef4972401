/**
 * Gamma and beta functions on which the exact tests of counts and proportions rest. Probabilities are built on
 * Loader's masses (C. Loader, "Fast and accurate computation of binomial probabilities", 2000), which keep their
 * relative precision where the difference of two logarithms of factorials has lost it.
 */

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI)

/** Logarithm of the gamma function for x > 0, to about 14 digits: Stirling's series after moving x above 15. */
export function logGamma(x: number): number {
  let product = 1
  let at = x
  while (at < 15) product *= at++
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + stirlingSeries(at) - Math.log(product)
}

/** What Stirling's formula for log(x!) lacks at x: `log(x!) - (x + 1/2) log x + x - log(2 pi) / 2`, for x > 0. */
function stirlingError(x: number): number {
  if (x >= 15) return stirlingSeries(x)
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi
}

function stirlingSeries(x: number): number {
  const square = x * x
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360_360 / square) / square) / square) / square) /
        square) /
    x
  )
}

/** Loader's deviance `x log(x / mean) + mean - x` without the cancellation where x is near the mean. */
function deviance(x: number, mean: number): number {
  const distance = x - mean
  if (Math.abs(distance) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x
  const v = distance / (x + mean)
  let sum = distance * v
  let term = 2 * x * v
  for (let j = 1; ; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}

/** `mean^x e^-mean / x!` for any real x >= 0 and mean >= 0. */
export function poissonMassAt(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0
  if (x === 0) return Math.exp(-mean)
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x)
}

/** `(a + b)! / (a! b!) x^a (1 - x)^b` for any real a, b >= 0. */
export function binomialMassAt(a: number, b: number, x: number): number {
  const n = a + b
  if (a === 0) return b === 0 ? 1 : Math.exp(b * Math.log1p(-x))
  if (b === 0) return Math.exp(a * Math.log(x))
  if (x === 0 || x === 1) return 0
  const log =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x))
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * a * b))
}

/** Regularised incomplete gamma functions P and Q = 1 - P at a > 0, x >= 0; the smaller is never a difference from 1. */
export function incompleteGamma(a: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  const mass = poissonMassAt(a, x)
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let n = 1; term > sum * Number.EPSILON; n++) {
      term *= x / (a + n)
      sum += term
    }
    const lower = Math.min(1, mass * sum)
    return { lower, upper: 1 - lower }
  }
  const fraction = continued(
    x + 1 - a,
    n => -n * (n - a),
    n => x + 2 * n + 1 - a,
  )
  const upper = Math.min(1, (mass * a) / fraction)
  return { lower: 1 - upper, upper }
}

/** Regularised incomplete beta function I_x(a, b), a, b > 0, and its complement, each without cancellation. */
export function incompleteBeta(x: number, a: number, b: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x >= 1) return { lower: 1, upper: 0 }
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, betaFraction(x, a, b))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, betaFraction(1 - x, b, a))
  return { lower: 1 - upper, upper }
}

function betaFraction(x: number, a: number, b: number): number {
  const fraction = continued(
    1,
    n => {
      const m = n >> 1
      return n % 2 === 1
        ? (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
        : (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    },
    () => 1,
  )
  return (binomialMassAt(a, b, x) * b) / (a + b) / fraction
}

/** `first + over(1) / (under(1) + over(2) / (under(2) + ...))` by the modified method of Lentz (1976). */
function continued(first: number, over: (n: number) => number, under: (n: number) => number): number {
  const tiny = 1e-300
  let value = first || tiny
  let c = value
  let d = 0
  for (let n = 1; n < 100_000; n++) {
    d = 1 / (under(n) + over(n) * d || tiny)
    c = under(n) + over(n) / c || tiny
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 2 * Number.EPSILON) break
  }
  return value
}

/**
 * Where a rising function passes a level, by halving between two bounds until they are neighbours to 15 digits: the
 * same steps on every machine, and no derivative to go astray in a far tail.
 */
export function crossingOf(
  rising: (at: number) => number,
  level: number,
  lowBound: number,
  highBound: number,
): number {
  let [low, high] = [lowBound, highBound]
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(Math.abs(low), Math.abs(high)); step++) {
    const middle = (low + high) / 2
    if (rising(middle) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
