import { type CodeTable, codeAt, onlyCode } from './category-codes.ts'
import type { Snapshot } from './snapshot.ts'
import { tally } from './tally.ts'

type CodedColumns = Pick<Snapshot, 'length' | 'categories' | 'fromMinutes' | 'sources'>

/**
 * How many of the positions each category has under each code, null for none: by the code in force on the day
 * each began. The counts of a category add up to all of its incidents.
 */
export function tallyCodes(
  { categories, fromMinutes }: Pick<CodedColumns, 'categories' | 'fromMinutes'>,
  positions: Uint32Array,
  table: CodeTable,
): Map<number, Map<string | null, number>> {
  const found = new Map<number, Map<string | null, number>>()
  const counts = tally(categories, positions)
  const dated = new Set<number>()
  for (const [category, count] of counts) {
    const code = onlyCode(table.get(category))
    found.set(category, new Map(code === undefined ? [] : [[code, count]]))
    if (code === undefined) dated.add(category)
  }
  if (dated.size === 0) return found
  for (let i = 0; i < positions.length; i++) {
    const at = positions[i]!
    const category = categories[at]!
    if (!dated.has(category)) continue
    const code = codeAt(table.get(category), fromMinutes[at]!)
    const ofCategory = found.get(category)!
    ofCategory.set(code, (ofCategory.get(code) ?? 0) + 1)
  }
  return found
}

/** How many incidents of each source have no code on the day they began. */
export function countUncoded(snapshot: CodedColumns, table: CodeTable): Map<number, number> {
  const { categories, fromMinutes, sources } = snapshot
  const found = new Map<number, number>()
  const [coded, uncoded, dated] = [1, 2, 3]
  let kinds = new Uint8Array(1024)
  for (let at = 0; at < snapshot.length; at++) {
    const category = categories[at]!
    if (category >= kinds.length) {
      const wider = new Uint8Array(2 * category)
      wider.set(kinds)
      kinds = wider
    }
    if (kinds[category] === 0) {
      const code = onlyCode(table.get(category))
      kinds[category] = code === undefined ? dated : code === null ? uncoded : coded
    }
    const kind = kinds[category]
    if (kind === coded) continue
    if (kind === dated && codeAt(table.get(category), fromMinutes[at]!) !== null) continue
    found.set(sources[at]!, (found.get(sources[at]!) ?? 0) + 1)
  }
  return found
}
