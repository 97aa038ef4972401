import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, float64Column, instant, month, page, rowId, uint32Column } from '../../rpc/wire.ts'
import { filterSchema } from './filter.ts'
import {
  linkDecisionSchema,
  linkDecisions,
  linkSearchedSchema,
  linkSearchSchema,
  madeLinkSchema,
} from './links.ts'
import { placePrecisions, timePrecisions } from './rules.ts'
import { savedFilters } from './saved-filters.ts'
import { sortSchema, table } from './table.ts'

export { type Filter, filterSchema } from './filter.ts'

export const incidentRowSchema = z.object({
  id: rowId,
  reference: z.string().nullable(),
  sourceName: z.string(),
  /** When it happened, written as exactly as it is known: `2025-03-07 22:30`, `2025-03-07`, `2025-03`. */
  when: z.string(),
  timePrecision: z.enum(timePrecisions),
  category: z.string(),
  codeName: z.string().nullable(),
  channel: z.string().nullable(),
  place: z.string().nullable(),
  easting: z.number().nullable(),
  northing: z.number().nullable(),
  placePrecision: z.enum(placePrecisions),
  outcome: z.string().nullable(),
  /** How it was answered, in words, where its source tells such things; null for what is not told, or not yet. */
  response: z
    .object({
      answered: z.string().nullable(),
      visited: z.string().nullable(),
      resolved: z.string().nullable(),
    })
    .nullable(),
})
export type IncidentRow = z.infer<typeof incidentRowSchema>

/** The versions in which an incident was told, the one that counts last. People are never told in clear. */
const historySchema = z.array(
  z.object({
    incidentId: rowId,
    importId: rowId,
    fileName: z.string(),
    line: z.int(),
    finishedAt: instant,
    counts: z.boolean(),
    /** What it told otherwise than the version before. */
    differences: z.array(
      z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  }),
)
export type IncidentHistory = z.infer<typeof historySchema>

export { type Grouping, groupings, sortKeys } from './table.ts'

const counted = z.object({ id: rowId, name: z.string(), count: z.int() })

/** Twenty-four hours by seven weekdays, Monday first: `values[weekday * 24 + hour]`, or why it was refused. */
export const hourByWeekdaySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('counts'),
    values: z.array(z.number()).length(168),
    incidents: z.int(),
    left: z.int(),
  }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
])
export type HourByWeekday = z.infer<typeof hourByWeekdaySchema>

export const freshnessSchema = z.object({
  sourceId: rowId,
  sourceName: z.string(),
  agencyName: z.string(),
  incidents: z.int(),
  unplaced: z.int(),
  uncoded: z.int(),
  lastIncident: z.string().nullable(),
  lastImport: instant.nullable(),
  expectedEveryDays: z.int().nullable(),
  late: z.boolean(),
})
export type Freshness = z.infer<typeof freshnessSchema>

export const incidents = {
  ...savedFilters,
  ...table,
  /** Counts for a filter, and how they divide: the numbers that stand on every screen. */
  summary: procedure({
    input: z.object({ filter: filterSchema }),
    output: z.object({
      total: z.int(),
      /** The same selection counted by calls: more than `total` where events are counted. */
      calls: z.int(),
      placed: z.int(),
      unplaced: z.int(),
      uncoded: z.int(),
      /** Incidents known only by month, of a month the period begins or ends within: counted whole or not at all. */
      cutByPeriod: z.int(),
      firstDay: day.nullable(),
      lastDay: day.nullable(),
      sources: z.array(counted),
      categories: z.array(
        counted.extend({
          sourceName: z.string(),
          /** Its incidents by the code in force on the day they began; null for none. */
          codes: z.array(z.object({ code: z.string().nullable(), count: z.int() })),
        }),
      ),
      codes: z.array(z.object({ code: z.string(), name: z.string(), count: z.int() })),
      /** In the words of the sources; empty text for those of which none is known. */
      channels: z.array(z.object({ channel: z.string(), count: z.int() })),
    }),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  /** One point per distinct place, with how many incidents stand there. Columns, EPSG:27700 metres. */
  points: procedure({
    input: z.object({ filter: filterSchema }),
    output: z.object({
      eastings: float64Column,
      northings: float64Column,
      counts: uint32Column,
      placed: z.int(),
      unplaced: z.int(),
    }),
    needs: 'incidents.read',
    records: { none: 'places and counts, no persons' },
  }),
  byMonth: procedure({
    input: z.object({ filter: filterSchema }),
    output: z.array(z.object({ month, count: z.int() })),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  /** Weeks from Monday; those at the ends of the period may have less than seven days of it. */
  byWeek: procedure({
    input: z.object({ filter: filterSchema }),
    output: z.object({
      weeks: z.array(z.object({ from: day, days: z.int().min(1).max(7), count: z.int() })),
      /** Known only by their month: they belong to no week. */
      left: z.int(),
    }),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  hourByWeekday: procedure({
    input: z.object({ filter: filterSchema }),
    output: hourByWeekdaySchema,
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  rows: procedure({
    input: z.object({
      filter: filterSchema,
      ...page,
      sort: sortSchema,
    }),
    output: z.object({ total: z.int(), rows: z.array(incidentRowSchema) }),
    needs: 'incidents.read',
    records: 'consultation',
  }),
  /** One incident with everything kept of it: its import, its line in the file, and the raw cells. */
  get: procedure({
    input: z.object({ incidentId: rowId }),
    output: incidentRowSchema.extend({
      placeFlags: z.array(z.string()),
      areas: z.array(z.object({ areaSetName: z.string(), code: z.string(), name: z.string() })),
      import: z.object({ id: rowId, fileName: z.string(), finishedAt: instant, line: z.int() }),
      raw: z.array(z.object({ column: z.string(), value: z.string() })),
      history: historySchema,
      /** True where it names people, and the source's agreement lets their clear references be kept. */
      peopleKept: z.boolean(),
    }),
    needs: 'incidents.read',
    records: 'consultation',
  }),
  /** Calls of different sources that may tell of one event and are not decided, the likeliest first. */
  linkSuggestions: procedure({
    input: linkSearchSchema.extend({ ...page }),
    output: z.object({
      searched: linkSearchedSchema,
      /** Of these `later` were put off; they come last. */
      total: z.int(),
      later: z.int(),
      rows: z.array(
        z.object({
          incident: incidentRowSchema,
          other: incidentRowSchema,
          score: z.number(),
          reasons: z.array(z.string()),
          putOff: madeLinkSchema.nullable(),
        }),
      ),
    }),
    needs: 'imports.write',
    records: 'consultation',
    isLong: true,
  }),
  /** Says whether two calls tell of one event. Both stay as they are: they are linked, never merged. */
  decideLink: procedure({
    input: linkDecisionSchema,
    output: z.object({ decision: z.enum(linkDecisions).nullable(), version: z.int().nullable() }),
    needs: 'imports.write',
    records: 'combination',
  }),
  /** To whom else the event of an incident was told. */
  links: procedure({
    input: z.object({ incidentId: rowId }),
    output: z.array(madeLinkSchema.extend({ other: incidentRowSchema })),
    needs: 'incidents.read',
    records: 'consultation',
  }),
}
