import type { TraceNode, TraceStage } from '#shared/features/tasking/trace.ts'

/** A node as it is told: what it came from is sorted out once all are there. */
export type Node = Omit<TraceNode, 'from'> & { from: (string | null | undefined | false)[] }

export function node(
  key: string,
  stage: TraceStage,
  at: string,
  title: string,
  more: Partial<Pick<Node, 'detail' | 'to' | 'from'>> = {},
): Node {
  return { key, stage, at, title, detail: '', to: null, from: [], ...more }
}
