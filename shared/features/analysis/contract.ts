import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { instant, rowId } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/contract.ts'
import { comparison } from './compare.ts'
import { tableExports } from './export-table.ts'
import { figureTableSchema, hotspotSchema, tableHeadSchema } from './figures.ts'
import { flags } from './flags.ts'
import { news } from './news.ts'
import { overlays } from './overlay.ts'
import { methods, parametersSchema } from './parameters.ts'
import { presence } from './presence.ts'

export type { Hotspot } from './figures.ts'
export { type Method, methods, type OfferedMethod, type Parameters, parametersSchema } from './parameters.ts'

/** A choice and why it was made so. */
const reasonSchema = z.object({ parameter: z.string(), reason: z.string() })

export const analysisSchema = z.object({
  id: rowId,
  parameters: parametersSchema,
  filter: filterSchema,
  seed: z.int(),
  freezeId: rowId,
  /** Incidents the method was given, and those of the filter it could not use for want of a place or a time. */
  incidents: z.int(),
  unplaced: z.int(),
  softwareVersion: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  /** What the method did, in a sentence a board member understands. */
  statement: z.string(),
  warnings: z.array(z.string()),
  /** Every choice made for the user: parameters as the data suggest them, and what the method decided itself. */
  choices: z.array(reasonSchema),
  /** Over everything the method answered: run again, it is the same. Null for analyses older than it. */
  resultSha256: z.string().nullable(),
})
export type Analysis = z.infer<typeof analysisSchema>

const result = analysisSchema.extend({
  hotspots: z.array(hotspotSchema),
  tables: z.array(tableHeadSchema),
})

export const analysis = {
  ...news,
  ...flags,
  ...comparison,
  ...overlays,
  ...presence,
  ...tableExports,
  /** Parameters the data themselves suggest, each with its reason. */
  defaults: procedure({
    input: z.object({ method: z.enum(methods), filter: filterSchema }),
    output: z.object({ parameters: parametersSchema, reasons: z.array(reasonSchema) }),
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
  /** Runs an analysis again on its own freeze, keeps nothing, and says whether the answer is the same to the last byte. */
  rerun: job({
    input: z.object({ analysisId: rowId }),
    output: z.object({ identical: z.boolean(), resultSha256: z.string(), was: z.string().nullable() }),
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
  /** One table of an analysis with its columns. */
  table: procedure({
    input: z.object({ analysisId: rowId, key: z.string().max(40) }),
    output: figureTableSchema,
    needs: 'profiles.read',
    records: { none: 'counts and places, no persons' },
  }),
}
