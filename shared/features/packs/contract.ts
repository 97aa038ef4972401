import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { rowId } from '../../rpc/wire.ts'
import { packSchema } from './pack.ts'
import { pictures } from './pictures.ts'

export type { Pack } from './pack.ts'

export const packKinds = ['profile', 'briefing'] as const

const wanted = z.object({ kind: z.enum(packKinds), id: rowId })

export const packs = {
  ...pictures,
  /** The pack as one self-contained web page: what is printed is what is shown. */
  preview: procedure({
    input: wanted,
    output: z.object({ title: z.string(), html: z.string() }),
    needs: 'profiles.read',
    records: 'consultation',
  }),
  /** The pack as PDF, entered in the register of disclosures. `file` is fetched from the outbox. */
  make: job({
    input: wanted,
    output: z.object({ pack: packSchema, file: z.string(), fileName: z.string() }),
    needs: 'packs.make',
    records: 'disclosure',
  }),
  list: procedure({
    input: z.void(),
    output: z.array(packSchema),
    needs: 'profiles.read',
    records: { none: 'the register of disclosures itself' },
  }),
}
