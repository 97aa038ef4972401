import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { instant, rowId } from '../../rpc/wire.ts'

export const meetingStepSchema = z.object({
  id: rowId,
  at: instant,
  by: z.string(),
  /** What was done, `adopted PP-2025-003`. */
  words: z.string(),
  undoneAt: instant.nullable(),
})

/** While a meeting is held: which item is before the group, and taking steps back. */
export const hold = {
  /** Brings an item before the group; the time that the one before it took is kept. */
  takeItem: procedure({
    input: z.object({ meetingId: rowId, itemId: rowId }),
    output: z.void(),
    needs: 'tasking.write',
    records: { none: 'which item of an agenda is shown' },
  }),
  /** What was recorded in the meeting, the latest first. */
  steps: procedure({
    input: z.object({ meetingId: rowId }),
    output: z.array(meetingStepSchema),
    needs: 'tasking.write',
    records: 'consultation',
  }),
  /** Takes a step back, as if it had not been done. Refused where something of it changed since. */
  undo: procedure({
    input: z.object({ meetingId: rowId, stepId: rowId }),
    output: z.void(),
    // Undoing a decision needs the permission to decide as well.
    needs: 'tasking.write',
    records: 'alteration',
  }),
}
