import { counted } from '#shared/count-words.ts'
import { outlineAround } from '../ground/outline.ts'
import { type ChainPoints, testChain } from './chains.ts'
import type { Found } from './found.ts'
import { middleOf, type PlacedIncidents } from './ground.ts'
import type { ScanInput } from './input.ts'
import type { Window } from './window.ts'
import { dayInWords } from './words.ts'

/** The largest chain of a category, tested; its members by their place among the placed incidents. */
type TestedChain = { category: number; p: number; members: Uint32Array }

/** Of every category with enough recent incidents at exact places, the largest chain that still goes on. */
export function chainsTested(
  { snapshot, seed, settings }: Pick<ScanInput, 'snapshot' | 'seed' | 'settings'>,
  placed: PlacedIncidents,
  { recentFrom, end }: Window,
): { tested: TestedChain[]; tooDense: number } {
  const byCategory = new Map<number, number[]>()
  for (let i = 0; i < placed.days.length; i++) {
    if (!placed.isExact[i] || placed.days[i]! < end - settings.repeatDays) continue
    const category = snapshot.categories[placed.positions[i]!]!
    const known = byCategory.get(category)
    if (known) known.push(i)
    else byCategory.set(category, [i])
  }
  const tested: TestedChain[] = []
  let tooDense = 0
  for (const [category, incidents] of [...byCategory].sort(([a], [b]) => a - b)) {
    if (incidents.length < settings.chainCount) continue
    if (!incidents.some(i => placed.days[i]! >= recentFrom)) continue
    const points: ChainPoints = {
      eastings: Float64Array.from(incidents, i => placed.eastings[i]!),
      northings: Float64Array.from(incidents, i => placed.northings[i]!),
      days: Int32Array.from(incidents, i => placed.days[i]!),
    }
    const result = testChain(points, recentFrom, settings, seed)
    if (result === 'too dense') tooDense++
    else tested.push({ category, p: result.p, members: result.members.map(i => incidents[i]!) })
  }
  return { tested, tooDense }
}

/** The chains that the chance of days does not explain, in words. */
export function chainsFound(
  { categoryNames, settings }: Pick<ScanInput, 'categoryNames' | 'settings'>,
  placed: PlacedIncidents,
  tested: readonly TestedChain[],
  q: Float64Array,
): Found[] {
  return tested.flatMap(({ category, p, members }, at): Found[] => {
    if (q[at]! > settings.alpha) return []
    const sorted = members.toSorted((a, b) => placed.days[a]! - placed.days[b]!)
    const [first, last] = [placed.days[sorted[0]!]!, placed.days[sorted.at(-1)!]!]
    return [
      {
        kind: 'near-repeat-chain',
        title: categoryNames.get(category) ?? `Category ${category}`,
        centre: middleOf(placed, members),
        isOnePlace: false,
        sentence: `${counted(members.length, 'incident')} from ${dayInWords(first)} to ${dayInWords(last)}, each within ${settings.chainMetres} m and ${settings.chainDays} days of another. Had the days been dealt by chance, so long a chain would be rare.`,
        count: members.length,
        expected: null,
        p,
        q: q[at]!,
        polygons: outlineAround(
          Float64Array.from(members, i => placed.eastings[i]!),
          Float64Array.from(members, i => placed.northings[i]!),
          settings.chainMetres / 2,
        ),
        members: members.map(i => placed.positions[i]!).sort(),
      },
    ]
  })
}
