import { type PlacedNode, sizes } from './place-nodes.ts'

type Point = readonly [x: number, y: number]
export type Line = { key: string; from: PlacedNode; to: PlacedNode; points: Point[] }

/** Where a line leaves a box, and where one comes in: apart, so that the two are not taken for one. */
const [leaves, enters] = [32, 14]

/**
 * What runs down (or up) one channel on behalf of one node: all its lines there share a trunk, from which they branch
 * off to the boxes on either side.
 */
type Trunk = { from: PlacedNode; channel: number; ends: { y: number; side: -1 | 1 }[]; x: number }

/**
 * Lines that go round the boxes: along the channels between the columns, and across other columns only between two
 * rows. In each channel the trunks stand in the order in which the fewest lines cross.
 */
export function routeLines(nodes: readonly PlacedNode[]): Line[] {
  const byKey = new Map(nodes.map(node => [node.key, node]))
  const trunks = new Map<string, Trunk>()
  const runs = new Map<number, string[]>()
  const trunkOf = (from: PlacedNode, channel: number) => {
    const key = `${from.key} ${channel}`
    const known = trunks.get(key) ?? { from, channel, ends: [], x: 0 }
    trunks.set(key, known)
    return known
  }
  const pairs = nodes.flatMap(to =>
    to.from.flatMap(key => {
      const from = byKey.get(key)
      return from ? [{ from, to }] : []
    }),
  )
  const routes = pairs
    .filter(({ from, to }) => !isNext(from, to))
    .map(({ from, to }) => ({ from, to, ...channelsOf(from.lane, to.lane) }))
  for (const { from, to, near, far } of routes) {
    const first = trunkOf(from, near)
    first.ends.push({ y: from.y + leaves, side: near === from.lane ? -1 : 1 })
    const last = trunkOf(from, far)
    last.ends.push({ y: to.y + enters, side: to.lane === far ? -1 : 1 })
    if (near === far) continue
    const onward = far > near ? 1 : -1
    const y = runHeight(from, runs)
    first.ends.push({ y, side: onward })
    last.ends.push({ y, side: onward === 1 ? -1 : 1 })
  }
  for (const inChannel of Map.groupBy(trunks.values(), ({ channel }) => channel).values()) {
    standApart(inChannel, nodes)
  }
  const straight = pairs
    .filter(({ from, to }) => isNext(from, to))
    .map(({ from, to }) => {
      const x = from.x + straightPixels
      return lineOf(from, to, [
        [x, from.y + sizes.nodeHeight],
        [x, to.y],
      ])
    })
  const round = routes.map(({ from, to, near, far }) => {
    const [first, last] = [trunkOf(from, near).x, trunkOf(from, far).x]
    const [out, into] = [from.y + leaves, to.y + enters]
    const run = runHeight(from, runs)
    return lineOf(from, to, [
      [near === from.lane ? from.x + from.width : from.x, out],
      [first, out],
      ...(near === far
        ? []
        : ([
            [first, run],
            [last, run],
          ] as const)),
      [last, into],
      [to.lane === far ? to.x + to.width : to.x, into],
    ])
  })
  return [...straight, ...round]
}

const straightPixels = 10

/** Right below it: the line goes straight down. */
const isNext = (from: PlacedNode, to: PlacedNode) => from.lane === to.lane && to.row === from.row + 1

const lineOf = (from: PlacedNode, to: PlacedNode, points: Point[]): Line => ({
  key: `${from.key} ${to.key}`,
  from,
  to,
  points,
})

/** The channels beside the one box and the other: a channel has the number of the column on its left. */
function channelsOf(from: number, to: number): { near: number; far: number } {
  if (to >= from) return { near: from, far: Math.max(from, to - 1) }
  return { near: from - 1, far: to }
}

const runPixels = 3

/** Between two rows: each node that crosses columns there at a height of its own, as far as there is room. */
function runHeight({ key, row, y }: PlacedNode, runs: Map<number, string[]>): number {
  const here = runs.get(row) ?? []
  runs.set(row, here)
  if (!here.includes(key)) here.push(key)
  const room = sizes.rowHeight - sizes.nodeHeight - 3
  return y + sizes.nodeHeight + Math.min(room, runPixels * (1 + here.indexOf(key)))
}

/** Gives each trunk of a channel its place: they are put one by one where they cross the fewest. */
function standApart(trunks: Trunk[], nodes: readonly PlacedNode[]) {
  const order: Trunk[] = []
  // Twice: the first were put where nobody stood yet.
  for (const trunk of [...trunks, ...trunks]) {
    if (order.includes(trunk)) order.splice(order.indexOf(trunk), 1)
    let best = { at: 0, crossings: Number.POSITIVE_INFINITY }
    for (let at = order.length; at >= 0; at--) {
      const crossings = order.reduce(
        (sum, other, place) => sum + (place < at ? crossingsOf(other, trunk) : crossingsOf(trunk, other)),
        0,
      )
      if (crossings < best.crossings) best = { at, crossings }
    }
    order.splice(best.at, 0, trunk)
  }
  const box = nodes.find(({ lane }) => lane === 0) ?? nodes[0]!
  const laneWidth = box.width + sizes.channel
  const left = sizes.gutter + order[0]!.channel * laneWidth + box.width
  const step = sizes.channel / (order.length + 1)
  for (const [at, trunk] of order.entries()) trunk.x = left + step * (at + 1)
}

/** How often two trunks cross each other's branches where the one stands left of the other. */
function crossingsOf(left: Trunk, right: Trunk): number {
  const through = (one: Trunk, side: -1 | 1, other: Trunk) => {
    const heights = other.ends.map(({ y }) => y)
    const [top, foot] = [Math.min(...heights), Math.max(...heights)]
    const branches = new Set(one.ends.filter(end => end.side === side).map(({ y }) => y))
    return [...branches].filter(y => y > top && y < foot).length
  }
  return through(left, 1, right) + through(right, -1, left)
}
