import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, rowId, shortText } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'
import { filterSchema } from '../incidents/filter.ts'
import { priorityEventKinds, priorityStatuses, voiceKinds } from './priority-rules.ts'

export const voiceSchema = z.object({
  id: rowId,
  priorityId: rowId,
  kind: z.enum(voiceKinds),
  raisedBy: shortText,
  raisedOn: day,
  what: longText,
  saidBack: z.string(),
  how: z.string(),
  /** Null while it is outstanding. */
  saidOn: day.nullable(),
  /** Days past the day by which it should have been answered; 0 while there is time. */
  daysLate: z.int(),
  version: z.int(),
})
export type Voice = z.infer<typeof voiceSchema>

/** Calls in the area since adoption against the year before, with the exact interval of the rate ratio. */
const changeSchema = z.object({
  from: day,
  to: day,
  count: z.int(),
  beforeFrom: day,
  beforeTo: day,
  beforeCount: z.int(),
  sentence: z.string(),
})

export const prioritySchema = z.object({
  id: rowId,
  /** Number of the priority within the bureau, `NP-2025-001`. */
  number: z.string(),
  title: shortText,
  areaId: rowId,
  areaLabel: z.string(),
  rationale: longText,
  agencyId: rowId,
  agencyName: z.string(),
  owner: shortText,
  contact: z.string().max(200),
  adoptedOn: day,
  reviewOn: day,
  review: z.enum(['later', 'due', 'overdue', 'none']),
  status: z.enum(priorityStatuses),
  closedOn: day.nullable(),
  outcome: z.string(),
  /** What is counted, within its area. */
  filter: filterSchema,
  profileId: rowId.nullable(),
  profileTitle: z.string().nullable(),
  /** Null where nothing is known yet of the days since. */
  change: changeSchema.nullable(),
  voices: z.array(voiceSchema),
  outstanding: z.int(),
  version: z.int(),
})
export type Priority = z.infer<typeof prioritySchema>

const priorityInFull = prioritySchema.extend({
  history: z.array(
    z.object({ at: instant, by: z.string(), kind: z.enum(priorityEventKinds), note: z.string() }),
  ),
})
export type PriorityInFull = z.infer<typeof priorityInFull>

const read = { needs: 'briefings.read', records: 'consultation' } as const
const write = { needs: 'briefings.write', records: 'alteration' } as const
const ofPriority = z.object({ priorityId: rowId, version: z.int() })
/** The area is the priority's own, and its days are those before and since adoption. */
const countedFilter = filterSchema.omit({ from: true, to: true, areaIds: true })

export const priorities = {
  priorities: procedure({
    input: z.void(),
    output: z.array(prioritySchema),
    needs: 'briefings.read',
    records: { none: 'titles, counts and what groups said' },
  }),
  priority: procedure({ input: z.object({ priorityId: rowId }), output: priorityInFull, ...read }),
  /** The areas of the priorities under way, for the map. */
  priorityOutlines: procedure({
    input: z.void(),
    output: z.array(z.object({ id: rowId, number: z.string(), title: z.string(), polygons: polygonsSchema })),
    needs: 'briefings.read',
    records: { none: 'no personal data' },
  }),
  adoptPriority: procedure({
    input: z.object({
      areaId: rowId,
      title: shortText,
      rationale: longText,
      agencyId: rowId,
      owner: shortText,
      contact: z.string().max(200).default(''),
      adoptedOn: day,
      reviewOn: day,
      filter: countedFilter.default({}),
      profileId: rowId.nullable().default(null),
    }),
    output: priorityInFull,
    ...write,
  }),
  /** Autosaved. A stale `version` is a conflict that carries both sides. */
  savePriority: procedure({
    input: ofPriority.extend({
      title: shortText.optional(),
      rationale: longText.optional(),
      agencyId: rowId.optional(),
      owner: shortText.optional(),
      contact: z.string().max(200).optional(),
      filter: countedFilter.optional(),
      profileId: rowId.nullable().optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  reviewPriority: procedure({
    input: ofPriority.extend({ on: day, nextOn: day, note: z.string().trim().min(1).max(2000) }),
    output: priorityInFull,
    ...write,
  }),
  closePriority: procedure({
    input: ofPriority.extend({ closedOn: day, outcome: z.string().max(2000) }),
    output: priorityInFull,
    ...write,
  }),
  /** What a group, a meeting or an office raised. */
  raiseVoice: procedure({
    input: z.object({
      priorityId: rowId,
      kind: z.enum(voiceKinds),
      raisedBy: shortText,
      raisedOn: day,
      what: z.string().trim().min(1).max(2000),
    }),
    output: voiceSchema,
    ...write,
  }),
  /** What was said back to them; said again, the earlier answer stays in the history. */
  answerVoice: procedure({
    input: z.object({
      voiceId: rowId,
      version: z.int(),
      saidBack: z.string().max(2000),
      how: z.string().max(200),
      saidOn: day,
    }),
    output: voiceSchema,
    ...write,
  }),
}
