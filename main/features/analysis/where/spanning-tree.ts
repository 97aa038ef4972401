import { disjointSets } from '../ground/disjoint-sets.ts'
import { type KdTree, squareToBox } from '../ground/k-d-tree.ts'

/** Edges between positions of the tree, each with the square of its mutual reachability distance. */
export type SpanningTree = { from: Uint32Array; to: Uint32Array; squares: Float64Array }

/**
 * A minimum spanning tree of the places under the mutual reachability distance
 * `max(core(a), core(b), distance(a, b), least)` of Campello et al. (2013). Where distances are equal there are
 * several such trees; what lies together at any distance is the same in all of them.
 *
 * Borůvka (1926) on a tree of boxes: in each round every group of places looks for the nearest place outside of
 * it, passing over boxes that are further than what was found or wholly of its own group (March, Ram and Gray
 * 2010). What a place found holds until that place has joined its group.
 *
 * @param cores squares of the core distances, in the order of the tree, none below the square of `least`.
 */
export function spanningTree(tree: KdTree, cores: Float64Array): SpanningTree {
  const { x, y, starts, ends, boxes, firstLeaf } = tree
  const n = x.length
  const edges = Math.max(0, n - 1)
  const found: SpanningTree = {
    from: new Uint32Array(edges),
    to: new Uint32Array(edges),
    squares: new Float64Array(edges),
  }
  const leastCore = leastOfNodes(tree, cores)
  const groupOfNode = new Int32Array(starts.length)
  const groups = disjointSets(n)
  const groupOf = new Int32Array(n)
  /** The nearest place outside of its group that each place found, or -1, and the least that it can be away. */
  const nearest = new Int32Array(n).fill(-1)
  const away = cores.slice()
  const bestOfGroup = new Float64Array(n)
  const finder = new Int32Array(n)
  const waiting = new Uint32Array(64)

  const search = (at: number, limit: number) => {
    let best = limit
    let left = 1
    waiting[0] = 0
    while (left > 0) {
      const node = waiting[--left]!
      if (groupOfNode[node] === groupOf[at] || leastCore[node]! >= best) continue
      if (squareToBox(boxes, node, x[at]!, y[at]!) >= best) continue
      if (node < firstLeaf) {
        const one = squareToBox(boxes, 2 * node + 1, x[at]!, y[at]!)
        const nearer = one <= squareToBox(boxes, 2 * node + 2, x[at]!, y[at]!) ? 1 : 2
        waiting[left++] = 2 * node + 3 - nearer
        waiting[left++] = 2 * node + nearer
        continue
      }
      for (let other = starts[node]!; other < ends[node]!; other++) {
        if (groupOf[other] === groupOf[at]) continue
        const dx = x[other]! - x[at]!
        const dy = y[other]! - y[at]!
        const square = Math.max(dx * dx + dy * dy, cores[at]!, cores[other]!)
        if (square >= best) continue
        best = square
        nearest[at] = other
        // Nothing can be nearer than the place's own core distance.
        if (best <= cores[at]!) left = 0
      }
    }
    away[at] = best
  }

  let edge = 0
  while (edge < edges) {
    for (let at = 0; at < n; at++) groupOf[at] = groups.find(at)
    nameNodes(tree, groupOf, groupOfNode)
    bestOfGroup.fill(Number.POSITIVE_INFINITY)
    const offer = (at: number) => {
      const group = groupOf[at]!
      if (away[at]! >= bestOfGroup[group]!) return
      bestOfGroup[group] = away[at]!
      finder[group] = at
    }
    for (let at = 0; at < n; at++) {
      if (nearest[at]! >= 0 && groupOf[nearest[at]!] === groupOf[at]) nearest[at] = -1
      if (nearest[at]! >= 0) offer(at)
    }
    for (let at = 0; at < n; at++) {
      const limit = bestOfGroup[groupOf[at]!]!
      if (nearest[at]! >= 0 || away[at]! >= limit) continue
      search(at, limit)
      if (nearest[at]! >= 0) offer(at)
    }
    for (let group = 0; group < n; group++) {
      if (groupOf[group] !== group) continue
      const from = finder[group]!
      const to = nearest[from]!
      if (groups.find(from) === groups.find(to)) continue
      groups.join(from, to)
      found.from[edge] = from
      found.to[edge] = to
      found.squares[edge++] = away[from]!
    }
  }
  return found
}

function leastOfNodes({ starts, ends, firstLeaf }: KdTree, values: Float64Array): Float64Array {
  const least = new Float64Array(starts.length).fill(Number.POSITIVE_INFINITY)
  for (let node = starts.length - 1; node >= 0; node--) {
    if (node < firstLeaf) least[node] = Math.min(least[2 * node + 1]!, least[2 * node + 2]!)
    else
      for (let at = starts[node]!; at < ends[node]!; at++) least[node] = Math.min(least[node]!, values[at]!)
  }
  return least
}

/** The group that all places of a node share; -1 where they are of several. */
function nameNodes({ starts, ends, firstLeaf }: KdTree, groupOf: Int32Array, groupOfNode: Int32Array): void {
  for (let node = starts.length - 1; node >= 0; node--) {
    if (node < firstLeaf) {
      const one = groupOfNode[2 * node + 1]!
      groupOfNode[node] = one === groupOfNode[2 * node + 2] ? one : -1
      continue
    }
    let group = starts[node]! < ends[node]! ? groupOf[starts[node]!]! : -1
    for (let at = starts[node]! + 1; at < ends[node]!; at++) if (groupOf[at] !== group) group = -1
    groupOfNode[node] = group
  }
}
