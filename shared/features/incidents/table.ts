import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { filterSchema } from './filter.ts'

export const sortKeys = ['when', 'category', 'source', 'reference', 'place'] as const

export const sortSchema = z
  .object({ key: z.enum(sortKeys), descending: z.boolean() })
  .default({ key: 'when', descending: true })

export const groupings = ['category', 'code', 'source', 'channel', 'month', 'place'] as const
export type Grouping = (typeof groupings)[number]

export const table = {
  /** The incidents of a filter by what they have in common, most first, months in their order; the first thousand. */
  groups: procedure({
    input: z.object({ filter: filterSchema, by: z.enum(groupings) }),
    output: z.object({
      total: z.int(),
      /** How many groups there are, and how many incidents belong to none: no place of their own, no code. */
      groups: z.int(),
      inNone: z.int(),
      rows: z.array(
        z.object({
          name: z.string(),
          count: z.int(),
          /** The filter narrowed to this group. */
          filter: filterSchema,
        }),
      ),
    }),
    needs: 'incidents.read',
    records: 'consultation',
  }),
  /** All rows of a filter as CSV, for a spreadsheet or another program. `file` is fetched from the outbox. */
  exportRows: job({
    input: z.object({ filter: filterSchema, sort: sortSchema }),
    output: z.object({ file: z.string(), fileName: z.string(), rows: z.int() }),
    needs: 'packs.make',
    records: 'disclosure',
  }),
}
