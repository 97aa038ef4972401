import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, rowId } from '../../rpc/wire.ts'
import { audienceSchema } from './audience.ts'
import { audienceRulesSchema } from './audience-rules.ts'
import { packForms, packKinds } from './kinds.ts'
import { packSchema } from './pack.ts'
import { pictures } from './pictures.ts'
import { templates } from './templates.ts'

export type { Pack } from './pack.ts'

const wanted = z.object({
  kind: z.enum(packKinds),
  /** Of what `subjectOf` says of the kind. */
  id: rowId,
  audience: audienceSchema,
})
export type PackWanted = z.infer<typeof wanted>

const packSubjectSchema = z.object({
  id: rowId,
  /** What people call it: `PP-2025-001`; empty where it has none. */
  number: z.string(),
  title: z.string(),
  day: day.nullable(),
})
export type PackSubject = z.infer<typeof packSubjectSchema>

export const packs = {
  ...pictures,
  ...templates,
  /** The pack as one self-contained web page: what is printed is what is shown. */
  preview: procedure({
    input: wanted,
    output: z.object({
      title: z.string(),
      html: z.string(),
      marking: z.string(),
      /** How many figures are withheld from the audience. */
      withheld: z.int(),
      /** Sources that are not counted for the audience, and why. */
      leftOut: z.array(z.object({ name: z.string(), agencyName: z.string(), reason: z.string() })),
      /** What it is made of as shipped, in order. */
      sections: z.array(z.object({ key: z.string(), title: z.string() })),
    }),
    needs: 'profiles.read',
    records: 'consultation',
    isLong: true,
  }),
  /** The pack as a file, entered in the register of disclosures. `file` is fetched from the outbox. */
  make: job({
    input: wanted.extend({ form: z.enum(packForms) }),
    output: z.object({ pack: packSchema, file: z.string(), fileName: z.string() }),
    needs: 'packs.make',
    records: 'disclosure',
  }),
  /** Of what a pack of a kind can be made, the latest first. */
  subjects: procedure({
    input: z.object({ kind: z.enum(packKinds) }),
    output: z.array(packSubjectSchema),
    needs: 'profiles.read',
    records: { none: 'titles and numbers' },
  }),
  list: procedure({
    input: z.void(),
    output: z.array(packSchema),
    needs: 'profiles.read',
    records: { none: 'the register of disclosures itself' },
  }),
  /** What the bureau decided about packs for each audience, or what is usual. */
  audienceRules: procedure({
    input: z.void(),
    output: audienceRulesSchema,
    needs: 'profiles.read',
    records: { none: 'no personal data' },
  }),
  saveAudienceRules: procedure({
    input: audienceRulesSchema,
    output: audienceRulesSchema,
    needs: 'settings.write',
    records: 'alteration',
  }),
}
