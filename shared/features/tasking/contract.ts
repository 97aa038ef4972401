import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, rowId, shortText } from '../../rpc/wire.ts'
import { profileSummarySchema } from '../profiles/contract.ts'
import { actionPriorities } from './action-rules.ts'
import { actionStatuses, decisions } from './rules.ts'

export const actionSchema = z.object({
  id: rowId,
  /** Number of the action within the bureau, `A-012`. */
  number: z.string(),
  what: shortText,
  why: z.string(),
  profileId: rowId.nullable(),
  profileTitle: z.string().nullable(),
  meetingId: rowId,
  agendaItemId: rowId.nullable(),
  setOn: day,
  agencyId: rowId,
  agencyName: z.string(),
  /** The agency that acts where the owning one cannot. */
  deputyAgencyId: rowId.nullable(),
  deputyAgencyName: z.string().nullable(),
  owner: shortText,
  dueOn: day,
  status: z.enum(actionStatuses),
  /** What was done, or why it was cancelled; never empty once closed. */
  outcome: z.string(),
  closedOn: day.nullable(),
  priority: z.enum(actionPriorities),
  /** Who or what it waits for; empty unless it is blocked. */
  blockedBy: z.string(),
  /** Who agreed to cancel it; empty unless it is cancelled. */
  approver: z.string(),
  carriedForward: z.int(),
  /** Carried forward twice and not ended: before the chair. */
  escalated: z.boolean(),
  /** The meeting after which the chair was asked. */
  escalatedOn: day.nullable(),
  overdue: z.boolean(),
  notes: z.array(z.object({ at: instant, by: z.string(), note: z.string() })),
  version: z.int(),
})
export type Action = z.infer<typeof actionSchema>

export const meetingSummarySchema = z.object({
  id: rowId,
  title: shortText,
  heldOn: day,
  chair: z.string().max(200),
  status: z.enum(['planned', 'held']),
  agencies: z.int(),
  profiles: z.int(),
  decisions: z.int(),
  actions: z.int(),
  version: z.int(),
})
export type MeetingSummary = z.infer<typeof meetingSummarySchema>

export const meetingSchema = meetingSummarySchema.extend({
  minutes: longText,
  attendance: z.array(
    z.object({ agencyId: rowId, agencyName: z.string(), attending: z.boolean(), person: z.string() }),
  ),
  agenda: z.array(
    z.object({
      profile: profileSummarySchema,
      decision: z
        .object({ kind: z.enum(decisions), reason: z.string(), at: instant, by: z.string() })
        .nullable(),
    }),
  ),
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
  /** Autosaved: title, date, chair, minutes. */
  saveMeeting: procedure({
    input: z.object({
      meetingId: rowId,
      version: z.int(),
      title: shortText.optional(),
      heldOn: day.optional(),
      chair: z.string().max(200).optional(),
      minutes: longText.optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  setAttendance: procedure({
    input: ofMeeting.extend({ agencyId: rowId, attending: z.boolean(), person: z.string().max(200) }),
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
  addAction: procedure({
    input: ofMeeting.extend({
      what: shortText,
      profileId: rowId.nullable(),
      agencyId: rowId,
      owner: shortText,
      dueOn: day,
      why: z.string().trim().max(2000).default(''),
      deputyAgencyId: rowId.nullable().default(null),
      priority: z.enum(actionPriorities).default('normal'),
      agendaItemId: rowId.nullable().default(null),
    }),
    output: actionSchema,
    ...write,
  }),
  addNote: procedure({
    input: z.object({ actionId: rowId, note: shortText }),
    output: actionSchema,
    ...write,
  }),
  /** Ends an action: done with what was done, or cancelled with the reason. Neither can be empty. */
  closeAction: procedure({
    input: z.object({
      actionId: rowId,
      version: z.int(),
      status: z.enum(['done', 'cancelled']),
      outcome: shortText,
      closedOn: day,
      /** Who agreed; an action is not cancelled without. */
      approver: z.string().trim().max(200).default(''),
    }),
    output: actionSchema,
    ...write,
  }),
  reopenAction: procedure({
    input: z.object({ actionId: rowId, version: z.int(), reason: shortText }),
    output: actionSchema,
    ...write,
  }),
  /** Every action; a partner is sent those of their own agency only. */
  actions: procedure({
    input: z
      .object({
        profileId: rowId.optional(),
        status: z.enum(actionStatuses).optional(),
        ended: z.boolean().optional(),
      })
      .default({}),
    output: z.array(actionSchema),
    ...read,
  }),
}
