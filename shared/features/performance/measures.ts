import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, fileReference, instant, month, rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'
import { directions, entryKinds, measureBases, measureEventKinds } from './measure-rules.ts'
import { comparisonsSchema, forecastSchema, peersSchema } from './measure-told.ts'
import { foundColumns, lineNotUnderstood } from './table-file.ts'

/** Incidents counted by month; with a figure of residents, per 1,000 of them. Its days are the months themselves. */
export const computedSchema = z.object({
  filter: filterSchema.omit({ from: true, to: true }),
  /** The saved filter it was taken from, as it was called then. */
  filterName: z.string().max(200),
  areaFigureId: rowId.nullable(),
})
export type Computed = z.infer<typeof computedSchema>

const definition = {
  name: shortText,
  basis: z.enum(measureBases),
  /** What one of it is, in the plural: calls, minutes, per 1,000 residents. */
  unit: z.string().trim().max(60),
  direction: z.enum(directions),
  decimals: z.int().min(0).max(3),
  target: z.number().nullable(),
  agencyId: rowId,
  /** The office that answers for it, never a private person. */
  owner: shortText,
  definition: z.string().max(2000),
  source: z.string().max(500),
  computed: computedSchema.nullable(),
}

/** A month with its control limits; null where there are too few months for any. */
const pointSchema = z.object({
  month,
  value: z.number(),
  base: z.number().nullable(),
  limits: z.object({ mean: z.number(), lower: z.number(), upper: z.number() }).nullable(),
  /** What stands out about it, in words; empty for an ordinary one. */
  signal: z.string(),
})

export const measureSchema = z.object({
  ...definition,
  id: rowId,
  /** Number of the measure within the bureau, `M-001`. */
  number: z.string(),
  agencyName: z.string(),
  closedOn: day.nullable(),
  closedBecause: z.string(),
  /** By month, the last whole one at the end. */
  points: z.array(pointSchema),
  /** Why there are no figures, or none yet. */
  unavailable: z.string().nullable(),
  /** The latest figure and what stands out, in words. */
  sentence: z.string(),
  /** Whether the target is met, with the rule by which that is said; null without one. */
  judged: z
    .object({
      latest: z.enum(['met', 'missed']),
      /** What the limits say of the months to come. */
      reach: z.enum(['always', 'never', 'sometimes']).nullable(),
      words: z.string(),
      rule: z.string(),
    })
    .nullable(),
  version: z.int(),
})
export type Measure = z.infer<typeof measureSchema>
export type MeasurePoint = z.infer<typeof pointSchema>

/** A figure as it was entered; a later one for the same month takes its place, and it stays in the history. */
const figureSchema = z.object({
  id: rowId,
  force: z.string(),
  month,
  value: z.number().nullable(),
  base: z.number().nullable(),
  how: z.enum(entryKinds),
  fileName: z.string(),
  at: instant,
  by: z.string(),
  /** How many figures were entered for it before. */
  earlier: z.int(),
})

export const measureInFullSchema = measureSchema.extend({
  /** Entered figures that hold: the bureau's own, and those of peers. */
  figures: z.array(figureSchema),
  rebases: z.array(
    z.object({ id: rowId, month, reason: z.string(), at: instant, by: z.string(), told: z.string() }),
  ),
  /** What must be known to read the figures. */
  notes: z.array(z.string()),
  yearOnYear: comparisonsSchema,
  peers: peersSchema,
  forecast: forecastSchema,
  /** Exactly the incidents counted; the days of a month come on top. Null for entered figures. */
  countedFilter: filterSchema.nullable(),
  history: z.array(
    z.object({ at: instant, by: z.string(), kind: z.enum(measureEventKinds), note: z.string() }),
  ),
})
export type MeasureInFull = z.infer<typeof measureInFullSchema>

const read = { needs: 'performance.read', records: { none: 'monthly figures and counts' } } as const
const write = { needs: 'performance.write', records: 'alteration' } as const
const ofMeasure = z.object({ measureId: rowId })
const force = z.string().trim().max(60)

export const measures = {
  measures: procedure({ input: z.void(), output: z.array(measureSchema), ...read }),
  measure: procedure({ input: ofMeasure, output: measureInFullSchema, ...read }),
  defineMeasure: procedure({ input: z.object(definition), output: measureInFullSchema, ...write }),
  /** Autosaved. A stale `version` is a conflict that carries both sides. */
  saveMeasure: procedure({
    input: ofMeasure.extend({
      version: z.int(),
      ...z.object(definition).omit({ basis: true }).partial().shape,
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  /** Closed, it keeps its figures and takes no more; without a reason it is opened again. */
  closeMeasure: procedure({
    input: ofMeasure.extend({ version: z.int(), reason: z.string().trim().max(500) }),
    output: measureInFullSchema,
    ...write,
  }),
  /**
   * Figures typed or pasted. `was` is the figure that was seen there (null for none): where another one holds by now,
   * nothing is taken and the conflict carries both sides. A value of null takes a figure back.
   */
  enterFigures: procedure({
    input: ofMeasure.extend({
      how: z.enum(['typed', 'pasted']),
      figures: z
        .array(
          z.object({
            force: force.default(''),
            month,
            value: z.number().nullable(),
            base: z.number().nullable().default(null),
            was: rowId.nullable(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    output: measureInFullSchema,
    ...write,
  }),
  /** All that was ever entered for a month, the latest first. */
  pastFigures: procedure({
    input: ofMeasure.extend({ force: force.default(''), month }),
    output: z.array(figureSchema.omit({ earlier: true }).extend({ replacedAt: instant.nullable() })),
    ...read,
  }),
  /** What a CSV or a workbook holds, and which columns seem to be what. */
  inspectMeasureFile: procedure({
    input: ofMeasure.extend({ file: fileReference }),
    output: z.object({
      ...foundColumns,
      suggested: z.object({
        month: z.string().nullable(),
        value: z.string().nullable(),
        base: z.string().nullable(),
        force: z.string().nullable(),
      }),
    }),
    needs: 'performance.write',
    records: { none: 'nothing is kept' },
  }),
  /** Takes figures from a file. Those taken, unchanged and not understood add up to the rows read. */
  importFigures: procedure({
    input: ofMeasure.extend({
      file: fileReference,
      columns: z.object({
        month: z.string(),
        value: z.string(),
        base: z.string().nullable(),
        /** Whose figures they are; without it the bureau's own. */
        force: z.string().nullable(),
        /** What the file calls the bureau's own force. */
        ownForce: z.string().nullable().default(null),
      }),
    }),
    output: z.object({
      rows: z.int(),
      taken: z.int(),
      /** Of those taken, so many in the place of others that had been entered before. */
      replaced: z.int(),
      unchanged: z.int(),
      notUnderstood: z.int(),
      /** The first of them. */
      lines: z.array(lineNotUnderstood),
      measure: measureInFullSchema,
    }),
    needs: 'performance.write',
    records: 'collection',
  }),
  /** From this month on the limits are computed anew, because something changed that is known. */
  rebaseMeasure: procedure({
    input: ofMeasure.extend({ month, reason: shortText }),
    output: measureInFullSchema,
    ...write,
  }),
  removeRebase: procedure({
    input: ofMeasure.extend({ rebaseId: rowId }),
    output: measureInFullSchema,
    ...write,
  }),
}
