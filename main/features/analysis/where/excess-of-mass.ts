import type { CondensedTree } from './condensed-tree.ts'

/** Stabilities nearer to each other than this share are equal: sums in another order differ in their last digits. */
const equalShare = 1e-9

/**
 * The clusters of greatest total stability of which none holds another (Campello et al. 2013, section 5: excess of
 * mass). A cluster is preferred to those within it unless these are more stable together; the one of all incidents
 * is never chosen. For each cluster the chosen one it is or lies in, -1 outside of all.
 */
export function chosenClusters({ parents, stabilities }: CondensedTree): Int32Array {
  const within: number[][] = Array.from(parents, () => [])
  const preferred = new Uint8Array(parents.length)
  for (let cluster = parents.length - 1; cluster > 0; cluster--) {
    const own = stabilities[cluster]!
    // In order of size, so that the sum does not depend on the order of the incidents.
    const ofParts = within[cluster]!.sort((a, b) => a - b).reduce((sum, part) => sum + part, 0)
    preferred[cluster] = ofParts > own * (1 + equalShare) ? 0 : 1
    within[parents[cluster]!]!.push(preferred[cluster] === 1 ? own : ofParts)
  }
  const chosen = new Int32Array(parents.length).fill(-1)
  for (let cluster = 1; cluster < parents.length; cluster++) {
    const around = chosen[parents[cluster]!]!
    chosen[cluster] = around >= 0 ? around : preferred[cluster] === 1 ? cluster : -1
  }
  return chosen
}
