import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, fileReference, float64Column, instant, rowId } from '../../rpc/wire.ts'
import { figureSchema } from './figures.ts'

/** Positions of vehicles or people from one file. Units are numbered; what they are called is not kept. */
export const presenceFileSchema = z.object({
  id: rowId,
  fileName: z.string(),
  loadedAt: instant,
  byLogin: z.string(),
  positions: z.int(),
  units: z.int(),
  leftOut: z.int(),
  first: instant,
  last: instant,
})
export type PresenceFile = z.infer<typeof presenceFileSchema>

/** Which columns of a CSV file say what. A GPX file says it itself. */
export const presenceColumnsSchema = z.strictObject({
  /** Null where the file is of one unit. */
  unit: z.string().nullable(),
  /** A day of its own where day and time stand apart. */
  day: z.string().nullable(),
  time: z.string(),
  x: z.string(),
  y: z.string(),
  system: z.enum(['grid', 'degrees']),
})
export type PresenceColumns = z.infer<typeof presenceColumnsSchema>

const lineIssue = z.object({ line: z.int(), reason: z.string() })

/** Without a position for longer than this a unit is not counted as present anywhere. */
export const usualGapMinutes = 5

const patrolRow = z.object({
  hotspotId: rowId,
  rank: z.int(),
  label: z.string(),
  calls: z.int(),
  /** Of the calls, those of which the hour is known. */
  timed: z.int(),
  minutes: z.number(),
  /** Per day of the analysis, and per day of positions. */
  callsPerDay: z.number(),
  minutesPerDay: z.number(),
  /** Calls for each hour of presence, both per day, with the exact 95 per cent interval of the calls. */
  callsPerHour: figureSchema,
  lower: figureSchema,
  upper: figureSchema,
  rankByCalls: z.int(),
  rankByPresence: z.int(),
  /** Hours of the week with calls, of which there are positions but none here. */
  hoursWithout: z.int(),
})
export type PatrolRow = z.infer<typeof patrolRow>

export const presence = {
  /** What a file of positions holds; columns are suggested for a CSV file, and null for GPX. */
  inspectPresence: procedure({
    input: z.object({ file: fileReference }),
    output: z.object({
      fileName: z.string(),
      kind: z.enum(['csv', 'gpx']),
      rows: z.int(),
      columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
      suggested: presenceColumnsSchema.nullable(),
    }),
    needs: 'analysis.run',
    records: 'consultation',
    isLong: true,
  }),
  /** Loads positions. Rows loaded and left out add up to those read. */
  loadPresence: job({
    input: z.object({ file: fileReference, columns: presenceColumnsSchema.nullable() }),
    output: presenceFileSchema.extend({
      rows: z.int(),
      /** Why rows were left out, with how many and the first lines. */
      reasons: z.array(z.object({ reason: z.string(), rows: z.int() })),
      lines: z.array(lineIssue),
    }),
    needs: 'analysis.run',
    records: 'collection',
  }),
  presenceFiles: procedure({
    input: z.void(),
    output: z.array(presenceFileSchema),
    needs: 'analysis.run',
    records: { none: 'names of files and counts' },
  }),
  removePresence: procedure({
    input: z.object({ presenceFileId: rowId }),
    output: z.void(),
    needs: 'analysis.run',
    records: 'erasure',
  }),
  /** Minutes spent in each hotspot of an analysis, beside its calls, by hour of the week. */
  patrol: procedure({
    input: z.object({
      analysisId: rowId,
      /** All files without any. */
      presenceFileIds: z.array(rowId).min(1).max(1000).optional(),
      gapMinutes: z.number().min(0.1).max(120).default(usualGapMinutes),
    }),
    output: z.object({
      statement: z.string(),
      warnings: z.array(z.string()),
      /** Days of the analysis, and days with positions. */
      from: day,
      to: day,
      days: z.int(),
      presenceDays: z.int(),
      positions: z.int(),
      units: z.int(),
      /** Minutes of all units on record, those in a hotspot, and those in gaps, which are not counted. */
      minutes: z.number(),
      minutesInside: z.number(),
      minutesInGaps: z.number(),
      hotspots: z.array(patrolRow),
      /** 168 for each hotspot in the order above, Monday first: calls, and minutes. */
      calls: float64Column,
      presence: float64Column,
      /** For each hour of the week, on how many days it was on record. */
      recorded: z.array(z.int()).length(168),
    }),
    needs: 'analysis.run',
    records: 'combination',
    isLong: true,
  }),
}
