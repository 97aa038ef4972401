import type { Snapshot } from '../incidents/snapshot.ts'
import { coverageOf, type SourceCoverage } from '../profiles/coverage.ts'

const coverages = new WeakMap<Snapshot, Map<number, SourceCoverage>>()

/** What a snapshot covers, read through once. */
export function coverageIn(snapshot: Snapshot): ReadonlyMap<number, SourceCoverage> {
  const known = coverages.get(snapshot) ?? coverageOf(snapshot)
  coverages.set(snapshot, known)
  return known
}
