import { twoSidedP } from '../statistics/normal.ts'
import type { Neighbours } from './neighbours.ts'

/** One for each neighbour, or each neighbour an equal share of one. */
export type Weighting = 'binary' | 'row-standardised'

export type GlobalMoran = {
  i: number
  expected: number
  /** Of I where values are drawn from one normal distribution, and where the values there are fall anywhere. */
  varianceNormality: number
  varianceRandomisation: number
  /** Standard deviations above what is expected, under randomisation, and its two-sided p. */
  z: number
  p: number
}

/**
 * Moran's I (Moran 1950; moments of Cliff and Ord 1981):
 *
 * `I = n / S0 * sum_ij w_ij z_i z_j / sum_i z_i^2`, `E = -1 / (n - 1)`,
 * `Var_N = (n^2 S1 - n S2 + 3 S0^2) / ((n^2 - 1) S0^2) - E^2`,
 * `Var_R = (n ((n^2 - 3n + 3) S1 - n S2 + 3 S0^2) - b2 ((n^2 - n) S1 - 2n S2 + 6 S0^2)) / ((n-1)(n-2)(n-3) S0^2) - E^2`,
 *
 * z_i the deviation from the mean, S0 the sum of all weights, `S1 = sum_ij (w_ij + w_ji)^2 / 2`,
 * `S2 = sum_i (w_i. + w_.i)^2`, `b2 = n sum z^4 / (sum z^2)^2`. Neighbours are mutual. At least four values.
 */
export function globalMoran(
  values: Float64Array,
  { starts, cells }: Neighbours,
  weighting: Weighting,
): GlobalMoran | { unavailable: string } {
  const n = values.length
  if (n < 4) return { unavailable: 'There are fewer than four cells to compare.' }
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const weightOf = (cell: number) =>
    weighting === 'binary' ? 1 : 1 / Math.max(1, starts[cell + 1]! - starts[cell]!)
  let [squares, fourths, products, s0, s1, s2] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const z = values[i]! - mean
    squares += z * z
    fourths += z * z * z * z
    let [lag, given, taken] = [0, 0, 0]
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const other = cells[at]!
      lag += values[other]! - mean
      given += weightOf(i)
      taken += weightOf(other)
      s1 += (weightOf(i) + weightOf(other)) ** 2 / 2
    }
    products += z * lag * weightOf(i)
    s0 += given
    s2 += (given + taken) ** 2
  }
  if (!(squares > 0)) return { unavailable: 'Every cell has the same count, so none stands out.' }
  if (s0 === 0) return { unavailable: 'No cell has a neighbour.' }
  const i = ((n / s0) * products) / squares
  const expected = -1 / (n - 1)
  const kurtosis = (n * fourths) / (squares * squares)
  const varianceNormality =
    (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected * expected
  const varianceRandomisation =
    (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
      kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
      ((n - 1) * (n - 2) * (n - 3) * s0 * s0) -
    expected * expected
  const z = (i - expected) / Math.sqrt(varianceRandomisation)
  return { i, expected, varianceNormality, varianceRandomisation, z, p: twoSidedP(z) }
}
