/** Months to compare, as many before as after, each list one after the other. */
export type PairedMonths = { before: string[]; after: string[]; sameOfYear: boolean }

const mostMonths = 12

/**
 * The months that counts over equal times are compared over: the last whole months since adoption, up to twelve, and
 * the same months of the year before it, so that seasons weigh on both alike. Where the baseline does not hold them
 * all, as many of its last months instead.
 *
 * @param before whole months of the baseline, ascending, `YYYY-MM`. @param after those since adoption, ascending.
 */
export function pairMonths(before: readonly string[], after: readonly string[]): PairedMonths {
  const latest = after.slice(-mostMonths)
  const yearBefore = before.slice(-mostMonths)
  const seasonOf = (month: string) => month.slice(5)
  const seasons = new Set(latest.map(seasonOf))
  const same = yearBefore.filter(month => seasons.has(seasonOf(month)))
  if (same.length === latest.length && isUnbroken(same)) {
    return { before: same, after: latest, sameOfYear: true }
  }
  const length = Math.min(before.length, latest.length)
  if (length === 0) return { before: [], after: [], sameOfYear: false }
  return { before: before.slice(-length), after: after.slice(-length), sameOfYear: false }
}

function isUnbroken(months: readonly string[]): boolean {
  return months.every((month, at) => at === 0 || numberOf(month) === numberOf(months[at - 1]!) + 1)
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
}
