import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, fileReference, instant, rowId } from '../../rpc/wire.ts'
import { actionStatuses } from './rules.ts'

/** An action as it went out in a reply file: what the agency reads beside its answer. */
export const sentActionSchema = z.object({
  actionId: rowId,
  version: z.int(),
  number: z.string(),
  what: z.string(),
  why: z.string(),
  owner: z.string(),
  dueOn: day,
  priority: z.string(),
  status: z.enum(actionStatuses),
  blockedBy: z.string(),
})
export type SentAction = z.infer<typeof sentActionSchema>

const answerSchema = z.object({
  status: z.enum(['in-progress', 'blocked', 'done']).nullable(),
  note: z.string(),
  blockedBy: z.string(),
  evidence: z.string(),
  doneOn: day.nullable(),
})

/**
 * What becomes of a row that came back: `silent` says nothing new, `answer` may be taken, `conflict` may be taken
 * though the action changed in the bureau since it was sent, `fault` cannot be taken and says why.
 */
const rowSchema = z.object({
  kind: z.enum(['silent', 'answer', 'conflict', 'fault']),
  sent: sentActionSchema,
  /** The action in the bureau today. */
  now: sentActionSchema,
  answer: answerSchema,
  /** What changed in the bureau since it was sent, in words; empty unless it is a conflict. */
  changed: z.array(z.string()),
  /** Why the row cannot be taken, and what to do; null unless it is a fault. */
  fault: z.object({ message: z.string(), next: z.string() }).nullable(),
})

export const replyComparisonSchema = z.object({
  number: z.string(),
  agencyName: z.string(),
  madeAt: instant,
  /** Of the file that was read: what is taken must be what was shown. */
  sha256: z.string(),
  rows: z.array(rowSchema),
})
export type ReplyComparison = z.infer<typeof replyComparisonSchema>

export const replyFileSchema = z.object({
  id: rowId,
  number: z.string(),
  agencyId: rowId,
  agencyName: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  actions: z.int(),
  state: z.enum(['waiting', 'superseded', 'taken']),
  takenAt: instant.nullable(),
  takenBy: z.string().nullable(),
  answersTaken: z.int(),
})
export type ReplyFile = z.infer<typeof replyFileSchema>

const ofAgency = z.object({ agencyId: rowId })

/** Each agency's own actions as a file that comes back answered. */
export const replies = {
  /** The workbook an agency answers in. `file` is fetched from the outbox; it replaces the agency's earlier one. */
  makeReplyFile: procedure({
    input: ofAgency,
    output: z.object({ reply: replyFileSchema, file: z.string(), fileName: z.string() }),
    needs: 'tasking.write',
    records: 'disclosure',
  }),
  /** The same actions as one self-contained page to be printed. */
  replyPage: procedure({
    input: ofAgency,
    output: z.object({ title: z.string(), html: z.string() }),
    needs: 'tasking.write',
    records: 'consultation',
  }),
  /** The page as PDF, entered in the register of disclosures. */
  printReply: job({
    input: ofAgency,
    output: z.object({ file: z.string(), fileName: z.string() }),
    needs: 'tasking.write',
    records: 'disclosure',
  }),
  replyFiles: procedure({
    input: z.void(),
    output: z.array(replyFileSchema),
    needs: 'tasking.write',
    records: { none: 'which files went out and came back, without what is in them' },
  }),
  /** Reads a file that came back and sets it beside the bureau; nothing is changed. */
  readReply: procedure({
    input: z.object({ file: fileReference, agencyId: rowId.optional() }),
    output: replyComparisonSchema,
    needs: 'tasking.write',
    records: 'collection',
  }),
  /** Takes the answers chosen of a file that was compared, all of them or none. */
  takeReply: procedure({
    input: z.object({
      file: fileReference,
      sha256: z.string(),
      /** The rows to be taken, with the version of the action that the answer was compared with. */
      take: z.array(z.object({ actionId: rowId, version: z.int() })).max(5000),
    }),
    output: z.object({ reply: replyFileSchema, taken: z.int(), left: z.int() }),
    needs: 'tasking.write',
    records: 'alteration',
  }),
}
