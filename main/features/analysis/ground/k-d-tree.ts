/**
 * Places in a balanced tree of boxes: each node halves its places along the longer side of their box, down to
 * leaves of a few. Node `i` has the children `2i + 1` and `2i + 2`; nodes from `firstLeaf` on are leaves.
 */
export type KdTree = {
  /** The places, in the order of the leaves; `x` and `y` are in this order too. */
  order: Uint32Array
  x: Float64Array
  y: Float64Array
  /** First and one past the last position of each node. */
  starts: Uint32Array
  ends: Uint32Array
  /** West, south, east and north of each node. */
  boxes: Float64Array
  firstLeaf: number
}

const mostInLeaf = 8

/** Builds the tree of places (Bentley 1975) in n log n. Grids suit even ground, this any mixture of dense and empty. */
export function kdTree(eastings: Float64Array, northings: Float64Array): KdTree {
  const n = eastings.length
  let leaves = 1
  while (leaves * mostInLeaf < n) leaves *= 2
  const nodes = 2 * leaves - 1
  const order = Uint32Array.from({ length: n }, (_, place) => place)
  const starts = new Uint32Array(nodes)
  const ends = new Uint32Array(nodes)
  const boxes = new Float64Array(4 * nodes)
  ends[0] = n
  for (let node = 0; node < nodes; node++) {
    const start = starts[node]!
    const end = ends[node]!
    const [width, height] = measureBox(boxes, node, eastings, northings, order.subarray(start, end))
    if (node >= leaves - 1) continue
    const middle = (start + end) >> 1
    if (end > start) divideAt(order, start, end - 1, middle, width > height ? eastings : northings)
    starts[2 * node + 1] = start
    ends[2 * node + 1] = middle
    starts[2 * node + 2] = middle
    ends[2 * node + 2] = end
  }
  return {
    order,
    x: Float64Array.from(order, place => eastings[place]!),
    y: Float64Array.from(order, place => northings[place]!),
    starts,
    ends,
    boxes,
    firstLeaf: leaves - 1,
  }
}

/** Square of the distance from a point to the box of a node; 0 within. */
export function squareToBox(boxes: Float64Array, node: number, x: number, y: number): number {
  const west = boxes[4 * node]! - x
  const south = boxes[4 * node + 1]! - y
  const east = x - boxes[4 * node + 2]!
  const north = y - boxes[4 * node + 3]!
  const dx = west > 0 ? west : east > 0 ? east : 0
  const dy = south > 0 ? south : north > 0 ? north : 0
  return dx * dx + dy * dy
}

function measureBox(
  boxes: Float64Array,
  node: number,
  x: Float64Array,
  y: Float64Array,
  places: Uint32Array,
): [width: number, height: number] {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const place of places) {
    if (x[place]! < west) west = x[place]!
    if (x[place]! > east) east = x[place]!
    if (y[place]! < south) south = y[place]!
    if (y[place]! > north) north = y[place]!
  }
  boxes.set([west, south, east, north], 4 * node)
  return [east - west, north - south]
}

/** Reorders so that position `k` holds what it would if sorted, nothing greater before and nothing less after (Hoare 1961). */
function divideAt(order: Uint32Array, first: number, last: number, k: number, key: Float64Array): void {
  let [low, high] = [first, last]
  while (low < high) {
    const pivot = key[order[(low + high) >> 1]!]!
    let [i, j] = [low, high]
    while (i <= j) {
      while (key[order[i]!]! < pivot) i++
      while (key[order[j]!]! > pivot) j--
      if (i > j) break
      const kept = order[i]!
      order[i++] = order[j]!
      order[j--] = kept
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return
  }
}
