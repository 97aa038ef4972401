import { normalDraw, type Random } from '#shared/random.ts'

/**
 * A draw from the gamma distribution of a shape above zero and scale 1 (G. Marsaglia and W. W. Tsang, "A simple method
 * for generating gamma variables", 2000); below shape 1 by their own step from the shape above it.
 */
export function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalDraw(random, 0, 1)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A draw from the beta distribution, as the share of one gamma draw in the sum of two. */
export function betaDraw(random: Random, a: number, b: number): number {
  const one = gammaDraw(random, a)
  return one / (one + gammaDraw(random, b))
}
