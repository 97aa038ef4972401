import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, rowId } from '../../rpc/wire.ts'

export const recordSchema = z.object({
  /** The meetings held, in order, with how many agencies came. */
  meetings: z.array(z.object({ meetingId: rowId, heldOn: day, present: z.int(), of: z.int() })),
  agencies: z.array(
    z.object({
      agencyId: rowId,
      agencyName: z.string(),
      attended: z.int(),
      held: z.int(),
      /** Actions it was set by these meetings, and what became of them: the five add up to `set`. */
      set: z.int(),
      doneOnTime: z.int(),
      doneLate: z.int(),
      cancelled: z.int(),
      open: z.int(),
      overdue: z.int(),
      /** How many were carried past a meeting at least once. */
      carried: z.int(),
    }),
  ),
})
export type GroupRecord = z.infer<typeof recordSchema>

export const record = {
  /** Who came and who did what was set, by agency; a partner is sent their own agency only. */
  record: procedure({
    input: z.object({ from: day.optional(), to: day.optional() }).default({}),
    output: recordSchema,
    needs: 'tasking.read',
    records: { none: 'counts by agency' },
  }),
}
