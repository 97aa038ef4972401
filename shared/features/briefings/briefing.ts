import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId } from '../../rpc/wire.ts'
import { briefingStatuses, standings } from './briefing-rules.ts'

const words = z.string().max(2000)
const lineText = {
  place: z.string().max(200),
  what: words,
  ask: words,
  owner: z.string().max(200),
  contact: z.string().max(200),
}

const lineSchema = z.object({
  id: rowId,
  ...lineText,
  profileId: rowId.nullable(),
  profileNumber: z.string().nullable(),
  priorityId: rowId.nullable(),
  priorityNumber: z.string().nullable(),
  version: z.int(),
})
export type BriefingLine = z.infer<typeof lineSchema>

const summarySchema = z.object({
  id: rowId,
  /** The version that stands on the paper, counted from 1. */
  issue: z.int(),
  status: z.enum(briefingStatuses),
  /** As it stands today. */
  standing: z.enum(standings),
  draftedAt: instant,
  draftedBy: z.string(),
  expiresOn: day,
  approvedAt: instant.nullable(),
  approvedBy: z.string().nullable(),
  supersededAt: instant.nullable(),
  lines: z.int(),
  version: z.int(),
})
export type BriefingSummary = z.infer<typeof summarySchema>

const briefingSchema = summarySchema.omit({ lines: true }).extend({
  opening: words,
  notSay: words,
  approvedDespite: z.string(),
  lines: z.array(lineSchema),
})
export type Briefing = z.infer<typeof briefingSchema>

const read = { needs: 'briefings.read' } as const
const write = { needs: 'briefings.write', records: 'alteration' } as const
const ofBriefing = z.object({ briefingId: rowId, version: z.int() })
const ofLine = z.object({ lineId: rowId })
const saved = z.object({ version: z.int(), savedAt: instant })

/** The page for the 101 centre and the call management centre: what is hot, what to ask, who owns it. */
export const callTaker = {
  list: procedure({
    input: z.void(),
    output: z.array(summarySchema),
    ...read,
    records: { none: 'versions and days' },
  }),
  get: procedure({
    input: z.object({ briefingId: rowId }),
    output: briefingSchema,
    ...read,
    records: 'consultation',
  }),
  /** Drafts the next version from the profiles and priorities under way, and what the last one said of them. */
  draft: procedure({ input: z.void(), output: briefingSchema, ...write }),
  /** Autosaved. A stale `version` is a conflict that carries both sides. */
  save: procedure({
    input: ofBriefing.extend({
      opening: words.optional(),
      notSay: words.optional(),
      expiresOn: day.optional(),
    }),
    output: saved,
    ...write,
  }),
  addLine: procedure({ input: z.object({ briefingId: rowId }), output: briefingSchema, ...write }),
  saveLine: procedure({
    input: ofLine.extend({ version: z.int(), ...z.object(lineText).partial().shape }),
    output: saved,
    ...write,
  }),
  /** `by` is -1 to go up and 1 to go down. */
  moveLine: procedure({
    input: ofLine.extend({ by: z.union([z.literal(-1), z.literal(1)]) }),
    output: briefingSchema,
    ...write,
  }),
  removeLine: procedure({ input: ofLine, output: briefingSchema, ...write }),
  /** Takes a draft away that nobody was handed. */
  discard: procedure({ input: ofBriefing, output: z.void(), needs: 'briefings.write', records: 'erasure' }),
  /** From now on it is the one to use; the one before is superseded. */
  approve: procedure({
    input: ofBriefing.extend({ despite: z.string().max(500).default('') }),
    output: briefingSchema,
    needs: 'briefings.approve',
    records: 'alteration',
  }),
}
