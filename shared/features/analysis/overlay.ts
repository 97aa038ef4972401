import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'

/** What themes are laid over: the areas of a set, or squares of the national grid. */
export const groundSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('areas'), areaSetId: rowId }),
  z.strictObject({ kind: z.literal('squares'), cellMetres: z.number().min(100).max(10_000) }),
])
export type Ground = z.infer<typeof groundSchema>

/** Counts from one up to this are never sent: so few could be the people somebody knows. */
export const smallestShownCount = { least: 3, usual: 5 } as const

/**
 * A count, or why it is not sent: `small` is one or more but under the limit; `protecting` is at or above it, and
 * withheld so that a small one cannot be worked back from the total of its theme.
 */
const cellSchema = z.union([z.int(), z.object({ hidden: z.enum(['small', 'protecting']) })])
export type ThemeCount = z.infer<typeof cellSchema>

const placeSchema = z.object({
  key: z.string(),
  label: z.string(),
  /** Null for a square. */
  areaId: rowId.nullable(),
  /** South-west corner of a square. */
  corner: z.tuple([z.number(), z.number()]).nullable(),
  /** One for each theme, in their order. */
  counts: z.array(cellSchema),
  present: z.array(z.boolean()),
  /** How many themes are present. */
  coinciding: z.int(),
})
export type ThemePlace = z.infer<typeof placeSchema>

export const overlays = {
  /** Several themes laid over each other: where two, three or more of them coincide. */
  overlay: procedure({
    input: z
      .object({
        themes: z
          .array(z.object({ name: shortText, filter: filterSchema }))
          .min(2)
          .max(6),
        ground: groundSchema,
        /** A theme is present where it has so many incidents, and the place is among its busiest fifth. */
        least: z.int().min(smallestShownCount.least).max(100_000).default(5),
        /** Counts from one to under this are not sent. */
        under: z.int().min(smallestShownCount.least).max(100).default(smallestShownCount.usual),
      })
      .refine(({ least, under }) => least >= under, {
        message: 'A theme cannot be present on fewer incidents than may be shown.',
        path: ['least'],
      }),
    output: z.object({
      statement: z.string(),
      warnings: z.array(z.string()),
      themes: z.array(
        z.object({
          name: z.string(),
          /** All incidents of it; null where a small count could be worked back from it. */
          total: z.int().nullable(),
          /** Places where it is present. */
          places: z.int(),
        }),
      ),
      /** Every area of the set, or every square with an incident of any theme; most themes first. */
      places: z.array(placeSchema),
      /** Incidents in none of the places, or without a place of their own. */
      elsewhere: z.array(cellSchema),
      under: z.int(),
    }),
    needs: 'incidents.read',
    records: { none: 'counts only, without the small ones' },
    isLong: true,
  }),
}
