import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { rowId } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'

/** The steps from a call to the board, in the order in which they follow each other. */
export const traceStages = [
  'calls',
  'found',
  'flagged',
  'raised',
  'decided',
  'tasked',
  'done',
  'evaluated',
  'reported',
] as const
export type TraceStage = (typeof traceStages)[number]

export const stageNames: Record<TraceStage, string> = {
  calls: 'Calls',
  found: 'Found',
  flagged: 'Flagged',
  raised: 'Raised',
  decided: 'Decided',
  tasked: 'Tasked',
  done: 'Done',
  evaluated: 'Evaluated',
  reported: 'Reported',
}

/** What a trace can begin from. */
export const traceStarts = [
  'profile',
  'incident',
  'hotspot',
  'analysis',
  'flag',
  'action',
  'meeting',
  'pack',
] as const
export type TraceStart = (typeof traceStarts)[number]

const traceNodeSchema = z.object({
  /** Of its table and its row: `action:12`. */
  key: z.string(),
  stage: z.enum(traceStages),
  /** A day or an instant. */
  at: z.string(),
  title: z.string(),
  detail: z.string(),
  /** Address of the page where it stands; null where it has none. */
  to: z.string().nullable(),
  /** What it came from. */
  from: z.array(z.string()),
})
export type TraceNode = z.infer<typeof traceNodeSchema>

const oneTraceSchema = z.object({
  /** Null where nothing has become a problem profile yet. */
  profile: z.object({ id: rowId, number: z.string(), title: z.string(), status: z.string() }).nullable(),
  /** Its calls, or those it would be about. */
  filter: filterSchema.nullable(),
  /** In the order of time. */
  nodes: z.array(traceNodeSchema),
})
export type OneTrace = z.infer<typeof oneTraceSchema>

export const trace = {
  /** From anything backwards to its calls and forwards to what was reported: one trace for each profile it led to. */
  trace: procedure({
    input: z.object({ kind: z.enum(traceStarts), id: rowId }),
    output: z.object({
      /** Which node was asked for; null where it is in none of the traces. */
      here: z.string().nullable(),
      traces: z.array(oneTraceSchema),
    }),
    needs: 'profiles.read',
    records: 'consultation',
  }),
}
