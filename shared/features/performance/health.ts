import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId } from '../../rpc/wire.ts'
import { periodSchema } from './period.ts'

const sourceSchema = z.object({
  sourceId: rowId,
  name: z.string(),
  /** Agreed with the source; null where nothing is. */
  expectedEveryDays: z.int().nullable(),
  lastImport: instant.nullable(),
  /** Days past the day by which the next file was due; 0 while there is time, null where no day was agreed. */
  lateDays: z.int().nullable(),
  /** Files of the period that came within the days agreed since the one before, of those that had one before. */
  onTime: z.int(),
  of: z.int(),
})

const agencySchema = z.object({
  agencyId: rowId,
  agencyName: z.string(),
  /** The agency of the person who asks. */
  own: z.boolean(),
  /** Meetings held in the period, in order. */
  meetings: z.array(
    z.object({ meetingId: rowId, heldOn: day, attending: z.boolean(), apologies: z.boolean() }),
  ),
  attended: z.int(),
  held: z.int(),
  /** Actions that these meetings set it; the five after `set` add up to it. */
  actions: z.object({
    set: z.int(),
    doneOnTime: z.int(),
    doneLate: z.int(),
    cancelled: z.int(),
    open: z.int(),
    overdue: z.int(),
    /** Carried past a meeting at least once, and the most times one was. */
    carried: z.int(),
    mostCarried: z.int(),
  }),
  sources: z.array(sourceSchema),
  /** Reply files it was sent in the period, and what came back. */
  replies: z.object({ sent: z.int(), answered: z.int(), medianDays: z.number().nullable() }),
})
export type AgencyHealth = z.infer<typeof agencySchema>

export const healthSchema = z.object({
  period: periodSchema,
  /** A partner is sent their own agency only; everybody has their own first. */
  agencies: z.array(agencySchema),
})
export type Health = z.infer<typeof healthSchema>

export const health = {
  /** Who comes, who does what was set, and who sends what was agreed, by agency. */
  health: procedure({
    input: z.object({ period: periodSchema }),
    output: healthSchema,
    needs: 'performance.own',
    records: { none: 'counts by agency' },
  }),
}
