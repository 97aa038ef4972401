import type { Snapshot } from '../incidents/snapshot.ts'
import { tally } from '../incidents/tally.ts'
import { coverageOf } from '../profiles/coverage.ts'
import type { CoveredSource } from './change/comparable.ts'

/** The sources of some selections, and between which days each has incidents at all. */
export function sourcesUsed(
  snapshot: Snapshot,
  selections: readonly Uint32Array[],
  names: ReadonlyMap<number, string>,
): CoveredSource[] {
  const coverage = coverageOf(snapshot)
  const incidents = new Map<number, number>()
  for (const positions of selections) {
    for (const [id, n] of tally(snapshot.sources, positions)) incidents.set(id, (incidents.get(id) ?? 0) + n)
  }
  return [...incidents]
    .sort(([one], [other]) => one - other)
    .map(([id, n]) => ({
      id,
      name: names.get(id) ?? `Source ${id}`,
      incidents: n,
      days: coverage.get(id)!.period,
    }))
}
