import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, rowId, shortText } from '../../rpc/wire.ts'
import { clock } from './agenda.ts'

const text = z.string().trim().max(200)

const fields = {
  name: shortText,
  everyWeeks: z.int().min(1).max(26),
  firstOn: day,
  startsAt: clock,
  lastsMinutes: z.int().min(5).max(720),
  place: text,
  chair: text,
  quorum: z.int().min(1).max(99).nullable(),
}

export const seriesSchema = z.object({
  id: rowId,
  ...fields,
  members: z.array(
    z.object({ agencyId: rowId, agencyName: z.string(), person: z.string(), deputy: z.string() }),
  ),
  /** Its days on which nobody meets, by hand, as for a holiday. */
  skipped: z.array(z.object({ day, reason: z.string() })),
  /** The next days it meets, and the meeting where one is planned. */
  next: z.array(z.object({ day, meetingId: rowId.nullable() })),
  version: z.int(),
})
export type Series = z.infer<typeof seriesSchema>

const ofSeries = z.object({ seriesId: rowId })
const write = { needs: 'tasking.write', records: 'alteration' } as const

export const series = {
  series: procedure({
    input: z.void(),
    output: z.array(seriesSchema),
    needs: 'tasking.read',
    records: { none: 'dates and who represents an agency' },
  }),
  /** Makes a series, or changes one whose version is still the one that was read. */
  saveSeries: procedure({
    input: z.object({ id: rowId.optional(), version: z.int().optional(), ...fields }),
    output: seriesSchema,
    ...write,
  }),
  saveMember: procedure({
    input: ofSeries.extend({ agencyId: rowId, person: text, deputy: text }),
    output: seriesSchema,
    ...write,
  }),
  removeMember: procedure({ input: ofSeries.extend({ agencyId: rowId }), output: seriesSchema, ...write }),
  /** Leaves a day out of the series, or, with an empty reason, takes it back in. */
  skipDay: procedure({ input: ofSeries.extend({ day, reason: text }), output: seriesSchema, ...write }),
  /** Makes the meeting of a day of the series, with its agenda where no earlier one waits. */
  planMeeting: procedure({
    input: ofSeries.extend({ heldOn: day }),
    output: z.object({ meetingId: rowId }),
    ...write,
  }),
}
