import { disjointSets } from '../ground/disjoint-sets.ts'
import type { SpanningTree } from './spanning-tree.ts'

/**
 * How places come together as the distance grows. The nodes up to the number of places are the places
 * themselves; each later one joins two or more earlier ones, and the last holds all.
 */
export type MergeTree = {
  places: number
  /** The node that each node is part of; -1 for the last. */
  parents: Int32Array
  /** Square of the distance at which a node comes together; 0 for a place. */
  squares: Float64Array
  /** Incidents. */
  sizes: Float64Array
}

/**
 * Single linkage of a spanning tree, shortest edges first. Edges of equal length join at once, as Campello et al.
 * (2013) ask, so the tree does not depend on which of several minimum spanning trees it was made from.
 */
export function mergeTree({ from, to, squares: lengths }: SpanningTree, weights: Float64Array): MergeTree {
  const places = weights.length
  const most = Math.max(1, 2 * places - 1)
  const parents = new Int32Array(most).fill(-1)
  const squares = new Float64Array(most)
  const sizes = new Float64Array(most)
  sizes.set(weights)
  const order = Uint32Array.from(lengths, (_, edge) => edge).sort((a, b) => lengths[a]! - lengths[b]!)
  const sets = disjointSets(places)
  const nodeOfSet = Int32Array.from({ length: places }, (_, place) => place)
  let nodes = places
  for (let start = 0; start < order.length; ) {
    const length = lengths[order[start]!]!
    let end = start
    const touched: number[] = []
    for (; end < order.length && lengths[order[end]!] === length; end++) {
      touched.push(sets.find(from[order[end]!]!), sets.find(to[order[end]!]!))
    }
    const before = new Map(touched.map(set => [set, nodeOfSet[set]!]))
    for (let at = start; at < end; at++) sets.join(from[order[at]!]!, to[order[at]!]!)
    const made = new Map<number, number>()
    for (const [set, node] of before) {
      const joined = sets.find(set)
      let parent = made.get(joined)
      if (parent === undefined) {
        parent = nodes++
        squares[parent] = length
        made.set(joined, parent)
        nodeOfSet[joined] = parent
      }
      parents[node] = parent
      sizes[parent]! += sizes[node]!
    }
    start = end
  }
  return {
    places,
    parents: parents.slice(0, nodes),
    squares: squares.slice(0, nodes),
    sizes: sizes.slice(0, nodes),
  }
}
