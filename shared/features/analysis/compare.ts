import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, float64Column, rowId, uint32Column } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'
import { figureSchema } from './figures.ts'

/** What two selections are told apart by. */
export const comparedBy = ['code', 'category', 'source', 'channel', 'area', 'hours', 'weekday'] as const
export type ComparedBy = (typeof comparedBy)[number]

/** Counts of A and B with what chance would explain. Rates are per day, or hour of those asked for, on which both could be counted. */
const rowSchema = z.object({
  key: z.string(),
  label: z.string(),
  a: z.int(),
  b: z.int(),
  difference: z.int(),
  /** Rate of A over that of B, with its exact 95 per cent interval. */
  ratio: figureSchema,
  lower: figureSchema,
  upper: figureSchema,
  /** Change of the rate in per cent; only where both counts are ten or more. */
  percent: figureSchema,
  /** E-test of equal rates. */
  p: z.number(),
  /** After Benjamini and Hochberg over the rows of its group. */
  q: z.number(),
  /** Which incidents the counts are; null where no filter can say it. */
  filters: z.object({ a: filterSchema, b: filterSchema }).nullable(),
})
export type ComparedRow = z.infer<typeof rowSchema>

const sideSchema = z.object({
  /** The incidents counted: the filter asked for, limited to the days and sources that can be compared. */
  filter: filterSchema,
  from: day,
  to: day,
  days: z.int(),
  count: z.int(),
  /** Incidents of the filter asked for that were not counted. */
  leftOut: z.int(),
})

export const comparison = {
  /** Two periods or two filters against each other: what changed, whether chance would explain it, and where. */
  compare: procedure({
    input: z.object({
      a: filterSchema,
      b: filterSchema,
      areaSetId: rowId.optional(),
      /** Squares of the map of change. */
      cellMetres: z.number().min(50).max(10_000).default(500),
    }),
    output: z.object({
      /** What changed, in one sentence. */
      sentence: z.string(),
      warnings: z.array(z.string()),
      a: sideSchema,
      b: sideSchema,
      total: rowSchema,
      groups: z.array(
        z.object({
          by: z.enum(comparedBy),
          /** Incidents that are in no row, and why. */
          note: z.string(),
          rows: z.array(rowSchema),
        }),
      ),
      /** Counts by equal steps from the first day of each; a step cut short is left out. */
      steps: z.object({
        unit: z.enum(['week', 'month']),
        a: z.array(z.object({ from: day, count: z.int() })),
        b: z.array(z.object({ from: day, count: z.int() })),
      }),
      /** Middles of squares with incidents of either. */
      cells: z.object({
        cellMetres: z.number(),
        eastings: float64Column,
        northings: float64Column,
        a: uint32Column,
        b: uint32Column,
      }),
    }),
    needs: 'incidents.read',
    records: { none: 'counts only' },
    isLong: true,
  }),
}
