import type { ThemeCount } from '#shared/features/analysis/overlay.ts'

export type SuppressedColumn = {
  counts: ThemeCount[]
  /** Null where it would give a small count away. */
  total: number | null
}
type Limits = { under: number; least: number }

/**
 * Withholds the small counts of one theme: those from one to under a limit (primary suppression), and as many others
 * as it takes (secondary suppression) that each small count could still be anything from 1 to `under - 1`, for a
 * reader who knows the total, every count shown, why each other one is withheld, and where the theme is present: there
 * counts are at least `least` and above those of every place where it is absent.
 *
 * What the withheld counts add up to is known, and each lies in a known range; sums of whole ranges have no gaps, so
 * a small one can be k exactly where the least and the most of the others leave room for the rest. Others are withheld
 * in the order of their places, those where the theme is absent first: an order that tells nothing of the counts.
 * Where they do not suffice, or the theme is present nowhere, the total is withheld instead.
 */
export function suppressColumn(
  counts: readonly number[],
  present: readonly boolean[],
  { under, least }: Limits,
): SuppressedColumn {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const isSmall = (count: number) => count > 0 && count < under
  const small = counts.flatMap((count, at) => (isSmall(count) ? [at] : []))
  const others = counts.flatMap((count, at) => (count >= under ? [at] : []))
  const absent = others.filter(at => !present[at])
  const busy = others.filter(at => present[at])
  const valuesOf = (positions: number[]) => positions.map(at => counts[at]!)
  const enough = fewestToWithhold(valuesOf(small), valuesOf(absent), valuesOf(busy), { under, least })
  const hidden = enough === null ? null : [...small, ...absent, ...busy].slice(0, small.length + enough)
  const withheld = new Set(hidden ?? small)
  return {
    counts: counts.map((count, at) => {
      if (!withheld.has(at)) return count
      return { hidden: isSmall(count) ? ('small' as const) : ('protecting' as const) }
    }),
    total: hidden ? total : null,
  }
}

/**
 * How many of the other counts, in the order given, must be withheld beside the small ones so that each of these could
 * be anything from 1 to `under - 1`; null where all do not suffice. Linear: what is withheld and what is still shown
 * are summed up as the first grow and the second shrink.
 */
function fewestToWithhold(
  small: readonly number[],
  absent: readonly number[],
  busy: readonly number[],
  { under, least }: Limits,
): number | null {
  if (small.length === 0) return 0
  const mostAbsentFrom = fromTheEnd(absent, 0, Math.max)
  const leastPresentFrom = fromTheEnd(busy, Number.POSITIVE_INFINITY, Math.min)
  const others = [...absent, ...busy]
  // Without a place where the theme is present the greatest count has no bound that a reader could not see.
  const tried = busy.length > 0 ? others.length : 0
  let sum = small.reduce((held, count) => held + count, 0)
  for (let withheld = 0; withheld <= tried; withheld++) {
    if (withheld > 0) sum += others[withheld - 1]!
    const ofAbsent = Math.min(withheld, absent.length)
    const ofBusy = withheld - ofAbsent
    const leastBusy = Math.max(least, mostAbsentFrom[ofAbsent]! + 1, ofAbsent > 0 ? under + 1 : 0)
    const fewest = small.length - 1 + ofAbsent * under + ofBusy * leastBusy
    const most =
      ofBusy > 0
        ? Number.POSITIVE_INFINITY
        : (small.length - 1) * (under - 1) + (ofAbsent > 0 ? ofAbsent * (leastPresentFrom[0]! - 1) : 0)
    if (fewest <= sum - (under - 1) && sum - 1 <= most) return withheld
  }
  return null
}

/** For each position the most, or the least, of what stands there and behind it; for the end what is given. */
function fromTheEnd(values: readonly number[], end: number, choose: (a: number, b: number) => number) {
  const found = new Array<number>(values.length + 1).fill(end)
  for (let at = values.length - 1; at >= 0; at--) found[at] = choose(values[at]!, found[at + 1]!)
  return found
}
