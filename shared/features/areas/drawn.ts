import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { rowId, shortText } from '../../rpc/wire.ts'

/** A ring of eastings and northings, EPSG:27700, in metres; its last point need not be its first. */
export const ringSchema = z
  .array(z.tuple([z.number(), z.number()]))
  .min(3)
  .max(10_000)

const drawnArea = z.object({ areaSetId: rowId, areaId: rowId, name: shortText })

/** Areas that somebody drew on the map and named: a set of their own, to which areas come one by one. */
export const drawnAreas = {
  /** Refuses a ring that crosses itself, and a name that another drawn area has. */
  keepArea: procedure({
    input: z.object({ name: shortText, ring: ringSchema }),
    output: drawnArea,
    needs: 'areas.write',
    records: 'alteration',
  }),
  renameArea: procedure({
    input: z.object({ areaId: rowId, name: shortText }),
    output: drawnArea,
    needs: 'areas.write',
    records: 'alteration',
  }),
  /** Refused while a saved analysis or a profile is limited to it. */
  removeArea: procedure({
    input: z.object({ areaId: rowId }),
    output: z.void(),
    needs: 'areas.write',
    records: 'alteration',
  }),
}
