import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, fileReference, instant, rowId, shortText } from '../../rpc/wire.ts'

/** What a column of an imported list may be; whatever else a file holds is left out, people first of all. */
export const workColumns = ['reference', 'unit', 'risk', 'lastOn', 'dueOn', 'doneOn'] as const
export const workColumnNames: Record<(typeof workColumns)[number], string> = {
  reference: 'Reference',
  unit: 'Agency or unit',
  risk: 'Risk',
  lastOn: 'Last visit',
  dueOn: 'Due',
  doneOn: 'Done on',
}

export const weightsSchema = z.object({
  risk: z.number().min(0).max(100),
  days: z.number().min(0).max(100),
  overdue: z.number().min(0).max(100),
})

export const workListSchema = z.object({
  id: rowId,
  name: z.string(),
  fileName: z.string(),
  loadedAt: instant,
  rows: z.int(),
  done: z.int(),
  overdue: z.int(),
  weights: weightsSchema,
  version: z.int(),
})
export type WorkList = z.infer<typeof workListSchema>

export const workRowSchema = z.object({
  id: rowId,
  reference: z.string(),
  unit: z.string(),
  risk: z.string(),
  lastOn: day.nullable(),
  dueOn: day.nullable(),
  doneOn: day.nullable(),
  doneBy: z.string(),
  score: z.number(),
})
export type WorkRow = z.infer<typeof workRowSchema>

const forecastSchema = z.object({
  /** Not done now. */
  due: z.int(),
  /** Done, and come due, in the days looked at. */
  done: z.int(),
  inflow: z.int(),
  days: z.int(),
  on: day,
  left: z.int(),
  low: z.int(),
  high: z.int(),
  /** When it clears; null for never within ten years. */
  clears: z.object({
    expected: day.nullable(),
    earliest: day.nullable(),
    latest: day.nullable(),
  }),
})

const write = { needs: 'tasking.write', records: 'alteration' } as const
const faultSchema = z.object({ line: z.int(), reason: z.string() })

/** Lists of work with a clock: visits due, conferences to attend. */
export const workLists = {
  workLists: procedure({
    input: z.void(),
    output: z.array(workListSchema),
    needs: 'tasking.write',
    records: { none: 'names of lists and counts' },
  }),
  /** The heads of a table and its first rows, to say what each column is. */
  inspectWorkList: procedure({
    input: z.object({ file: fileReference }),
    output: z.object({ header: z.array(z.string()), rows: z.array(z.array(z.string())), count: z.int() }),
    needs: 'tasking.write',
    records: { none: 'looks at a file that is not taken yet' },
  }),
  /** Takes a list; rows with a fault are left out and told by line. */
  loadWorkList: procedure({
    input: z.object({
      file: fileReference,
      name: shortText,
      columns: z.partialRecord(z.enum(workColumns), z.int().min(0)),
    }),
    output: z.object({ list: workListSchema, faults: z.array(faultSchema) }),
    needs: 'tasking.write',
    records: 'collection',
  }),
  /** The rows in the order of the bureau's weights, and what is left on a day at the present rate. */
  workList: procedure({
    input: z.object({
      workListId: rowId,
      on: day.optional(),
      lookBackDays: z.int().min(7).max(730).default(91),
    }),
    output: z.object({ list: workListSchema, rows: z.array(workRowSchema), forecast: forecastSchema }),
    needs: 'tasking.write',
    records: 'consultation',
  }),
  weighWorkList: procedure({
    input: z.object({ workListId: rowId, version: z.int(), weights: weightsSchema }),
    output: workListSchema,
    ...write,
  }),
  /** Marks a row as done on a day, or as not done after all. */
  markWork: procedure({
    input: z.object({ rowId, doneOn: day.nullable() }),
    output: workRowSchema,
    ...write,
  }),
}
