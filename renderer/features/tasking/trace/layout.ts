import type { TraceNode } from '#shared/features/tasking/trace.ts'
import { type Placed, placeNodes } from './place-nodes.ts'
import { type Line, routeLines } from './route-lines.ts'

/** A trace as it is drawn: its boxes, and the lines from each to what came of it. */
export function layOut(nodes: readonly TraceNode[]): Placed & { lines: Line[] } {
  const placed = placeNodes(nodes)
  return { ...placed, lines: routeLines(placed.nodes) }
}
