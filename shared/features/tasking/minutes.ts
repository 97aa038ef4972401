import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId } from '../../rpc/wire.ts'

export const minutesSchema = z.object({
  meetingId: rowId,
  heldOn: day,
  /** Written from what was recorded; once approved, as they were approved. */
  text: z.string(),
  /** Null while they are a draft. */
  approved: z
    .object({
      at: instant,
      /** The meeting that approved them. */
      meetingId: rowId,
      heldOn: day,
      /** SHA-256 of the text. */
      sha256: z.string(),
      /** Whether the text still is what was approved. */
      isSound: z.boolean(),
    })
    .nullable(),
  /** What the approving meeting put right. */
  corrections: z.array(z.object({ what: z.string(), at: instant, by: z.string() })),
})
export type Minutes = z.infer<typeof minutesSchema>

const ofBoth = z.object({
  /** Whose minutes they are. */
  meetingId: rowId,
  /** The meeting that has them before it. */
  byMeetingId: rowId,
})

export const minutes = {
  minutes: procedure({
    input: z.object({ meetingId: rowId }),
    output: minutesSchema,
    needs: 'tasking.write',
    records: 'consultation',
  }),
  /** A later meeting puts the minutes of an earlier one right. */
  correctMinutes: procedure({
    input: ofBoth.extend({ what: z.string().trim().min(1).max(2000) }),
    output: minutesSchema,
    needs: 'tasking.write',
    records: 'alteration',
  }),
  /** A later meeting approves the minutes of an earlier one: from then on they are kept as they are. */
  approveMinutes: procedure({
    input: ofBoth,
    output: minutesSchema,
    needs: 'tasking.decide',
    records: 'alteration',
  }),
}
