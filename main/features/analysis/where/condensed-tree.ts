import type { MergeTree } from './merge-tree.ts'

/** The clusters that appear as the distance shrinks, each after the one it splits off from; the first holds all. */
export type CondensedTree = {
  parents: Int32Array
  /** Squares of the distance below which a cluster stands alone, and of that at which it splits or falls apart. */
  birthSquares: Float64Array
  endSquares: Float64Array
  /** Sum over its incidents of `1 / leaves - 1 / appears`, in distances of the tree. */
  stabilities: Float64Array
  /** The last cluster that each place was part of. */
  clusterOfPlace: Int32Array
}

/**
 * The hierarchy of Campello, Moulavi and Sander (2013, section 3.2) simplified by a minimum cluster size. As the
 * distance shrinks, a part of fewer than `minPoints` incidents leaves its cluster as noise; where two or more larger
 * parts remain, each is a new cluster; where one remains, it is the same cluster, shrunk; where none, it ends.
 * At `leastSquare` every cluster ends: nothing finer is told apart.
 */
export function condensedTree(tree: MergeTree, minPoints: number, leastSquare: number): CondensedTree {
  const { parents, squares, sizes, places } = tree
  const nodes = parents.length
  const root = nodes - 1
  const { largeParts, inSmallParts } = partsOf(tree, minPoints)
  const clusterOf = new Int32Array(nodes)
  const standing = new Uint8Array(nodes)
  const clusterParents = [-1]
  const births = [0]
  const ends = [0]
  const stabilities = [0]
  const leave = (cluster: number, incidents: number, square: number) => {
    const born = births[cluster]! > 0 ? 1 / Math.sqrt(births[cluster]!) : 0
    stabilities[cluster]! += incidents * (1 / Math.sqrt(square) - born)
  }
  for (let node = root; node >= 0; node--) {
    const parent = parents[node]!
    if (node === root) standing[node] = sizes[node]! >= minPoints ? 1 : 0
    else {
      clusterOf[node] = clusterOf[parent]!
      const splits = standing[parent] === 1 && squares[parent]! > leastSquare
      standing[node] = splits && sizes[node]! >= minPoints ? 1 : 0
      if (standing[node] === 1 && largeParts[parent]! > 1) {
        clusterOf[node] = clusterParents.length
        clusterParents.push(clusterOf[parent]!)
        births.push(squares[parent]!)
        ends.push(0)
        stabilities.push(0)
      }
    }
    if (standing[node] === 0) continue
    const cluster = clusterOf[node]!
    const square = Math.max(squares[node]!, leastSquare)
    const goesOn = square > leastSquare && largeParts[node] === 1
    leave(cluster, goesOn ? inSmallParts[node]! : sizes[node]!, square)
    if (!goesOn) ends[cluster] = square
  }
  return {
    parents: Int32Array.from(clusterParents),
    birthSquares: Float64Array.from(births),
    endSquares: Float64Array.from(ends),
    stabilities: Float64Array.from(stabilities),
    clusterOfPlace: clusterOf.slice(0, places),
  }
}

/** For each node, the parts it splits into that are large enough, and the incidents in those that are not. */
function partsOf({ parents, sizes }: MergeTree, minPoints: number) {
  const largeParts = new Uint32Array(parents.length)
  const inSmallParts = new Float64Array(parents.length)
  for (let node = 0; node < parents.length - 1; node++) {
    if (sizes[node]! >= minPoints) largeParts[parents[node]!]!++
    else inSmallParts[parents[node]!]! += sizes[node]!
  }
  return { largeParts, inSmallParts }
}
