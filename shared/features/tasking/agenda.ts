import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, rowId, shortText } from '../../rpc/wire.ts'
import { profileSummarySchema } from '../profiles/contract.ts'
import { agendaKinds, answers, itemStates } from './agenda-rules.ts'
import { decisions } from './rules.ts'

/** A time on the clock, `14:30`. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 14:30')
const minutesPlanned = z.int().min(0).max(480)

export const decisionSchema = z.object({
  kind: z.enum([...decisions, ...answers]),
  reason: z.string(),
  at: instant,
  by: z.string(),
  /** How many agencies were present and how many were needed, as it was decided; null where no quorum was set. */
  quorum: z.object({ present: z.int(), needed: z.int() }).nullable(),
})
export type Decision = z.infer<typeof decisionSchema>

export const agendaItemSchema = z.object({
  id: rowId,
  kind: z.enum(agendaKinds),
  title: z.string(),
  minutesPlanned: z.int(),
  /** Clock times where every item takes the minutes planned. */
  startsAt: clock,
  endsAt: clock,
  /** Seconds it was before the group so far. */
  secondsTaken: z.int(),
  notes: longText,
  state: z.enum(itemStates),
  profile: profileSummarySchema.nullable(),
  flagged: z.object({ id: rowId, title: z.string(), note: z.string() }).nullable(),
  actionId: rowId.nullable(),
  priorityId: rowId.nullable(),
  /** The meeting whose minutes it is about. */
  ofMeetingId: rowId.nullable(),
  /** The day of the meeting that it was carried forward from. */
  carriedFrom: day.nullable(),
  decision: decisionSchema.nullable(),
  version: z.int(),
})
export type AgendaItem = z.infer<typeof agendaItemSchema>

const ofMeeting = z.object({ meetingId: rowId })
const ofItem = z.object({ itemId: rowId })
const write = { needs: 'tasking.write', records: 'alteration' } as const

export const agenda = {
  /** Puts on the agenda everything that must come before the meeting and is not on it yet. */
  buildAgenda: procedure({ input: ofMeeting, output: z.object({ added: z.int() }), ...write }),
  /** What would come before the meeting and is not on its agenda yet. */
  missingFromAgenda: procedure({
    input: ofMeeting,
    output: z.array(z.object({ kind: z.enum(agendaKinds), title: z.string() })),
    needs: 'tasking.write',
    records: { none: 'titles of what may come before a meeting' },
  }),
  addItem: procedure({
    input: ofMeeting.extend({ title: shortText, minutesPlanned: minutesPlanned.optional() }),
    output: z.object({ itemId: rowId }),
    ...write,
  }),
  /** Saved as it is typed. A stale `version` is a conflict that carries both sides. */
  saveItem: procedure({
    input: ofItem.extend({
      version: z.int(),
      title: shortText.optional(),
      minutesPlanned: minutesPlanned.optional(),
      notes: longText.optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  removeItem: procedure({ input: ofItem, output: z.void(), ...write }),
  /** Moves an item to a place of its agenda, the first being 0. */
  moveItem: procedure({ input: ofItem.extend({ to: z.int().min(0) }), output: z.void(), ...write }),
  /** An item was dealt with without a decision, is left for the next meeting, or is open again. */
  markItem: procedure({ input: ofItem.extend({ state: z.enum(itemStates) }), output: z.void(), ...write }),
  /** What the group says of an item. A problem profile before it for decision is adopted, declined or deferred. */
  decideItem: procedure({
    input: ofItem.extend({ decision: decisionSchema.shape.kind, reason: z.string().max(2000) }),
    output: z.void(),
    needs: 'tasking.decide',
    records: 'alteration',
  }),
}
