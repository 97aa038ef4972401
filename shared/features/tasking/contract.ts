import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, rowId, shortText } from '../../rpc/wire.ts'
import { actionSchema } from './action.ts'
import { actionSteps } from './action-steps.ts'
import { agenda, agendaItemSchema, clock } from './agenda.ts'
import { assessment } from './assessment.ts'
import { daily } from './daily.ts'
import { hold } from './hold.ts'
import { minutes } from './minutes.ts'
import { record } from './record.ts'
import { replies } from './replies.ts'
import { decisions } from './rules.ts'
import { series } from './series.ts'
import { trace } from './trace.ts'
import { workLists } from './work-lists.ts'

export type { Action } from './action.ts'

export const meetingSummarySchema = z.object({
  id: rowId,
  title: shortText,
  heldOn: day,
  chair: z.string().max(200),
  status: z.enum(['planned', 'held']),
  seriesId: rowId.nullable(),
  startsAt: clock,
  lastsMinutes: z.int(),
  place: z.string(),
  /** How many agencies must be present for a decision to stand; null where none is set. */
  quorum: z.int().nullable(),
  /** Whether its minutes were approved. */
  minutesApproved: z.boolean(),
  agencies: z.int(),
  items: z.int(),
  profiles: z.int(),
  decisions: z.int(),
  actions: z.int(),
  version: z.int(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

export const meetingSchema = meetingSummarySchema.extend({
  minutes: longText,
  attendance: z.array(
    z.object({
      agencyId: rowId,
      agencyName: z.string(),
      attending: z.boolean(),
      /** Said beforehand that nobody would come. */
      apologies: z.boolean(),
      person: z.string(),
      isMember: z.boolean(),
      /** Who speaks for the agency in this series, and who does in their place; empty where it is no member. */
      member: z.string(),
      deputy: z.string(),
    }),
  ),
  agenda: z.array(agendaItemSchema),
  /** The item before the group, and since when. */
  current: z.object({ itemId: rowId, since: instant }).nullable(),
  /** Actions set by earlier meetings that were open when this one met: the matters arising. */
  arising: z.array(actionSchema),
  /** Actions set by this meeting. */
  actionsSet: z.array(actionSchema),
})
export type Meeting = z.infer<typeof meetingSchema>

const ofMeeting = z.object({ meetingId: rowId })
const decide = { needs: 'tasking.decide', records: 'alteration' } as const
const write = { needs: 'tasking.write', records: 'alteration' } as const
const read = { needs: 'tasking.read', records: 'consultation' } as const

export const tasking = {
  ...assessment,
  ...trace,
  ...agenda,
  ...hold,
  ...minutes,
  ...series,
  ...record,
  meetings: procedure({
    input: z.void(),
    output: z.array(meetingSummarySchema),
    needs: 'tasking.read',
    records: { none: 'dates and counts' },
  }),
  meeting: procedure({ input: ofMeeting, output: meetingSchema, ...read }),
  createMeeting: procedure({
    input: z.object({ title: shortText, heldOn: day, chair: z.string().max(200) }),
    output: meetingSchema,
    ...write,
  }),
  /** Autosaved: title, date, time, place, chair, quorum, and what is written beside the minutes. */
  saveMeeting: procedure({
    input: z.object({
      meetingId: rowId,
      version: z.int(),
      title: shortText.optional(),
      heldOn: day.optional(),
      chair: z.string().max(200).optional(),
      place: z.string().max(200).optional(),
      startsAt: clock.optional(),
      lastsMinutes: z.int().min(5).max(720).optional(),
      quorum: z.int().min(1).max(99).nullable().optional(),
      minutes: longText.optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  setAttendance: procedure({
    input: ofMeeting.extend({
      agencyId: rowId,
      attending: z.boolean(),
      apologies: z.boolean().default(false),
      person: z.string().max(200),
    }),
    output: meetingSchema,
    ...write,
  }),
  putOnAgenda: procedure({ input: ofMeeting.extend({ profileId: rowId }), output: meetingSchema, ...write }),
  takeOffAgenda: procedure({
    input: ofMeeting.extend({ profileId: rowId }),
    output: meetingSchema,
    ...write,
  }),
  /** Adopting freezes the profile's baseline; declining needs a reason; deferring leaves it for the next. */
  decide: procedure({
    input: ofMeeting.extend({ profileId: rowId, decision: z.enum(decisions), reason: z.string().max(2000) }),
    output: meetingSchema,
    ...decide,
  }),
  /** Marks the meeting as held; from then on its open actions are carried forward. */
  close: procedure({ input: ofMeeting.extend({ version: z.int() }), output: meetingSchema, ...decide }),
  ...actionSteps,
  ...daily,
  ...replies,
  ...workLists,
}
