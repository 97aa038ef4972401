import { type TraceNode, type TraceStage, traceStages } from '#shared/features/tasking/trace.ts'

export const sizes = {
  width: 1200,
  gutter: 84,
  head: 30,
  rowHeight: 60,
  nodeHeight: 46,
  /** Between two columns, where the lines run. */
  channel: 20,
} as const

export type PlacedNode = TraceNode & { x: number; y: number; width: number; lane: number; row: number }
export type Lane = { stage: TraceStage; x: number; width: number }
export type Placed = {
  height: number
  lanes: Lane[]
  days: { day: string; y: number }[]
  nodes: PlacedNode[]
}

/**
 * Steps from left to right, time from above to below: a day begins under everything before it, and what happened on
 * one day in different steps stands side by side. Within one step of a day the order is that of where lines come from
 * and go to, so that they rarely cross.
 *
 * @param nodes in the order of time.
 */
export function placeNodes(nodes: readonly TraceNode[]): Placed {
  const used = traceStages.filter(stage => nodes.some(node => node.stage === stage))
  const laneWidth = (sizes.width - sizes.gutter) / Math.max(1, used.length)
  const lanes = used.map((stage, at) => ({ stage, x: sizes.gutter + at * laneWidth, width: laneWidth }))
  const rowOf = new Map<string, number>()
  const lastStep = lastSteps(nodes)
  const days: Placed['days'] = []
  let nextRow = 0
  for (const [day, ofDay] of Map.groupBy(nodes, ({ at }) => at.slice(0, 10))) {
    const dayRow = nextRow
    days.push({ day, y: sizes.head + dayRow * sizes.rowHeight })
    for (const stage of used) {
      const cell = inOrder(
        ofDay.filter(node => node.stage === stage),
        rowOf,
        lastStep,
      )
      for (const [at, { key }] of cell.entries()) rowOf.set(key, dayRow + at)
      nextRow = Math.max(nextRow, dayRow + cell.length)
    }
  }
  const placed = nodes.map(node => {
    const lane = used.indexOf(node.stage)
    const row = rowOf.get(node.key)!
    const { x } = lanes[lane]!
    const y = sizes.head + row * sizes.rowHeight
    return { ...node, lane, row, x, y, width: laneWidth - sizes.channel }
  })
  return { height: sizes.head + nextRow * sizes.rowHeight, lanes, days, nodes: placed }
}

/** For each node the place in time of the last that came of it; its own where nothing did. */
function lastSteps(nodes: readonly TraceNode[]): ReadonlyMap<string, number> {
  const last = new Map(nodes.map(({ key }, at) => [key, at]))
  for (const [at, { from }] of nodes.entries()) for (const key of from) last.set(key, at)
  return last
}

/**
 * The nodes of one step of one day: by the middle of what they came from (barycentre; Sugiyama 1981), then what is
 * over soonest first, so that its line lies outermost. What came of another in the same cell stays below it.
 */
function inOrder(
  cell: readonly TraceNode[],
  rowOf: ReadonlyMap<string, number>,
  lastStep: ReadonlyMap<string, number>,
): TraceNode[] {
  const inCell = new Map(cell.map(node => [node.key, node]))
  const middle = ({ key, from }: TraceNode): number => {
    // What came of another in the cell belongs to it.
    const first = from.find(one => one !== key && inCell.has(one))
    if (first !== undefined) return middle(inCell.get(first)!)
    const rows = from.flatMap(one => rowOf.get(one) ?? [])
    return rows.length === 0
      ? Number.POSITIVE_INFINITY
      : rows.reduce((sum, row) => sum + row, 0) / rows.length
  }
  const wanted = cell
    .map((node, at) => ({ node, at, middle: middle(node), over: lastStep.get(node.key)! }))
    .sort((one, other) => compared(one.middle, other.middle) || one.over - other.over || one.at - other.at)
    .map(({ node }) => node)
  const placed: TraceNode[] = []
  const waiting = new Set(cell.map(({ key }) => key))
  while (wanted.length > 0) {
    const free = wanted.findIndex(({ key, from }) => !from.some(one => one !== key && waiting.has(one)))
    const [next] = wanted.splice(Math.max(0, free), 1)
    waiting.delete(next!.key)
    placed.push(next!)
  }
  return placed
}

const compared = (one: number, other: number) => (one < other ? -1 : one > other ? 1 : 0)
