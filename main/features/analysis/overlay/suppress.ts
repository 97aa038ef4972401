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
  const limits = { under, least }
  let hidden: number[] | null = isProtected(counts, present, small, limits) ? small : null
  if (!hidden && busy.length > 0) {
    const inOrder = [...absent, ...busy]
    const enough = inOrder.findIndex((_, last) =>
      isProtected(counts, present, [...small, ...inOrder.slice(0, last + 1)], limits),
    )
    if (enough >= 0) hidden = [...small, ...inOrder.slice(0, enough + 1)]
  }
  const withheld = new Set(hidden ?? small)
  return {
    counts: counts.map((count, at) => {
      if (!withheld.has(at)) return count
      return { hidden: isSmall(count) ? ('small' as const) : ('protecting' as const) }
    }),
    total: hidden ? total : null,
  }
}

/** Whether each small count among those withheld could be anything from 1 to `under - 1`. */
function isProtected(
  counts: readonly number[],
  present: readonly boolean[],
  hidden: readonly number[],
  { under, least }: Limits,
): boolean {
  const small = hidden.filter(at => counts[at]! < under)
  if (small.length === 0) return true
  const withheld = new Set(hidden)
  const shown = counts.flatMap((count, at) => (withheld.has(at) ? [] : [{ count, present: present[at]! }]))
  const mostAbsent = shown.reduce((most, one) => (one.present ? most : Math.max(most, one.count)), 0)
  const leastPresent = shown.reduce(
    (fewest, one) => (one.present ? Math.min(fewest, one.count) : fewest),
    Number.POSITIVE_INFINITY,
  )
  const absent = hidden.filter(at => counts[at]! >= under && !present[at]).length
  const busy = hidden.filter(at => counts[at]! >= under && present[at]).length
  const leastBusy = Math.max(least, mostAbsent + 1, absent > 0 ? under + 1 : 0)
  const fewest = small.length - 1 + absent * under + busy * leastBusy
  const most =
    busy > 0
      ? Number.POSITIVE_INFINITY
      : (small.length - 1) * (under - 1) + (absent > 0 ? absent * (leastPresent - 1) : 0)
  const sum = hidden.reduce((held, at) => held + counts[at]!, 0)
  return fewest <= sum - (under - 1) && sum - 1 <= most
}
