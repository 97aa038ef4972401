import type { CategoryPeriods } from './category-codes.ts'
import type { Snapshot } from './snapshot.ts'

const [never, always] = [0, -1]

/**
 * Keeps what has a code that was asked for. Most categories have one code for all time: only the others are asked
 * when an incident began.
 */
export function keepCoded(mask: Uint8Array, { categories, fromMinutes }: Snapshot, coded: CategoryPeriods) {
  const dated: CategoryPeriod[][] = [[]]
  let most = 0
  for (const category of coded.keys()) most = Math.max(most, category)
  const kinds = new Int32Array(most + 1)
  for (const [category, periods] of coded) {
    const [first] = periods
    const isAlways =
      first!.fromMinute === Number.NEGATIVE_INFINITY && first!.beforeMinute === Number.POSITIVE_INFINITY
    kinds[category] = isAlways ? always : dated.push([...periods]) - 1
  }
  for (let at = 0; at < mask.length; at++) {
    if (!mask[at]) continue
    const kind = kinds[categories[at]!] ?? never
    if (kind === always) continue
    if (kind === never || !liesIn(dated[kind]!, fromMinutes[at]!)) mask[at] = 0
  }
}

type CategoryPeriod = { fromMinute: number; beforeMinute: number }

function liesIn(periods: readonly CategoryPeriod[], minute: number): boolean {
  for (const { fromMinute, beforeMinute } of periods) {
    if (minute >= fromMinute && minute < beforeMinute) return true
  }
  return false
}
