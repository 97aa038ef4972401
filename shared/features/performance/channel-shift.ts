import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { rowId } from '../../rpc/wire.ts'
import { figureSchema } from '../analysis/figures.ts'
import { filterSchema } from '../incidents/filter.ts'
import { periodSchema } from './period.ts'

/** Whom or what a call reached: one feed, the agency behind it, or the channel in the words of the sources. */
export const shiftedBy = ['source', 'agency', 'channel'] as const
export type ShiftedBy = (typeof shiftedBy)[number]

/** What became of the calls of one theme. */
export const shiftVerdicts = [
  'shift',
  'fall',
  'rise',
  'fall-and-shift',
  'rise-and-shift',
  'none',
  'too-few',
] as const
export type ShiftVerdict = (typeof shiftVerdicts)[number]

const cellSchema = z.object({
  now: z.int(),
  before: z.int(),
  /** Change of the number a day in per cent with its 95 % interval; only where both counts are ten or more. */
  percent: figureSchema,
  percentLower: figureSchema,
  percentUpper: figureSchema,
  /** E-test of equal rates, and after Benjamini and Hochberg over the table. */
  p: z.number(),
  q: z.number(),
  /** Which incidents the counts are. */
  filters: z.object({ now: filterSchema, before: filterSchema }),
})
export type ShiftCell = z.infer<typeof cellSchema>

const themeSchema = z.object({
  /** `all`, or the key of a theme. */
  key: z.string(),
  label: z.string(),
  total: cellSchema,
  /** In the order of the channels. */
  cells: z.array(cellSchema.extend({ shareP: z.number() })),
  /** Whether the channels share the calls as before, after Benjamini and Hochberg over the themes. */
  shareQ: z.number(),
  verdict: z.enum(shiftVerdicts),
  /** Channels whose share rose, and fell, by more than chance would explain. */
  gained: z.array(z.string()),
  lost: z.array(z.string()),
  sentence: z.string(),
})
export type ShiftTheme = z.infer<typeof themeSchema>

export const channelShiftSchema = z.object({
  by: z.enum(shiftedBy),
  now: periodSchema,
  before: periodSchema,
  channels: z.array(z.object({ key: z.string(), label: z.string() })),
  /** All calls first, then the themes that have any. */
  themes: z.array(themeSchema),
  /** Sources that did not report throughout both periods: what is not reported is no fall. */
  leftOut: z.array(z.object({ sourceId: rowId, name: z.string(), reason: z.string() })),
  notes: z.array(z.string()),
  /** How it was worked out, a sentence each. */
  method: z.array(z.string()),
})
export type ChannelShift = z.infer<typeof channelShiftSchema>

export const channelShift = {
  /** Calls by who took them and what they were about, period on period: what moved, and what fell. */
  channelShift: procedure({
    input: z.object({ now: periodSchema, before: periodSchema, by: z.enum(shiftedBy).default('source') }),
    output: channelShiftSchema,
    needs: 'performance.read',
    records: { none: 'counts only' },
    isLong: true,
  }),
}
