/**
 * Numerators and denominators of W. J. Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23 (1969), as arranged for the normal distribution in SPECFUN's ANORM.
 */
const centre = {
  over: [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356],
  under: [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
}
const flank = {
  over: [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
    2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  under: [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
    34900.95272114598, 38912.00328609327, 19685.429676859992,
  ],
}
const tail = {
  over: [
    0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934,
    2.9112874951168793e-5,
  ],
  under: [
    1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
    7.297515550839662e-5,
  ],
}

/**
 * Share of the standard normal distribution above z: 1 - Phi(z), with a relative error below 1e-12 as far as
 * the number can be told from zero (z about 37.5). Infinite z gives 0 or 1.
 */
export function upperNormalTail(z: number): number {
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 - z * ratio(centre, z * z)
  let beyond: number
  if (size <= Math.sqrt(32)) beyond = ratio(flank, size) * gauss(size)
  else if (size > 40) beyond = 0
  else {
    const inverse = 1 / (z * z)
    beyond = ((1 / Math.sqrt(2 * Math.PI) - inverse * ratio(tail, inverse)) / size) * gauss(size)
  }
  return z > 0 ? beyond : 1 - beyond
}

/** Two-sided p of a normal score: the chance of one at least as far from zero. */
export function twoSidedP(z: number): number {
  return 2 * upperNormalTail(Math.abs(z))
}

function ratio({ over, under }: { over: number[]; under: number[] }, at: number): number {
  return polynomial(over, at) / polynomial(under, at)
}

function polynomial(coefficients: number[], at: number): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * at + coefficient
  return sum
}

/** exp(-z^2/2), with the square split so that its rounding does not spoil the far tail. */
function gauss(z: number): number {
  const coarse = Math.trunc(z * 16) / 16
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (z - coarse) * (z + coarse))
}
