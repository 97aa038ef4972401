import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, month, rowId, shortText } from '../../rpc/wire.ts'
import { figureSchema } from '../analysis/figures.ts'
import { filterSchema } from '../incidents/contract.ts'

/** The ground a profile is compared with: like it, and left alone. */
export const comparisonSchema = z.object({ label: shortText, filter: filterSchema })
export type Comparison = z.infer<typeof comparisonSchema>

const pointSchema = z.object({
  month,
  count: z.int(),
  /** Before adoption, part of the baseline; `split` for the month of adoption. */
  part: z.enum(['before', 'split', 'after']),
  /** What stands out against the expected range; empty for an ordinary month. */
  signal: z.string(),
  /** Leads to its incidents. */
  filter: filterSchema,
})

export const monitoringSchema = z.object({
  months: z.array(pointSchema),
  /** Mean and limits of the whole months of the baseline, or why there are none. */
  expected: z.union([
    z.object({ mean: z.number(), lower: z.number(), upper: z.number(), months: z.int() }),
    z.object({ unavailable: z.string() }),
  ]),
  sentence: z.string(),
})
export type Monitoring = z.infer<typeof monitoringSchema>

/** A count before and after over as many months, with the incidents it leads to. */
const countedSchema = z.object({
  label: z.string(),
  before: z.int(),
  after: z.int(),
  beforeFilter: filterSchema,
  afterFilter: filterSchema,
})

export const evaluationSchema = z.object({
  /** What was compared, in sentences for the board. */
  sentences: z.array(z.string()),
  /** Monthly averages before and after, with the change. */
  before: z.object({
    from: day,
    to: day,
    months: z.int(),
    count: z.int(),
    perMonth: z.number(),
    filter: filterSchema,
  }),
  after: z.object({
    from: day,
    to: day,
    months: z.int(),
    count: z.int(),
    perMonth: z.number(),
    filter: filterSchema,
  }),
  percent: figureSchema,
  ratio: figureSchema,
  ratioLower: figureSchema,
  ratioUpper: figureSchema,
  /** E-test, two-sided. */
  p: figureSchema,
  /** Poisson Z of the two monthly averages. */
  z: figureSchema,
  /** Treated ground, comparison and buffers over the same calendar months. */
  paired: z
    .object({
      months: z.int(),
      note: z.string(),
      counts: z.array(countedSchema),
      difference: figureSchema,
      standardError: figureSchema,
      differenceZ: figureSchema,
      differenceP: figureSchema,
      lower: figureSchema,
      upper: figureSchema,
      quotient: figureSchema,
    })
    .nullable(),
  caveats: z.array(z.string()),
  /** The day it was made; once a profile is closed the day of that. */
  madeAt: instant,
  frozen: z.boolean(),
})
export type Evaluation = z.infer<typeof evaluationSchema>

const ofProfile = z.object({ profileId: rowId })
const read = { needs: 'profiles.read', records: { none: 'counts only' } } as const

export const evaluation = {
  monitoring: procedure({
    input: ofProfile,
    output: z.union([monitoringSchema, z.object({ unavailable: z.string() })]),
    ...read,
  }),
  evaluation: procedure({
    input: ofProfile,
    output: z.union([evaluationSchema, z.object({ unavailable: z.string() })]),
    ...read,
  }),
  /** What it is compared with, and how wide the ring is in which displacement is looked for; null for neither. */
  setComparison: procedure({
    input: ofProfile.extend({
      version: z.int(),
      comparison: comparisonSchema.nullable(),
      bufferMetres: z.int().min(25).max(2000).nullable(),
    }),
    output: z.object({ version: z.int() }),
    needs: 'profiles.write',
    records: 'alteration',
  }),
}
