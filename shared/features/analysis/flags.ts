import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { instant, rowId } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/contract.ts'

export const flaggedItemSchema = z.object({
  id: rowId,
  title: z.string(),
  /** What the group should know or decide. */
  note: z.string(),
  /** Its incidents: of a hotspot, of something new, or of any selection; null where it is about none. */
  filter: filterSchema.nullable(),
  /** How many they are now; null where they cannot be found any more. */
  incidents: z.int().nullable(),
  flaggedAt: instant,
  flaggedBy: z.string(),
  version: z.int(),
})
export type FlaggedItem = z.infer<typeof flaggedItemSchema>

/** What is put before the group, to be taken up in the tactical assessment. */
export const flags = {
  flag: procedure({
    input: z.object({
      title: z.string().trim().min(1).max(200),
      note: z.string().trim().max(2000),
      filter: filterSchema,
    }),
    output: flaggedItemSchema,
    needs: 'profiles.write',
    records: 'alteration',
  }),
  /** What is before the group now, newest first; what was withdrawn is not. */
  flagged: procedure({
    input: z.void(),
    output: z.array(flaggedItemSchema),
    needs: 'profiles.read',
    records: { none: 'titles, notes and counts' },
  }),
  withdrawFlag: procedure({
    input: z.object({ flaggedItemId: rowId, version: z.int() }),
    output: z.void(),
    needs: 'profiles.write',
    records: 'alteration',
  }),
}
