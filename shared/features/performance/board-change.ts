import { z } from 'zod'

const boardGroups = [
  'service-levels',
  'outcomes',
  'channel-shift',
  'measures',
  'surveys',
  'partnership',
] as const
export type BoardGroup = (typeof boardGroups)[number]
export const boardGroupNames: Record<BoardGroup, string> = {
  'service-levels': 'Service levels',
  outcomes: 'Outcomes of adopted profiles',
  'channel-shift': 'Channel shift',
  measures: 'Measures',
  surveys: 'Surveys',
  partnership: 'Partnership',
}

/**
 * What a figure was counted from: how many of how many; how many in how many months since a fixed day; or the control
 * limits between which it moves without a cause of its own.
 */
const boardSampleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), count: z.int(), of: z.int() }),
  z.object({ kind: z.literal('rate'), count: z.int(), months: z.number() }),
  z.object({ kind: z.literal('limits'), lower: z.number(), upper: z.number() }),
])

/** A figure of a draft that the next draft is compared with, by its key. */
const boardFigureSchema = z.object({
  key: z.string(),
  group: z.enum(boardGroups),
  label: z.string(),
  /** As it reads on the page, with its interval; says why where there is none. */
  text: z.string(),
  /** Null where it could not be measured. */
  value: z.number().nullable(),
  sample: boardSampleSchema.nullable(),
  /** Which way is good; null where neither is. */
  better: z.enum(['higher', 'lower']).nullable(),
})
export type BoardFigure = z.infer<typeof boardFigureSchema>

export const boardChangeSchema = z.object({
  key: z.string(),
  group: z.enum(boardGroups),
  label: z.string(),
  /** Null for what the last draft did not have, or this one has no more. */
  was: z.string().nullable(),
  now: z.string().nullable(),
  /** Of how many each figure is, where it counts people or calls: what must not be told where it is small. */
  wasOf: z.int().nullable(),
  nowOf: z.int().nullable(),
  /** Of a share, how many of those were not; left out in drafts made before it was kept. */
  wasNot: z.int().nullable().optional(),
  /** The change with its interval, in words. */
  change: z.string(),
  verdict: z.enum(['better', 'worse', 'other', 'chance', 'same', 'unknown', 'new', 'gone']),
})
export type BoardChange = z.infer<typeof boardChangeSchema>

export const boardVerdictWords: Record<BoardChange['verdict'], string> = {
  better: 'Better',
  worse: 'Worse',
  other: 'Changed',
  chance: 'No more than chance',
  same: 'The same',
  unknown: 'Cannot be told',
  new: 'New',
  gone: 'No longer there',
}
