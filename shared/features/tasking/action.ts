import { z } from 'zod'
import { day, instant, rowId, shortText } from '../../rpc/wire.ts'
import { actionPriorities } from './action-rules.ts'
import { actionStatuses } from './rules.ts'

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
