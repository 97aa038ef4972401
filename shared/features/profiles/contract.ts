import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, month, rowId, shortText } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'
import { filterSchema } from '../incidents/contract.ts'
import { attachmentMarkings } from './attachments.ts'
import { comparisonSchema, evaluation } from './evaluation.ts'
import { figuresSchema } from './figures.ts'
import { kindSchema, profileLife } from './life.ts'
import { origins, results } from './life-rules.ts'
import { nominations } from './nominations.ts'
import { statuses } from './rules.ts'
import { writing } from './writing.ts'

export type { Figures } from './figures.ts'

/** What of a profile is typed beside its document. */
export const particularsSchema = z.object({
  title: shortText,
  /** How the profile is marked; null for the bureau's own marking. */
  marking: z.enum(attachmentMarkings).nullable(),
  reviewOn: day.nullable(),
  ...kindSchema.shape,
})
export type Particulars = z.infer<typeof particularsSchema>

export const profileSummarySchema = z.object({
  id: rowId,
  /** Number of the profile within the bureau, `PP-2025-003`. */
  number: z.string(),
  title: z.string(),
  areaLabel: z.string(),
  status: z.enum(statuses),
  count: z.int(),
  openActions: z.int(),
  createdAt: instant,
  adoptedOn: day.nullable(),
  closedOn: day.nullable(),
  result: z.enum(results).nullable(),
  version: z.int(),
})
export type ProfileSummary = z.infer<typeof profileSummarySchema>

export const profileSchema = profileSummarySchema.extend({
  ...particularsSchema.shape,
  analysisId: rowId,
  hotspotId: rowId,
  /** The incidents the profile is about: inside its outline, of its filter. */
  filter: filterSchema,
  polygons: polygonsSchema,
  figures: figuresSchema,
  /** Set on adoption: the figures as they stood, with the freeze they lead back to. */
  baseline: z.object({ frozenOn: day, freezeId: rowId, figures: figuresSchema }).nullable(),
  /** Since adoption: calls a month against the baseline, with the exact interval of the rate ratio. */
  since: z
    .object({
      from: day,
      to: day,
      count: z.int(),
      perMonth: z.number(),
      /** Month by month, the first and the last cut off where the period begins and ends. */
      months: z.array(z.object({ month, count: z.int() })),
      baselineCount: z.int(),
      baselinePerMonth: z.number(),
      /** The change in words, with interval or test; "n/a" from zero. */
      sentence: z.string(),
    })
    .nullable(),
  history: z.array(
    z.object({
      at: instant,
      by: z.string(),
      from: z.enum(statuses).nullable(),
      to: z.enum(statuses),
      note: z.string(),
      /** What was still missing when the manager went on. */
      overridden: z.array(z.string()),
    }),
  ),
  next: z.array(z.enum(statuses)),
  /** What is missing for each of the next steps; empty where it may be taken. */
  gate: z.array(
    z.object({
      to: z.enum(statuses),
      missing: z.array(z.object({ key: z.string(), words: z.string() })),
    }),
  ),
  origin: z.enum(origins),
  nominationId: rowId.nullable(),
  outcome: z.string(),
  lessons: z.string(),
  comparison: comparisonSchema.nullable(),
  bufferMetres: z.int().nullable(),
})
export type Profile = z.infer<typeof profileSchema>

export const profiles = {
  ...writing,
  ...nominations,
  ...profileLife,
  ...evaluation,
  list: procedure({
    input: z.void(),
    output: z.array(profileSummarySchema),
    needs: 'profiles.read',
    records: { none: 'titles and counts' },
  }),
  get: procedure({
    input: z.object({ profileId: rowId }),
    output: profileSchema,
    needs: 'profiles.read',
    records: 'consultation',
  }),
  /** Makes a problem profile from a hotspot of a saved analysis. */
  create: procedure({
    input: z.object({
      hotspotId: rowId,
      title: shortText.optional(),
      /** Of a selection: what the person set out from. */
      origin: z.enum(origins).optional(),
    }),
    output: profileSchema,
    needs: 'profiles.write',
    records: 'combination',
  }),
  /** Saves title, marking, review date and kind. A stale `version` is a conflict that carries both sides. */
  save: procedure({
    input: z.object({ profileId: rowId, version: z.int(), particulars: particularsSchema.partial() }),
    output: z.object({ version: z.int(), savedAt: instant }),
    needs: 'profiles.write',
    records: 'alteration',
  }),
  /** Moves a profile along its life; adopting and declining are decisions of a meeting. */
  move: procedure({
    input: z.object({ profileId: rowId, version: z.int(), to: z.enum(statuses), note: z.string().max(2000) }),
    output: profileSummarySchema,
    needs: 'profiles.write',
    records: 'alteration',
  }),
}
