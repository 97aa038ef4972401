import { z } from 'zod'
import { event, job, procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId, shortText } from '../../rpc/wire.ts'
import { permissions, roles } from '../access/rules.ts'

export const bureauSummarySchema = z.object({
  name: z.string(),
  path: z.string(),
  /** True for the invented bureau: every screen and page says so. */
  demonstration: z.boolean(),
  /** The day it is in this bureau, in London; the demonstration bureau's own stands still. */
  today: day,
  person: z.object({
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    permissions: z.array(z.enum(permissions)),
    /** The agency a partner speaks for; null for who may speak for any. */
    agencyId: rowId.nullable(),
  }),
})
export type BureauSummary = z.infer<typeof bureauSummarySchema>

export const bureauSettingsSchema = z.object({
  name: shortText,
  /** Marking printed on every page unless a pack says otherwise. */
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  /** A tile address with {z}, {x} and {y}, or null: the plain background is drawn by the application. */
  tileAddress: z
    .string()
    .trim()
    .regex(/^https?:\/\/\S*\{z\}\S*$/, 'A tile address starts with http and contains {z}, {x} and {y}.')
    .refine(
      address => address.includes('{x}') && address.includes('{y}'),
      'A tile address contains {x} and {y}.',
    )
    .nullable(),
  tileAttribution: z.string().max(200),
})
export type BureauSettings = z.infer<typeof bureauSettingsSchema>

export const agencySchema = z.object({
  id: rowId,
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A key is lower-case letters, digits and hyphens.'),
  name: shortText,
  version: z.int(),
})
export type Agency = z.infer<typeof agencySchema>

const nothingOpen = { none: 'happens before a bureau is open' } as const

export const settings = {
  /** What the window needs to know first: version, the open bureau, what was opened before. */
  desk: procedure({
    input: z.void(),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli']),
      bureausFolder: z.string(),
      bureau: bureauSummarySchema.nullable(),
      recent: z.array(
        z.object({ name: z.string(), path: z.string(), openedAt: instant, exists: z.boolean() }),
      ),
    }),
    needs: 'desk.use',
    records: nothingOpen,
  }),
  /** Creates `folder/name.bureau` and opens it; without a folder, in the documents folder's own. */
  createBureau: procedure({
    input: z.object({ name: shortText, folder: z.string().max(4096).optional() }),
    output: bureauSummarySchema,
    needs: 'desk.use',
    records: nothingOpen,
  }),
  openBureau: procedure({
    input: z.object({ path: z.string().min(1).max(4096) }),
    output: bureauSummarySchema,
    needs: 'desk.use',
    records: nothingOpen,
  }),
  closeBureau: procedure({ input: z.void(), output: z.void(), needs: 'desk.use', records: nothingOpen }),
  /**
   * Opens the demonstration bureau, generating it first where it does not exist yet: in the bureaus
   * folder, or at a path, which only the command line may name.
   */
  openDemonstration: job({
    input: z.object({ path: z.string().min(1).max(4096).optional() }).optional(),
    output: bureauSummarySchema,
    needs: 'desk.use',
    records: nothingOpen,
  }),
  bureau: procedure({
    input: z.void(),
    output: bureauSettingsSchema,
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  saveBureau: procedure({
    input: bureauSettingsSchema,
    output: bureauSettingsSchema,
    needs: 'settings.write',
    records: 'alteration',
  }),
  agencies: procedure({
    input: z.void(),
    output: z.array(agencySchema),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  saveAgency: procedure({
    input: agencySchema
      .omit({ id: true, version: true })
      .extend({ id: rowId.optional(), version: z.int().optional() }),
    output: agencySchema,
    needs: 'settings.write',
    records: 'alteration',
  }),
  /** Reads the whole file through: SQLite's own check, foreign keys, and the sums of every import. */
  checkIntegrity: procedure({
    input: z.void(),
    output: z.object({ sound: z.boolean(), findings: z.array(z.string()), checks: z.array(z.string()) }),
    needs: 'bureau.read',
    records: { none: 'counts only' },
  }),
  /** Jobs under way, so that a reloaded window can watch them again. */
  jobs: procedure({
    input: z.void(),
    output: z.array(z.object({ jobId: z.int(), name: z.string(), startedAt: instant })),
    needs: 'desk.use',
    records: { none: 'no personal data' },
  }),
  /** Something changed; windows ask again for what they show of it. */
  changed: event(
    z.object({
      what: z.array(
        z.enum([
          'desk',
          'incidents',
          'filters',
          'imports',
          'areas',
          'analysis',
          'profiles',
          'tasking',
          'briefings',
          'library',
          'performance',
          'settings',
          'jobs',
        ]),
      ),
    }),
  ),
}
