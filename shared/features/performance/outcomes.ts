import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, rowId } from '../../rpc/wire.ts'
import { figureSchema } from '../analysis/figures.ts'
import { filterSchema } from '../incidents/filter.ts'
import { evidenceKinds, libraryResults } from '../library/rules.ts'
import { results } from '../profiles/life-rules.ts'
import { statuses } from '../profiles/rules.ts'
import { outcomeVerdicts } from './outcome-rules.ts'

const stretchSchema = z.object({
  count: z.int(),
  months: z.int(),
  perMonth: z.number(),
  from: day,
  to: day,
  filter: filterSchema,
})

/** Counts before and after with the incidents they lead to: the place, what it is compared with, and the rings. */
const groundSchema = z.object({
  label: z.string(),
  before: z.int(),
  after: z.int(),
  beforeFilter: filterSchema,
  afterFilter: filterSchema,
})

const measuredSchema = z.object({
  before: stretchSchema,
  after: stretchSchema,
  /** Change of the monthly rate in per cent with its 95 % interval; only where both counts are ten or more. */
  percent: figureSchema,
  percentLower: figureSchema,
  percentUpper: figureSchema,
  p: figureSchema,
  /** Weighted displacement difference with its interval, and quotient. */
  difference: figureSchema,
  differenceLower: figureSchema,
  differenceUpper: figureSchema,
  differenceP: figureSchema,
  quotient: figureSchema,
  grounds: z.array(groundSchema),
  sentences: z.array(z.string()),
  caveats: z.array(z.string()),
})
export type Measured = z.infer<typeof measuredSchema>

const outcomeSchema = z.object({
  profileId: rowId,
  number: z.string(),
  title: z.string(),
  areaLabel: z.string(),
  status: z.enum(statuses),
  adoptedOn: day,
  closedOn: day.nullable(),
  /** What the group made of it when it was closed. */
  result: z.enum(results).nullable(),
  verdict: z.enum(outcomeVerdicts),
  measured: z.union([measuredSchema, z.object({ unavailable: z.string() })]),
  /** Actions set on it: the four add up to all. */
  actions: z.object({ done: z.int(), open: z.int(), overdue: z.int(), cancelled: z.int() }),
})
export type Outcome = z.infer<typeof outcomeSchema>

export const concernKinds = ['new', 'rising', 'hotspot', 'area', 'priority'] as const
export type ConcernKind = (typeof concernKinds)[number]

const concernSchema = z.object({
  kind: z.enum(concernKinds),
  title: z.string(),
  text: z.string(),
  /** Its incidents; null where it is about none. */
  filter: filterSchema.nullable(),
  priorityId: rowId.nullable(),
})
export type Concern = z.infer<typeof concernSchema>

const practiceSchema = z.object({
  /** `profile 3` or `intervention 12`. */
  id: z.string(),
  number: z.string(),
  title: z.string(),
  response: z.string(),
  result: z.enum(libraryResults),
  evidenceKind: z.enum(evidenceKinds),
  evidence: z.string(),
})
export type Practice = z.infer<typeof practiceSchema>

export const outcomesSchema = z.object({
  /** Adopted, monitored and closed profiles, those under way first. */
  profiles: z.array(outcomeSchema),
  concerns: z.array(concernSchema),
  /** The tactical assessment the concerns are of; null where there is none yet. */
  assessment: z.object({ id: rowId, number: z.string(), to: day }).nullable(),
  practice: z.array(practiceSchema),
})
export type Outcomes = z.infer<typeof outcomesSchema>

export const outcomes = {
  /** What became of adopted profiles, what is of concern, and what worked elsewhere. */
  outcomes: procedure({
    input: z.void(),
    output: outcomesSchema,
    needs: 'performance.read',
    records: { none: 'counts, places and lessons, no persons' },
    isLong: true,
  }),
}
