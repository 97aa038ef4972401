/** A place is busy where no more than this share of all places has as many incidents of the theme. */
const busiest = 0.2

/**
 * Where a theme is present: at places with at least `least` incidents of it that are among its busiest fifth, which is
 * one place at the least. Places of equal counts are in that fifth together or not at all, so where many are alike
 * none stands out.
 */
export function presentAt(counts: readonly number[], least: number): boolean[] {
  const sorted = counts.toSorted((a, b) => b - a)
  const room = Math.max(1, Math.floor(sorted.length * busiest))
  const beyond = sorted[room] ?? -1
  return counts.map(count => count >= least && count > beyond)
}
