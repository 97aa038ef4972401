import type { LinkDecision } from '#shared/features/incidents/links.ts'
import type { DecidedPairs } from './link-candidates.ts'
import type { Snapshot } from './snapshot.ts'

type Decided = { firstIds: [number, number]; decision: LinkDecision }

/**
 * Where the incidents that decisions name stand in a snapshot: by the identifier of the first version, the position
 * of the version that the snapshot counts.
 */
export function positionsOfFirst(
  { ids }: Snapshot,
  decided: readonly Decided[],
  versions: readonly { id: number; versionOf: number }[],
): Map<number, number> {
  const firstOf = new Map(decided.flatMap(({ firstIds }) => firstIds.map(id => [id, id] as const)))
  for (const { id, versionOf } of versions) firstOf.set(id, versionOf)
  const wanted = Uint32Array.from(firstOf.keys()).sort()
  const positions = new Map<number, number>()
  let at = 0
  for (const id of wanted) {
    while (at < ids.length && ids[at]! < id) at++
    if (ids[at] === id) positions.set(firstOf.get(id)!, at)
  }
  return positions
}

/** The pairs of one decision as positions; those of which one is no longer there are passed over. */
export function decidedPairs(
  decided: readonly Decided[],
  decision: LinkDecision,
  positions: ReadonlyMap<number, number>,
): DecidedPairs {
  const pairs = decided.flatMap(({ firstIds, decision: made }) => {
    const [one, other] = [positions.get(firstIds[0]), positions.get(firstIds[1])]
    return made === decision && one !== undefined && other !== undefined ? [[one, other] as const] : []
  })
  return {
    one: Uint32Array.from(pairs, ([one]) => one),
    other: Uint32Array.from(pairs, ([, other]) => other),
  }
}
