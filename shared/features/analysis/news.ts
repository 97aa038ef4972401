import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'
import { newsKinds, newsStatuses } from './rules.ts'

export const newsItemSchema = z.object({
  id: rowId,
  kind: z.enum(newsKinds),
  /** Where or what it is, in words. */
  title: z.string(),
  /** What was found there, with the count against what was to be expected. */
  sentence: z.string(),
  count: z.int(),
  /** What the year before leads one to expect; null for a threshold, which expects nothing. */
  expected: z.number().nullable(),
  /** Significance after correction for everything the scan tested; null for a threshold, which is no test. */
  q: z.number().nullable(),
  /** The ground it lies on, where it has one. */
  polygons: polygonsSchema,
  status: z.enum(newsStatuses),
  /** Why it was set aside. */
  reason: z.string(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  version: z.int(),
})
export type NewsItem = z.infer<typeof newsItemSchema>

export const newsScanSchema = z.object({
  id: rowId,
  madeAt: instant,
  /** The last day it looked at; null where there was nothing to look at. */
  lastDay: day.nullable(),
  /** How many things were tested. */
  tested: z.int(),
  statement: z.string(),
  warnings: z.array(z.string()),
  items: z.array(newsItemSchema),
})
export type NewsScan = z.infer<typeof newsScanSchema>

/** What is new in the data, looked for whenever they change. */
export const news = {
  /** Looks for what is new. Where nothing changed since the last look, it is left as it is. */
  lookForNews: job({
    input: z.object({}).optional(),
    output: z.object({ scanId: rowId, items: z.int(), unchanged: z.boolean() }),
    needs: 'analysis.run',
    records: 'combination',
  }),
  /** The last look and what it found, the most certain first; null before the first. */
  news: procedure({
    input: z.void(),
    output: newsScanSchema.nullable(),
    needs: 'profiles.read',
    // An item may name the address of someone who reported often.
    records: 'consultation',
  }),
  decideNews: procedure({
    input: z.discriminatedUnion('status', [
      z.object({ newsItemId: rowId, version: z.int(), status: z.enum(['new', 'seen']) }),
      z.object({
        newsItemId: rowId,
        version: z.int(),
        status: z.literal('set-aside'),
        reason: z.string().trim().min(1).max(1000),
      }),
    ]),
    output: newsItemSchema,
    needs: 'analysis.run',
    records: 'alteration',
  }),
}
