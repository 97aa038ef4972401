import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { instant, rowId } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'
import { filterSchema } from '../incidents/contract.ts'

/** Lengths in metres. Each method's parameters carry its own name. */
export const parametersSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('dbscan'),
    epsMetres: z.number().positive().max(10_000),
    minPoints: z.int().min(1).max(100_000),
  }),
  z.strictObject({
    method: z.literal('gi-star'),
    cellMetres: z.number().min(10).max(10_000),
    bandMetres: z.number().positive().max(50_000),
    /** False discovery rate after Benjamini and Hochberg. */
    alpha: z.number().gt(0).lt(1),
    /** Fewer incidents than this in a cell are never called hot. */
    minCount: z.int().min(1).max(100_000),
  }),
  z.strictObject({
    method: z.literal('kde'),
    cellMetres: z.number().min(10).max(10_000),
    bandwidthMetres: z.number().positive().max(50_000),
    /** Cells whose density lies above this share of all cells are drawn together as a hotspot. */
    quantile: z.number().gt(0).lt(1),
    minCount: z.int().min(1).max(100_000),
  }),
])
export type Parameters = z.infer<typeof parametersSchema>
export const methods = ['dbscan', 'gi-star', 'kde'] as const
export type Method = (typeof methods)[number]

/** A number that could not be computed says why, instead of being NaN. */
export const figureSchema = z.union([z.number(), z.object({ unavailable: z.string() })])

export const hotspotSchema = z.object({
  id: rowId,
  rank: z.int().positive(),
  /** Where it is, in words: the area it lies in and the grid reference of its centre. */
  label: z.string(),
  count: z.int(),
  /** What the method would expect there by its own yardstick. */
  expected: figureSchema,
  z: figureSchema,
  /** Significance after correction for the number of cells tested. */
  q: figureSchema,
  areaHectares: z.number(),
  centre: z.tuple([z.number(), z.number()]),
  polygons: polygonsSchema,
})
export type Hotspot = z.infer<typeof hotspotSchema>

export const analysisSchema = z.object({
  id: rowId,
  parameters: parametersSchema,
  filter: filterSchema,
  seed: z.int(),
  freezeId: rowId,
  /** Incidents the method was given, and those of the filter it could not use for want of a place. */
  incidents: z.int(),
  unplaced: z.int(),
  softwareVersion: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  /** What the method did, in a sentence a board member understands. */
  statement: z.string(),
  warnings: z.array(z.string()),
})
export type Analysis = z.infer<typeof analysisSchema>

const result = analysisSchema.extend({ hotspots: z.array(hotspotSchema) })

export const analysis = {
  /** Parameters the data themselves suggest, each with its reason. */
  defaults: procedure({
    input: z.object({ method: z.enum(methods), filter: filterSchema }),
    output: z.object({
      parameters: parametersSchema,
      reasons: z.array(z.object({ parameter: z.string(), reason: z.string() })),
    }),
    needs: 'analysis.run',
    records: { none: 'counts only' },
  }),
  run: job({
    input: z.object({
      parameters: parametersSchema,
      filter: filterSchema,
      seed: z.int().default(1),
      /** The freeze of an earlier analysis: its incidents, under the codes of then. Those of now if absent. */
      freezeId: rowId.optional(),
    }),
    output: result,
    needs: 'analysis.run',
    records: 'combination',
  }),
  list: procedure({
    input: z.void(),
    output: z.array(analysisSchema.extend({ hotspots: z.int() })),
    needs: 'profiles.read',
    records: { none: 'parameters and counts' },
  }),
  get: procedure({
    input: z.object({ analysisId: rowId }),
    output: result,
    needs: 'profiles.read',
    records: { none: 'counts and outlines' },
  }),
}
