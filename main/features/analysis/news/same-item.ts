import type { NewsKind } from '#shared/features/analysis/rules.ts'

/** What tells an item of one scan again in another: its kind, its name and its incidents. */
export type Recognised = { kind: NewsKind; title: string; ids: Uint32Array }

/**
 * The item of an earlier scan that each of a later one is: of the same kind, with more than half of the later one's
 * incidents. Each is followed by one at most, for two people may be named in the same reports; those of the same name
 * find each other first, then those that share most.
 *
 * @returns the position among the earlier ones for each of the later, -1 for what is new.
 */
export function sameItems(later: readonly Recognised[], earlier: readonly Recognised[]): Int32Array {
  const pairs: { at: number; of: number; isSameName: boolean; share: number }[] = []
  const known = earlier.map(({ ids }) => new Set(ids))
  for (const [at, { kind, title, ids }] of later.entries()) {
    for (const [of, other] of earlier.entries()) {
      if (other.kind !== kind) continue
      const shared = ids.reduce((sum, id) => sum + (known[of]!.has(id) ? 1 : 0), 0)
      if (shared * 2 <= ids.length) continue
      pairs.push({ at, of, isSameName: other.title === title, share: shared / ids.length })
    }
  }
  pairs.sort(
    (a, b) => Number(b.isSameName) - Number(a.isSameName) || b.share - a.share || a.at - b.at || a.of - b.of,
  )
  const found = new Int32Array(later.length).fill(-1)
  const followed = new Set<number>()
  for (const { at, of } of pairs) {
    if (found[at]! >= 0 || followed.has(of)) continue
    found[at] = of
    followed.add(of)
  }
  return found
}

/**
 * The last that is known of each item, over several scans: one that a scan did not find, and that may come back with
 * the next import, is kept as it was last found.
 *
 * @param scans the items of each, the latest scan first.
 */
export function lastKnown<T extends Recognised>(scans: readonly (readonly T[])[]): T[] {
  const known: T[] = []
  for (const items of scans) {
    const followed = new Set(sameItems(known, items))
    known.push(...items.filter((_, at) => !followed.has(at)))
  }
  return known
}
