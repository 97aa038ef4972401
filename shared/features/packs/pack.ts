import { z } from 'zod'
import { instant, rowId } from '../../rpc/wire.ts'

/** Everything that is handed out and entered in the register of disclosures. */
export const disclosureKinds = ['profile', 'briefing', 'map-picture', 'reply-file', 'daily-list'] as const

export const packSchema = z.object({
  id: rowId,
  number: z.string(),
  kind: z.enum(disclosureKinds),
  /** The profile or briefing it is of; null for what is of none. */
  subjectId: rowId.nullable(),
  title: z.string(),
  marking: z.string(),
  audience: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  sha256: z.string(),
  bytes: z.int(),
})
export type Pack = z.infer<typeof packSchema>
