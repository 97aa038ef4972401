import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { filterSchema } from '../incidents/filter.ts'
import { periodSchema } from './period.ts'

const cellSchema = z.object({
  key: z.string(),
  label: z.string(),
  now: z.int(),
  before: z.int(),
  /** Which incidents the counts are. */
  filters: z.object({ now: filterSchema, before: filterSchema }),
})

export const channelShiftSchema = z.object({
  now: periodSchema,
  before: periodSchema,
  channels: z.array(cellSchema),
})
export type ChannelShift = z.infer<typeof channelShiftSchema>

export const channelShift = {
  /** Calls by who took them, period on period. */
  channelShift: procedure({
    input: z.object({ now: periodSchema, before: periodSchema }),
    output: channelShiftSchema,
    needs: 'performance.read',
    records: { none: 'counts only' },
    isLong: true,
  }),
}
