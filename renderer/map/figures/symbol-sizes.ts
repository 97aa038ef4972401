const largestPixels = 24
const smallestPixels = 3

/** Radii whose circles have areas in proportion to the values: r = R √(|v| / max |v|), in pixels. */
export function symbolRadii(values: Float64Array): Float64Array {
  const most = values.reduce(
    (largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest),
    0,
  )
  return values.map(value =>
    Number.isFinite(value) && most > 0
      ? Math.max(smallestPixels, largestPixels * Math.sqrt(Math.abs(value) / most))
      : smallestPixels,
  )
}
