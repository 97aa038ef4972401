import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId } from '../../rpc/wire.ts'

export const datedCodeSchema = z.object({
  /** The first day the code holds, in Europe/London; null for "from the beginning". */
  fromDay: day.nullable(),
  /** `scheme:code`; null where it was decided that no code fits. */
  code: z.string().max(80).nullable(),
})
export type DatedCode = z.infer<typeof datedCodeSchema>

export const suggestionSchema = z.object({ code: z.string(), reason: z.string() })

const categorySchema = z.object({
  id: rowId,
  words: z.string(),
  sourceId: rowId,
  sourceName: z.string(),
  count: z.int(),
  /** Of these, how many have no code on the day they began. */
  uncoded: z.int(),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
  /** In the order of their days; empty where nothing was decided yet. */
  codes: z.array(datedCodeSchema.extend({ madeAt: instant, madeBy: z.string() })),
  /** Counts the changes of its table. */
  version: z.int(),
  /** Only ever a suggestion, with its reason; null where nothing is like it, or something was decided. */
  suggestion: suggestionSchema.nullable(),
})
export type Category = z.infer<typeof categorySchema>

/** What a source calls things, and the codes of the standard schemes they stand for. */
export const categories = {
  /** The source's words for what happened, how often each came, and the code each stands for from when on. */
  categories: procedure({
    input: z.object({ sourceId: rowId.optional() }),
    output: z.array(categorySchema),
    needs: 'incidents.read',
    records: { none: 'counts only' },
  }),
  /** Replaces the dated table of a category; what stood there before is kept for what was counted under it. */
  saveCategoryCodes: procedure({
    input: z.object({ categoryId: rowId, version: z.int(), codes: z.array(datedCodeSchema).max(50) }),
    output: categorySchema,
    needs: 'imports.write',
    records: 'alteration',
  }),
  /** Who changed the table of a category when, the latest first. */
  categoryHistory: procedure({
    input: z.object({ categoryId: rowId }),
    output: z.array(
      z.object({
        at: instant,
        /** Empty where the code is older than the record of who gave it. */
        by: z.string(),
        added: z.array(datedCodeSchema),
        removed: z.array(datedCodeSchema),
      }),
    ),
    needs: 'incidents.read',
    records: { none: 'no personal data' },
  }),
  schemes: procedure({
    input: z.void(),
    output: z.array(
      z.object({
        key: z.string(),
        /** What it is called where there is little room. */
        short: z.string(),
        name: z.string(),
        /** Last day on which it was the standard; null where it still is. */
        until: day.nullable(),
        codes: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            /** What it answers to in other schemes, `scheme:code`; not where that depends on the incident. */
            answersTo: z.array(z.string()),
          }),
        ),
      }),
    ),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
}
