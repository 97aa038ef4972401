import { type KdTree, squareToBox } from '../ground/k-d-tree.ts'

/**
 * Square of the distance from each place within which `minPoints` points lie, those at the place itself included
 * (the core distance of Campello et al. 2013). Places and weights are in the order of the tree. All points
 * together must be `minPoints` at least.
 */
export function squaredCoreDistances(tree: KdTree, weights: Float64Array, minPoints: number): Float64Array {
  const { x, y, starts, ends, boxes, firstLeaf } = tree
  const cores = new Float64Array(x.length)
  const waiting = new Uint32Array(64)
  const nearest = nearestPoints(minPoints)
  for (let at = 0; at < x.length; at++) {
    if (weights[at]! >= minPoints) continue
    nearest.clear()
    let left = 1
    waiting[0] = 0
    while (left > 0) {
      const node = waiting[--left]!
      if (squareToBox(boxes, node, x[at]!, y[at]!) >= nearest.reach()) continue
      if (node >= firstLeaf) {
        for (let other = starts[node]!; other < ends[node]!; other++) {
          const dx = x[other]! - x[at]!
          const dy = y[other]! - y[at]!
          const square = dx * dx + dy * dy
          if (square < nearest.reach()) nearest.add(square, weights[other]!)
        }
        continue
      }
      const one = squareToBox(boxes, 2 * node + 1, x[at]!, y[at]!)
      const nearer = one <= squareToBox(boxes, 2 * node + 2, x[at]!, y[at]!) ? 1 : 2
      waiting[left++] = 2 * node + 3 - nearer
      waiting[left++] = 2 * node + nearer
    }
    cores[at] = nearest.reach()
  }
  return cores
}

/** The nearest places that together have enough points, in a heap with the furthest on top. */
function nearestPoints(enough: number) {
  const squares: number[] = []
  const points: number[] = []
  let size = 0
  let total = 0
  let reach = Number.POSITIVE_INFINITY

  const swap = (one: number, other: number) => {
    const [square, count] = [squares[one]!, points[one]!]
    squares[one] = squares[other]!
    points[one] = points[other]!
    squares[other] = square
    points[other] = count
  }
  const sinkTop = () => {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) return
      if (child + 1 < size && squares[child + 1]! > squares[child]!) child++
      if (squares[child]! <= squares[at]!) return
      swap(at, child)
      at = child
    }
  }
  return {
    clear() {
      size = 0
      total = 0
      reach = Number.POSITIVE_INFINITY
    },
    reach: () => reach,
    add(square: number, count: number) {
      let at = size++
      squares[at] = square
      points[at] = count
      total += count
      while (at > 0 && squares[(at - 1) >> 1]! < squares[at]!) {
        swap(at, (at - 1) >> 1)
        at = (at - 1) >> 1
      }
      while (total - points[0]! >= enough) {
        total -= points[0]!
        swap(0, --size)
        sinkTop()
      }
      if (total >= enough) reach = squares[0]!
    },
  }
}
