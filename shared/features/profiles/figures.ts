import { z } from 'zod'
import { day, month } from '../../rpc/wire.ts'
import { freshnessSchema, hourByWeekdaySchema } from '../incidents/contract.ts'

/** Every figure of a profile, counted from its incidents: live until adoption, frozen from then on. */
export const figuresSchema = z.object({
  from: day,
  to: day,
  total: z.int(),
  perMonth: z.number(),
  months: z.array(z.object({ month, count: z.int() })),
  hourByWeekday: hourByWeekdaySchema,
  /** Places with more than one incident, most first, or why they cannot be told apart. */
  repeatLocations: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('places'),
      places: z.array(
        z.object({
          place: z.string(),
          gridReference: z.string(),
          count: z.int(),
          cumulativeShare: z.number(),
        }),
      ),
    }),
    z.object({ kind: z.literal('refused'), reason: z.string() }),
  ]),
  categories: z.array(z.object({ name: z.string(), count: z.int() })),
  sources: z.array(freshnessSchema.extend({ count: z.int() })),
})
export type Figures = z.infer<typeof figuresSchema>
