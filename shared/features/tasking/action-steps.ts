import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId, shortText } from '../../rpc/wire.ts'
import { actionSchema } from './action.ts'
import { actionEventKinds, actionPriorities } from './action-rules.ts'
import { actionStatuses } from './rules.ts'

const write = { needs: 'tasking.write', records: 'alteration' } as const
const read = { needs: 'tasking.read', records: 'consultation' } as const
const ofAction = z.object({ actionId: rowId, version: z.int() })
const note = z.string().trim().max(2000)
const name = z.string().trim().max(200)
/** The meeting in which it is done, if it is: it is then one of the steps that can be taken back there. */
const inMeeting = { inMeetingId: rowId.optional() }

const actionHistorySchema = z.array(
  z.object({
    at: instant,
    by: z.string(),
    kind: z.enum(actionEventKinds),
    note: z.string(),
    /** In words: "Due date", "1 March 2025", "15 March 2025". */
    changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    /** Whether it is this change that the person may take back; of one history one at most. */
    mayTakeBack: z.boolean(),
  }),
)

/** What is done with actions: by the bureau, and by the agency that answers for one. */
export const actionSteps = {
  addAction: procedure({
    input: z.object({
      meetingId: rowId,
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
    input: z.object({ actionId: rowId, note: shortText, ...inMeeting }),
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
      ...inMeeting,
    }),
    output: actionSchema,
    ...write,
  }),
  reopenAction: procedure({
    input: ofAction.extend({ reason: shortText, ...inMeeting }),
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
  /** Moves an action between open, in progress and blocked; blocked says by whom and why. */
  moveAction: procedure({
    input: ofAction.extend({
      status: z.enum(['open', 'in-progress', 'blocked']),
      blockedBy: name.default(''),
      note: note.default(''),
      ...inMeeting,
    }),
    output: actionSchema,
    ...write,
  }),
  /** Changes words, people or days of an action; the reason is kept with what stood there before. */
  editAction: procedure({
    input: ofAction.extend({
      reason: note,
      what: shortText.optional(),
      why: note.optional(),
      agencyId: rowId.optional(),
      deputyAgencyId: rowId.nullable().optional(),
      owner: shortText.optional(),
      dueOn: day.optional(),
      priority: z.enum(actionPriorities).optional(),
      ...inMeeting,
    }),
    output: actionSchema,
    ...write,
  }),
  /** The answer of the agency that acts: what happened, and the state it says the action is in. */
  answerAction: procedure({
    input: ofAction.extend({
      note: note.default(''),
      status: z.enum(['in-progress', 'blocked', 'done']).optional(),
      blockedBy: name.default(''),
      evidence: name.default(''),
      doneOn: day.optional(),
    }),
    output: actionSchema,
    needs: 'tasking.answer',
    records: 'alteration',
  }),
  /** Takes back the last change of an action that still stands; both are in its history. */
  takeBackAction: procedure({
    input: ofAction,
    output: actionSchema,
    needs: 'tasking.answer',
    records: 'alteration',
  }),
  /** Everything that happened with an action, in its order. A partner is told of their own agency's only. */
  actionHistory: procedure({ input: z.object({ actionId: rowId }), output: actionHistorySchema, ...read }),
}
