/** Quantile of sorted values by linear interpolation (R's type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const low = sorted[below]!
  return low + (position - below) * ((sorted[below + 1] ?? low) - low)
}

/**
 * Normal reference bandwidth as MASS draws it: `4 * 1.06 * min(sd, IQR / 1.34) * n^(-1/5)` (Venables and Ripley
 * 2002, after Silverman 1986). Where half the values are equal the quartiles say nothing and sd is taken alone.
 */
function referenceBandwidth(values: Float64Array): number {
  const n = values.length
  if (n < 2) return 0
  // From the first, so that where all are one the rounding of large coordinates does not pass for a spread.
  const first = values[0]!
  const mean = values.reduce((sum, value) => sum + (value - first), 0) / n
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - first - mean) ** 2, 0) / (n - 1))
  const sorted = values.slice().sort()
  const spread = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34
  return 4 * 1.06 * (spread > 0 ? Math.min(deviation, spread) : deviation) * n ** -0.2
}

/** Mean of the reference bandwidths of eastings and northings, in metres; 0 where all points are one. */
export function bandwidthMetres(eastings: Float64Array, northings: Float64Array): number {
  return (referenceBandwidth(eastings) + referenceBandwidth(northings)) / 2
}
