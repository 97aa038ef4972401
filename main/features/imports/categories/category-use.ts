import { type CodeTable, codeAt, onlyCode } from '../../incidents/category-codes.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

export type CategoryUse = { count: number; uncoded: number; firstDay: string; lastDay: string }

/** How often and between which days each category was used, and how often without a code. */
export function categoryUse(
  { length, categories, fromMinutes }: Pick<Snapshot, 'length' | 'categories' | 'fromMinutes'>,
  table: CodeTable,
): Map<number, CategoryUse> {
  let most = 0
  for (let at = 0; at < length; at++) if (categories[at]! > most) most = categories[at]!
  const counts = new Uint32Array(most + 1)
  const uncoded = new Uint32Array(most + 1)
  const firsts = new Float64Array(most + 1).fill(Number.POSITIVE_INFINITY)
  const lasts = new Float64Array(most + 1).fill(Number.NEGATIVE_INFINITY)
  const only = Array.from({ length: most + 1 }, (_, category) => onlyCode(table.get(category)))
  for (let at = 0; at < length; at++) {
    const category = categories[at]!
    const minute = fromMinutes[at]!
    counts[category]! += 1
    if (minute < firsts[category]!) firsts[category] = minute
    if (minute > lasts[category]!) lasts[category] = minute
    const code = only[category]
    const isUncoded = code === null || (code === undefined && codeAt(table.get(category), minute) === null)
    if (isUncoded) uncoded[category]! += 1
  }
  const found = new Map<number, CategoryUse>()
  for (const [category, count] of counts.entries()) {
    if (count === 0) continue
    found.set(category, {
      count,
      uncoded: uncoded[category]!,
      firstDay: localDay(firsts[category]!),
      lastDay: localDay(lasts[category]!),
    })
  }
  return found
}
