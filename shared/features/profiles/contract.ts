import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, month, rowId, shortText } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'
import { filterSchema, freshnessSchema, hourByWeekdaySchema } from '../incidents/contract.ts'
import { statuses } from './rules.ts'

/** What the analyst writes: the problem analysis triangle and the response (SARA). */
export const narrativeSchema = z.object({
  title: shortText,
  aim: longText,
  location: longText,
  victim: longText,
  offender: longText,
  response: longText,
})
export type Narrative = z.infer<typeof narrativeSchema>

/** Every figure of a profile, counted from its incidents: live until adoption, frozen from then on. */
export const figuresSchema = z.object({
  from: day,
  to: day,
  total: z.int(),
  perMonth: z.number(),
  months: z.array(z.object({ month, count: z.int() })),
  hourByWeekday: hourByWeekdaySchema,
  /** Places with more than one incident, most first, or why they cannot be told apart. */
  repeatLocations: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('places'),
      places: z.array(
        z.object({
          place: z.string(),
          gridReference: z.string(),
          count: z.int(),
          cumulativeShare: z.number(),
        }),
      ),
    }),
    z.object({ kind: z.literal('refused'), reason: z.string() }),
  ]),
  categories: z.array(z.object({ name: z.string(), count: z.int() })),
  sources: z.array(freshnessSchema.extend({ count: z.int() })),
})
export type Figures = z.infer<typeof figuresSchema>

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
  version: z.int(),
})
export type ProfileSummary = z.infer<typeof profileSummarySchema>

export const profileSchema = profileSummarySchema.extend({
  ...narrativeSchema.shape,
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
    }),
  ),
  next: z.array(z.enum(statuses)),
})
export type Profile = z.infer<typeof profileSchema>

export const profiles = {
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
    input: z.object({ hotspotId: rowId, title: shortText.optional() }),
    output: profileSchema,
    needs: 'profiles.write',
    records: 'combination',
  }),
  /** Saves what was typed. A stale `version` is a conflict that carries both sides. */
  save: procedure({
    input: z.object({ profileId: rowId, version: z.int(), narrative: narrativeSchema.partial() }),
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
