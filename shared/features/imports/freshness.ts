import { z } from 'zod'
import { day, instant, rowId } from '../../rpc/wire.ts'
import { freshnessSchema } from '../incidents/contract.ts'

/** The counts of an import that a source is watched by. */
export const watchedCounts = ['unplaced', 'uncoded', 'rejected', 'flagged'] as const
export type WatchedCount = (typeof watchedCounts)[number]
export const watchedWords: Record<WatchedCount, string> = {
  unplaced: 'Not placed',
  uncoded: 'Not coded',
  rejected: 'Rejected',
  flagged: 'Flagged',
}

/** What the watched count is counted of: rejected rows of those read, the others of those loaded. */
export function wholeOf(count: WatchedCount, { read, loaded }: { read: number; loaded: number }): number {
  return count === 'rejected' ? read : loaded
}

const dueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due'), dueOn: day, lateDays: z.int().min(0) }),
  z.object({ kind: z.literal('unknown'), reason: z.string() }),
])

const importInTimeSchema = z.object({
  importId: rowId,
  fileName: z.string(),
  finishedAt: instant,
  by: z.string(),
  read: z.int(),
  loaded: z.int(),
  duplicate: z.int(),
  unplaced: z.int(),
  uncoded: z.int(),
  rejected: z.int(),
  flagged: z.int(),
})
export type ImportInTime = z.infer<typeof importInTimeSchema>

const counted = z.object({ part: z.int(), whole: z.int(), imports: z.int() })
const trendSchema = z.object({
  count: z.enum(watchedCounts),
  /** The day of the first of the recent imports. */
  since: day,
  recent: counted,
  before: counted,
  /** The recent share divided by the one before, with its 99 % interval. */
  ratio: z.number(),
  low: z.number(),
  high: z.number(),
})
export type Trend = z.infer<typeof trendSchema>

/** One source on the freshness board. */
export const sourceFreshnessSchema = freshnessSchema.extend({
  sourceKey: z.string(),
  lastIncidentOn: day.nullable(),
  /** When the next file is due, and for how many days it has been. */
  byFile: dueSchema,
  /** The same, counted from the last incident: a file may come on time and bring nothing new. */
  byIncident: dueSchema,
  /** The last imports, the oldest first. */
  imports: z.array(importInTimeSchema),
  /** The counts that have risen, and by more than chance. */
  worsened: z.array(trendSchema),
})
export type SourceFreshness = z.infer<typeof sourceFreshnessSchema>
