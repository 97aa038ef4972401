import { z } from 'zod'
import { day, rowId } from '../../rpc/wire.ts'

/**
 * Which incidents are meant. Conditions are joined by "and"; the values within one by "or"; an absent
 * condition lets everything through. Days are in Europe/London and both ends are included.
 */
export const filterSchema = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  sourceIds: z.array(rowId).optional(),
  categoryIds: z.array(rowId).optional(),
  /** Codes of the standard scheme, `scheme:code`. */
  codes: z.array(z.string().max(80)).optional(),
  areaIds: z.array(rowId).optional(),
  /** Channels in the words of the sources; empty text for those of which none is known. */
  channels: z.array(z.string().max(200)).max(200).optional(),
  /** Loaded by these imports. */
  importIds: z.array(rowId).optional(),
  /** Hours of the week in Europe/London, `weekday * 24 + hour`, Monday first; who has no hour is left out. */
  weekHours: z.array(z.int().min(0).max(167)).max(168).optional(),
  /** Words that all stand in its place, category, outcome, channel or reference, whatever their case. */
  text: z.string().trim().max(200).optional(),
  /** All within a distance of a point, EPSG:27700, in metres; the edge belongs to it. */
  circle: z
    .strictObject({ easting: z.number(), northing: z.number(), radiusMetres: z.number().min(0).max(100_000) })
    .optional(),
  /** The incidents of one hotspot, exactly as its analysis counted them. */
  hotspotId: rowId.optional(),
  /** The incidents of something new, exactly as the scan counted them. */
  newsItemId: rowId.optional(),
  /** Exactly these, in whatever version they count. */
  incidentIds: z.array(rowId).max(1000).optional(),
  /** A ring of eastings and northings, EPSG:27700, in metres. */
  polygon: z
    .array(z.tuple([z.number(), z.number()]))
    .min(3)
    .max(10_000)
    .optional(),
  /** `events` counts of calls linked to one event only the earliest of the selection; without it every call counts. */
  count: z.enum(['calls', 'events']).optional(),
})
export type Filter = z.infer<typeof filterSchema>
