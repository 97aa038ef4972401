/**
 * Natural logarithm of the gamma function for x > 0 (Lanczos 1964, g = 7, nine coefficients): relative error
 * about 1e-14.
 */
export function logGamma(x: number): number {
  const coefficients = [
    0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  const shifted = x - 1
  const t = shifted + 7.5
  let sum = coefficients[0]!
  for (let i = 1; i < coefficients.length; i++) sum += coefficients[i]! / (shifted + i)
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Regularised incomplete beta function I_x(a, b) by its continued fraction (Abramowitz and Stegun 26.5.8,
 * evaluated after Lentz 1976). I_p(k, n - k + 1) is the chance of k or more successes in n trials.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast below the mean; above it the other tail is taken.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  const tiny = 1e-300
  const awayFromZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let c = 1
  let fraction = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return (front * fraction) / a
}

/**
 * Exact interval of a proportion after Clopper and Pearson (1934): the proportions under which neither so few nor
 * so many successes would be rarer than half of 1 - level. No successes: low 0; nothing but successes: high 1.
 */
export function clopperPearson(
  successes: number,
  trials: number,
  level: number,
): { low: number; high: number } {
  const half = (1 - level) / 2
  return {
    low: successes === 0 ? 0 : betaQuantile(half, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - half, successes + 1, trials - successes),
  }
}

function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let halvings = 0; halvings < 200 && low < high; halvings++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (incompleteBeta(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
