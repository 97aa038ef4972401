import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, month, page, rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'
import { periodSchema } from './period.ts'
import { levelClocks, measuredKinds, outcomes, targetUnits, verdicts } from './service-level-rules.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written 09:00.')

/** What an agency promises for its calls of a category: within how long, for what share. */
export const promiseSchema = z.object({
  agencyId: rowId,
  name: shortText,
  /** Which of its calls: all, those of a code of the standard scheme, or those of one of its own categories. */
  category: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('code'), code: z.string().min(1).max(80) }),
    z.object({ kind: z.literal('category'), categoryId: rowId }),
  ]),
  measured: z.enum(measuredKinds),
  target: z.object({ amount: z.int().min(1).max(100_000), unit: z.enum(targetUnits) }),
  sharePercent: z.int().min(1).max(100),
  clock: z.enum(levelClocks),
  /** Office hours in London; of no account round the clock. */
  opensAt: timeOfDay,
  closesAt: timeOfDay,
  /** Calls from this day on are held against it, up to and with the last. */
  validFrom: day,
  validUntil: day.nullable(),
  /** The office that answers for it, no name of a person. */
  owner: z.string().trim().max(200),
  note: z.string().trim().max(1000),
})
export type LevelPromise = z.infer<typeof promiseSchema>

export const serviceLevelSchema = promiseSchema.extend({
  id: rowId,
  agencyName: z.string(),
  categoryName: z.string(),
  version: z.int(),
})
export type ServiceLevel = z.infer<typeof serviceLevelSchema>

/** Kept among those that could be held against the promise, with the 95 % Wilson interval. */
const shareSchema = z.object({ kept: z.int(), of: z.int(), lower: z.number(), upper: z.number() })
export type LevelShare = z.infer<typeof shareSchema>

/** In seconds for an answer, else in minutes (of working time where the clock is that) or working days. */
const quantileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('time'), value: z.number() }),
  /** So many are still open that it cannot be said yet. */
  z.object({ kind: z.literal('open') }),
  z.object({ kind: z.literal('none') }),
])
export type LevelQuantile = z.infer<typeof quantileSchema>

const countsSchema = z.object({
  share: shareSchema,
  /** All calls it looked at: those of the share, and those that could not be measured. */
  calls: z.int(),
})

export const levelResultSchema = countsSchema.extend({
  level: serviceLevelSchema,
  /** The days looked at on which it was in force; null where it was not. */
  period: periodSchema.nullable(),
  verdict: z.enum(verdicts),
  /** Of the calls, how many ended how; only what there is. */
  outcomes: z.array(z.object({ outcome: z.enum(outcomes), count: z.int() })),
  times: z.object({ of: z.int(), median: quantileSchema, ninetieth: quantileSchema }),
  /** Against the period before; null where none was asked for, or it was not in force then. */
  trend: z
    .object({
      before: periodSchema,
      share: shareSchema,
      /** In points of a hundred, with its 95 % interval; null where one of the two is of none. */
      change: z.object({ points: z.number(), lower: z.number(), upper: z.number() }).nullable(),
    })
    .nullable(),
})
export type LevelResult = z.infer<typeof levelResultSchema>

export const serviceLevelsSchema = z.object({
  /** The moment as of which it was looked at. */
  asOf: instant,
  period: periodSchema,
  /** By agency, the person's own first. */
  agencies: z.array(
    z.object({
      agencyId: rowId,
      agencyName: z.string(),
      isOwn: z.boolean(),
      levels: z.array(levelResultSchema),
    }),
  ),
})
export type ServiceLevels = z.infer<typeof serviceLevelsSchema>

const groupSchema = countsSchema.extend({ name: z.string(), filter: filterSchema })

export const levelDetailSchema = levelResultSchema.extend({
  months: z.array(countsSchema.extend({ month })),
  /** By the areas of a set; null where no set is loaded. */
  areas: z.object({ areaSetId: rowId, areaSetName: z.string(), rows: z.array(groupSchema) }).nullable(),
  channels: z.array(groupSchema),
  /** Who changed the promise when, the latest first. */
  history: z.array(z.object({ at: instant, by: z.string(), what: z.string(), words: z.string() })),
})
export type LevelDetail = z.infer<typeof levelDetailSchema>

const breachSchema = z.object({
  incidentId: rowId,
  reference: z.string().nullable(),
  when: z.string(),
  category: z.string(),
  channel: z.string().nullable(),
  place: z.string().nullable(),
  outcome: z.enum(outcomes),
  /** How long it took, or has taken as far as is known. */
  elapsed: z.number(),
  /** It may have taken longer: its times are known only roughly. */
  rough: z.boolean(),
})
export type Breach = z.infer<typeof breachSchema>

/** An exact selection holds no more. */
export const mostSelected = 1000

export const serviceLevels = {
  /** How promises were kept in a period. Who may see only their own agency's is sent only those. */
  serviceLevels: procedure({
    input: z.object({ period: periodSchema, before: periodSchema.optional(), agencyId: rowId.optional() }),
    output: serviceLevelsSchema,
    needs: 'performance.own',
    records: { none: 'counts only' },
    isLong: true,
  }),
  /** One promise by month, area and channel. */
  serviceLevel: procedure({
    input: z.object({
      serviceLevelId: rowId,
      period: periodSchema,
      before: periodSchema.optional(),
      areaSetId: rowId.optional(),
    }),
    output: levelDetailSchema,
    needs: 'performance.own',
    records: { none: 'counts only' },
    isLong: true,
  }),
  /** The calls that were not kept, the longest first, and the filter that selects exactly them. */
  serviceLevelBreaches: procedure({
    input: z.object({ serviceLevelId: rowId, period: periodSchema, ...page }),
    output: z.object({
      total: z.int(),
      rows: z.array(breachSchema),
      /** The first thousand where there are more. */
      filter: filterSchema,
    }),
    needs: 'incidents.read',
    records: 'consultation',
    isLong: true,
  }),
  /** Enters a promise, or changes it under the version read. What it said before is kept. */
  saveServiceLevel: procedure({
    input: promiseSchema.extend({ id: rowId.optional(), version: z.int().optional() }),
    output: serviceLevelSchema,
    needs: 'performance.write',
    records: 'alteration',
  }),
  /** Takes a promise off that was entered by mistake; one that ended is given its last day instead. */
  removeServiceLevel: procedure({
    input: z.object({ serviceLevelId: rowId, version: z.int() }),
    output: z.void(),
    needs: 'performance.write',
    records: 'alteration',
  }),
}
