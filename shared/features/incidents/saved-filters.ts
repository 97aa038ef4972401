import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { instant, rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from './filter.ts'

/** A filter with a name, for everybody of the bureau. */
export const savedFilterSchema = z.object({
  id: rowId,
  name: z.string(),
  filter: filterSchema,
  madeAt: instant,
  madeBy: z.string(),
  version: z.int(),
})
export type SavedFilter = z.infer<typeof savedFilterSchema>

export const savedFilters = {
  /** By name. */
  savedFilters: procedure({
    input: z.void(),
    output: z.array(savedFilterSchema),
    needs: 'incidents.read',
    records: { none: 'names of questions, no incidents' },
  }),
  /** Saves a filter under a new name; with an id, another name or another filter for the one that has it. */
  saveFilter: procedure({
    input: z.object({
      id: rowId.optional(),
      /** The version that was read; a `conflict` shows both where somebody else saved since. */
      version: z.int().optional(),
      name: shortText,
      filter: filterSchema,
    }),
    output: savedFilterSchema,
    needs: 'analysis.run',
    records: 'alteration',
  }),
  removeFilter: procedure({
    input: z.object({ id: rowId, version: z.int() }),
    output: z.void(),
    needs: 'analysis.run',
    records: 'erasure',
  }),
}
