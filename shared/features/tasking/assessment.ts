import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, rowId, shortText } from '../../rpc/wire.ts'
import { figureSchema } from '../analysis/figures.ts'
import { filterSchema } from '../incidents/filter.ts'
import { assessmentSections, assessmentStatuses, itemKinds, itemOrigins } from './assessment-rules.ts'
import { becameSchema } from './became.ts'

/** One count against another, over days that every source counted has. */
const comparisonSchema = z.object({
  /** What it is set against: `the fortnight before`. */
  against: z.string(),
  now: z.int(),
  before: z.int(),
  /** Days counted now, and before. */
  nowDays: z.int(),
  beforeDays: z.int(),
  /** Rate now over the rate before, with its exact 95 per cent interval. */
  ratio: figureSchema,
  lower: figureSchema,
  upper: figureSchema,
  /** E-test, and after correction for everything tested in this assessment. */
  p: z.number(),
  q: z.number(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const testedRowSchema = z.object({
  family: z.enum(['category', 'area', 'source']),
  label: z.string(),
  filter: filterSchema,
  comparisons: z.array(comparisonSchema),
})
export type TestedRow = z.infer<typeof testedRowSchema>

const itemFiguresSchema = z.object({
  /** Incidents it is about; null where it is about none. */
  count: z.int().nullable(),
  expected: z.number().nullable(),
  /** Significance after correction; null where nothing was tested. */
  q: z.number().nullable(),
  comparisons: z.array(comparisonSchema),
})
export type ItemFigures = z.infer<typeof itemFiguresSchema>

export const assessmentItemSchema = z.object({
  id: rowId,
  section: z.enum(assessmentSections),
  origin: z.enum(itemOrigins),
  kind: z.enum(itemKinds),
  title: z.string(),
  text: z.string(),
  /** As the draft had it. */
  draftedText: z.string(),
  figures: itemFiguresSchema,
  /** Leads to its incidents. */
  filter: filterSchema.nullable(),
  analysisId: rowId.nullable(),
  hotspotId: rowId.nullable(),
  profileId: rowId.nullable(),
  /** Only for who may read of people. */
  pseudonym: z.string().nullable(),
  /** Set once it was put before the group. */
  flaggedItemId: rowId.nullable(),
  removed: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  version: z.int(),
})
export type AssessmentItem = z.infer<typeof assessmentItemSchema>

const sectionSchema = z.object({
  section: z.enum(assessmentSections),
  /** What was done, and what to keep in mind. */
  note: z.string(),
  caveats: z.array(z.string()),
  tested: z.array(testedRowSchema),
})
export type DraftSection = z.infer<typeof sectionSchema>

export const assessmentSummarySchema = z.object({
  id: rowId,
  number: z.string(),
  title: z.string(),
  from: day,
  to: day,
  status: z.enum(assessmentStatuses),
  madeAt: instant,
  madeBy: z.string(),
  items: z.int(),
  flagged: z.int(),
  version: z.int(),
})
export type AssessmentSummary = z.infer<typeof assessmentSummarySchema>

export const assessmentSchema = assessmentSummarySchema.extend({
  summary: longText,
  freeze: z.object({ id: rowId, madeAt: instant, incidents: z.int() }),
  softwareVersion: z.string(),
  figuresSha256: z.string(),
  finalised: z.object({ at: instant, by: z.string(), sha256: z.string() }).nullable(),
  sections: z.array(sectionSchema),
  /** In their order, section by section; the removed ones last. */
  list: z.array(assessmentItemSchema),
  /** What became of the items of the one before. */
  previous: z
    .object({
      id: rowId,
      number: z.string(),
      to: day,
      items: z.array(z.object({ title: z.string(), became: becameSchema })),
    })
    .nullable(),
})
export type Assessment = z.infer<typeof assessmentSchema>

const flagSchema = z.object({
  id: rowId,
  title: z.string(),
  note: z.string(),
  filter: filterSchema.nullable(),
  incidents: z.int().nullable(),
  flaggedAt: instant,
  flaggedBy: z.string(),
  assessmentNumber: z.string().nullable(),
  assessmentId: rowId.nullable(),
  became: becameSchema,
  version: z.int(),
})

export type Flag = z.infer<typeof flagSchema>

const ofAssessment = z.object({ assessmentId: rowId })
const ofItem = z.object({ assessmentItemId: rowId, version: z.int() })
const write = { needs: 'analysis.run', records: 'alteration' } as const

/** The tactical assessment, and what is put before the group from it. */
export const assessment = {
  assessments: procedure({
    input: z.void(),
    output: z.array(assessmentSummarySchema),
    needs: 'profiles.read',
    records: { none: 'titles and counts' },
  }),
  assessment: procedure({
    input: ofAssessment,
    output: assessmentSchema,
    needs: 'profiles.read',
    records: 'consultation',
  }),
  /** Drafts the fortnight from a new freeze, or again from the freeze of an earlier assessment. */
  makeAssessment: job({
    input: z.object({ again: rowId.optional() }).default({}),
    output: assessmentSummarySchema,
    needs: 'analysis.run',
    records: 'combination',
  }),
  /** Drafts it once more from its own freeze, keeps nothing, and says whether every figure is the same. */
  recheckAssessment: job({
    input: ofAssessment,
    output: z.object({ identical: z.boolean(), figuresSha256: z.string(), was: z.string() }),
    needs: 'analysis.run',
    records: 'combination',
  }),
  saveAssessment: procedure({
    input: ofAssessment.extend({
      version: z.int(),
      title: shortText.optional(),
      summary: longText.optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  saveAssessmentItem: procedure({
    input: ofItem.extend({ title: shortText.optional(), text: longText.optional() }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  /** Moves an item to a place within its section, counted from nought. */
  moveAssessmentItem: procedure({
    input: z.object({ assessmentItemId: rowId, to: z.int().min(0).max(10_000) }),
    output: z.void(),
    ...write,
  }),
  addAssessmentItem: procedure({
    input: ofAssessment.extend({ section: z.enum(assessmentSections), title: shortText, text: longText }),
    output: assessmentItemSchema,
    ...write,
  }),
  /** Takes an item out with its reason; it stays on record and can be brought back. */
  removeAssessmentItem: procedure({
    input: ofItem.extend({ reason: shortText }),
    output: z.void(),
    ...write,
  }),
  restoreAssessmentItem: procedure({ input: ofItem, output: z.void(), ...write }),
  /** Puts an item before the group. */
  flagAssessmentItem: procedure({
    input: ofItem.extend({ note: z.string().trim().max(2000) }),
    output: z.object({ flaggedItemId: rowId }),
    needs: 'profiles.write',
    records: 'alteration',
  }),
  /** From then on it stands as it is, under its hash. */
  finaliseAssessment: procedure({
    input: ofAssessment.extend({ version: z.int() }),
    output: assessmentSummarySchema,
    ...write,
  }),
  /** Everything put before the group, the newest first, and what became of it. */
  flags: procedure({
    input: z.void(),
    output: z.array(flagSchema),
    needs: 'profiles.read',
    records: { none: 'titles, notes and counts' },
  }),
}
