/** With two years of months under one in twenty-five series without a rhythm goes beyond it (the tests count them). */
const leastT = 3
const fewestPairs = 8

/**
 * Whether equal periods rise and fall alike in one year and the next: the correlation r (Pearson) of the change from
 * each period to the next with the change a year later, told from chance by `t = r sqrt((n - 2) / (1 - r^2))` over n
 * pairs. Changes are taken, and not counts, so that neither a steady trend nor a step passes for a rhythm.
 *
 * @param perYear periods in a year: 12 months, 52 weeks.
 * @returns false where there are less than about two years, in which nothing can be told.
 */
export function hasYearlyRhythm(counts: ArrayLike<number>, perYear: number): boolean {
  const changes = Array.from(
    { length: Math.max(0, counts.length - 1) },
    (_, i) => counts[i + 1]! - counts[i]!,
  )
  const earlier = changes.slice(0, -perYear)
  const later = changes.slice(perYear)
  const n = earlier.length
  if (n < fewestPairs || n < perYear - 1) return false
  const [meanEarlier, meanLater] = [mean(earlier), mean(later)]
  let [both, ofEarlier, ofLater] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [a, b] = [earlier[i]! - meanEarlier, later[i]! - meanLater]
    both += a * b
    ofEarlier += a * a
    ofLater += b * b
  }
  if (both <= 0) return false
  const shared = (both * both) / (ofEarlier * ofLater)
  return shared * (n - 2) >= leastT * leastT * (1 - shared)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
