import { z } from 'zod'
import { instant, rowId } from '../../rpc/wire.ts'
import { packKinds } from './kinds.ts'

/** Everything that is handed out and entered in the register of disclosures. */
export const disclosureKinds = [...packKinds, 'map-picture', 'reply-file', 'daily-list'] as const

export const packSchema = z.object({
  id: rowId,
  number: z.string(),
  kind: z.enum(disclosureKinds),
  /** What the pack is of; null for what is of none. */
  subjectId: rowId.nullable(),
  title: z.string(),
  marking: z.string(),
  audience: z.string(),
  /** As its file ends: `pdf`; of what is no pack, of no meaning. */
  form: z.string(),
  /** The data as they stood; null for what counts nothing or is older than the register of freezes. */
  freezeId: rowId.nullable(),
  /** Which version of the bureau's template it was made with; null for the shipped one. */
  templateVersion: z.int().nullable(),
  /** How many figures were withheld from its audience. */
  withheld: z.int(),
  madeAt: instant,
  madeBy: z.string(),
  sha256: z.string(),
  bytes: z.int(),
})
export type Pack = z.infer<typeof packSchema>
