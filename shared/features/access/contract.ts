import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { instant, page, rowId, shortText } from '../../rpc/wire.ts'
import { roles } from './rules.ts'

export const personSchema = z.object({
  id: rowId,
  /** The name the person signs in to the workstation with. */
  login: shortText,
  name: shortText,
  role: z.enum(roles),
  /** The agency a partner speaks for. */
  agencyId: rowId.nullable(),
  version: z.int(),
})
export type Person = z.infer<typeof personSchema>

export const access = {
  people: procedure({
    input: z.void(),
    output: z.array(personSchema),
    needs: 'access.write',
    records: { none: 'names and roles of the bureau’s own staff' },
  }),
  savePerson: procedure({
    input: personSchema.omit({ id: true, version: true }).extend({
      id: rowId.optional(),
      version: z.int().optional(),
    }),
    output: personSchema,
    needs: 'access.write',
    records: 'alteration',
  }),
  removePerson: procedure({
    input: z.object({ id: rowId, version: z.int() }),
    output: z.void(),
    needs: 'access.write',
    records: 'erasure',
  }),
  /** The register of what was collected, altered, consulted, disclosed, combined and erased. */
  audit: procedure({
    input: z.object(page),
    output: z.object({
      total: z.int(),
      rows: z.array(
        z.object({
          id: rowId,
          at: instant,
          login: z.string(),
          procedure: z.string(),
          kind: z.string(),
          subject: z.string(),
        }),
      ),
    }),
    needs: 'access.write',
    records: { none: 'the register of records itself' },
  }),
}
