import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { fileReference, instant, rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/contract.ts'
import { drawnAreas } from './drawn.ts'
import { areaFigures } from './figures.ts'

/** Polygons of one area: each a list of rings, outer first, `[easting, northing]` in metres. */
export const polygonsSchema = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))
export type Polygons = z.infer<typeof polygonsSchema>

export const areaSetSchema = z.object({
  id: rowId,
  name: shortText,
  vintage: z.string().max(40),
  areas: z.int(),
  loadedAt: instant,
  /** Its areas were drawn here, one by one. */
  drawn: z.boolean(),
})
export type AreaSet = z.infer<typeof areaSetSchema>

export type { AreaFigure } from './figures.ts'

export const areas = {
  ...areaFigures,
  ...drawnAreas,
  sets: procedure({
    input: z.void(),
    output: z.array(areaSetSchema),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  /** Which properties a GeoJSON file has, with examples, and which look like code and name. */
  inspect: procedure({
    input: z.object({ file: fileReference }),
    output: z.object({
      fileName: z.string(),
      features: z.int(),
      properties: z.array(z.object({ name: z.string(), examples: z.array(z.string()), distinct: z.int() })),
      codeProperty: z.string().nullable(),
      nameProperty: z.string().nullable(),
      findings: z.array(z.string()),
    }),
    needs: 'areas.write',
    records: { none: 'no personal data' },
  }),
  load: procedure({
    input: z.object({
      file: fileReference,
      name: shortText,
      vintage: z.string().max(40),
      codeProperty: z.string(),
      nameProperty: z.string(),
    }),
    output: areaSetSchema,
    needs: 'areas.write',
    records: { none: 'no personal data' },
  }),
  removeSet: procedure({
    input: z.object({ areaSetId: rowId }),
    output: z.void(),
    needs: 'areas.write',
    records: 'alteration',
  }),
  outlines: procedure({
    input: z.object({ areaSetId: rowId }),
    output: z.array(z.object({ id: rowId, code: z.string(), name: z.string(), polygons: polygonsSchema })),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  /**
   * Incidents of a filter in each area of a set; the rest is counted, not lost. Where areas overlap an incident
   * is counted in the first by code, so that the counts add up.
   */
  counts: procedure({
    input: z.object({ areaSetId: rowId, filter: filterSchema }),
    output: z.object({
      areas: z.array(z.object({ id: rowId, code: z.string(), name: z.string(), count: z.int() })),
      outside: z.int(),
      unplaced: z.int(),
    }),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
}
