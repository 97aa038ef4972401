import { type TraceNode, type TraceStage, traceStages } from '#shared/features/tasking/trace.ts'

export const sizes = { width: 1200, gutter: 84, head: 30, rowHeight: 56, nodeHeight: 46, gap: 8 } as const

export type PlacedNode = TraceNode & { x: number; y: number; width: number }
export type Layout = {
  height: number
  lanes: { stage: TraceStage; x: number; width: number }[]
  days: { day: string; y: number }[]
  nodes: PlacedNode[]
  /** From the foot of one to the head or side of another. */
  edges: { key: string; from: PlacedNode; to: PlacedNode }[]
}

/**
 * Steps from left to right, time from above to below: a day begins under everything before it, and what happened on
 * one day in different steps stands side by side.
 *
 * @param nodes in the order of time.
 */
export function layOut(nodes: readonly TraceNode[]): Layout {
  const used = traceStages.filter(stage => nodes.some(node => node.stage === stage))
  const laneWidth = (sizes.width - sizes.gutter) / Math.max(1, used.length)
  const lanes = used.map((stage, at) => ({ stage, x: sizes.gutter + at * laneWidth, width: laneWidth }))
  const days: Layout['days'] = []
  const placed: PlacedNode[] = []
  let [dayRow, nextRow, today] = [0, 0, '']
  let filled = new Map<TraceStage, number>()
  for (const node of nodes) {
    const day = node.at.slice(0, 10)
    if (day !== today) {
      ;[today, dayRow] = [day, nextRow]
      filled = new Map()
      days.push({ day, y: sizes.head + dayRow * sizes.rowHeight })
    }
    const row = dayRow + (filled.get(node.stage) ?? 0)
    filled.set(node.stage, row - dayRow + 1)
    nextRow = Math.max(nextRow, row + 1)
    const lane = lanes.find(({ stage }) => stage === node.stage)!
    placed.push({
      ...node,
      x: lane.x + sizes.gap / 2,
      y: sizes.head + row * sizes.rowHeight,
      width: laneWidth - sizes.gap,
    })
  }
  const byKey = new Map(placed.map(node => [node.key, node]))
  const edges = placed.flatMap(to =>
    to.from.flatMap(key => {
      const from = byKey.get(key)
      return from ? [{ key: `${key} ${to.key}`, from, to }] : []
    }),
  )
  return { height: sizes.head + nextRow * sizes.rowHeight, lanes, days, nodes: placed, edges }
}

/** A text in at most so many lines of so many characters; what is left out is shown by an ellipsis. */
export function inLines(text: string, characters: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > characters) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  const shown = lines
    .slice(0, most)
    .map(one => (one.length > characters ? `${one.slice(0, characters - 1)}…` : one))
  if (lines.length > most) {
    const last = shown[most - 1]!
    shown[most - 1] = last.endsWith('…') ? last : `${last.slice(0, characters - 1)}…`
  }
  return shown
}
