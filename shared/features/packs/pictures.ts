import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { fileReference, shortText } from '../../rpc/wire.ts'
import { packSchema } from './pack.ts'

export const pictureTypes = ['svg', 'png'] as const

export const pictures = {
  /** Enters a picture of the map in the register of disclosures. `file`, the same bytes, is fetched from the outbox. */
  recordPicture: procedure({
    input: z.object({
      file: fileReference,
      title: shortText,
      marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
      type: z.enum(pictureTypes),
    }),
    output: z.object({ pack: packSchema, file: z.string(), fileName: z.string() }),
    needs: 'packs.make',
    records: 'disclosure',
  }),
}
