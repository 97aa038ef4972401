import { type TraceNode, traceStages } from '#shared/features/tasking/trace.ts'
import { byText } from './by-text.ts'
import { ofFlagging } from './flagged.ts'
import { ofCalls, ofFinding } from './found.ts'
import { ofLife } from './life.ts'
import type { Node } from './node.ts'
import { ofReporting } from './reported.ts'
import { ofTasking } from './tasked.ts'
import type { TraceRows } from './trace-rows.ts'

/**
 * One line through all of it: what was told, what was found in it, who put it before whom, what was decided, tasked,
 * done, evaluated and reported. Every row is one node, in the order of time; of one day in the order of the steps.
 * Each node names what it came from, as far as that is among them.
 */
export function traceOf(rows: TraceRows): TraceNode[] {
  const nodes: Node[] = [
    ...ofCalls(rows),
    ...ofFinding(rows),
    ...ofFlagging(rows),
    ...ofTasking(rows),
    ...ofLife(rows),
    ...ofReporting(rows),
  ]
  const known = new Set(nodes.map(({ key }) => key))
  const place = new Map(nodes.map(({ key }, at) => [key, at]))
  return nodes
    .map(({ from, ...node }) => ({
      ...node,
      from: [...new Set(from)].filter((key): key is string => Boolean(key) && known.has(key as string)),
    }))
    .sort((one, other) => inTime(one, other) || place.get(one.key)! - place.get(other.key)!)
}

/** By day; of one day by step, then by the time of day. What is left stands as it was told: always the same. */
function inTime(one: TraceNode, other: TraceNode): number {
  const day = ({ at }: TraceNode) => at.slice(0, 10)
  const minute = ({ at }: TraceNode) => at.slice(0, 16)
  const stage = (node: TraceNode) => traceStages.indexOf(node.stage)
  return byText(day(one), day(other)) || stage(one) - stage(other) || byText(minute(one), minute(other))
}
