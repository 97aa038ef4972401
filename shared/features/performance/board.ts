import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { day, instant, longText, month, rowId, shortText } from '../../rpc/wire.ts'
import { clock } from '../tasking/agenda.ts'
import { boardChangeSchema } from './board-change.ts'
import { boardEventKinds, boardItemKinds, boardItemStates } from './board-item-rules.ts'
import { boardMeetingStates } from './board-rules.ts'

const office = z.string().trim().max(200)
const words = z.string().trim().max(2000)

const boardFields = {
  name: shortText,
  everyWeeks: z.int().min(1).max(26),
  firstOn: day,
  startsAt: clock,
  place: office,
  chair: office,
  viceChair: office,
  /** How many days before a meeting its draft is prepared. */
  draftDays: z.int().min(0).max(60),
}

export const boardSchema = z.object({
  id: rowId,
  ...boardFields,
  members: z.array(z.object({ agencyId: rowId, agencyName: z.string(), person: z.string() })),
  /** The next days it meets, and the meeting where one is planned. */
  next: z.array(z.object({ day, meetingId: rowId.nullable(), draftOn: day })),
  version: z.int(),
})
export type Board = z.infer<typeof boardSchema>

export const boardItemSchema = z.object({
  id: rowId,
  number: z.string(),
  meetingId: rowId,
  meetingNumber: z.string(),
  heldOn: day,
  kind: z.enum(boardItemKinds),
  what: z.string(),
  askedBy: z.string(),
  askedAgencyId: rowId.nullable(),
  askedAgencyName: z.string(),
  ownerAgencyId: rowId.nullable(),
  ownerAgencyName: z.string(),
  owner: z.string(),
  dueOn: day.nullable(),
  state: z.enum(boardItemStates),
  answer: z.string(),
  endedOn: day.nullable(),
  overdue: z.boolean(),
  /** Held meetings after its own while it was open. */
  carried: z.int(),
  version: z.int(),
})
export type BoardItemTold = z.infer<typeof boardItemSchema>

const meetingSummary = {
  id: rowId,
  number: z.string(),
  heldOn: day,
  draftOn: day,
  state: z.enum(boardMeetingStates),
  draftedAt: instant.nullable(),
  /** Recorded at it, and of those still open. */
  items: z.int(),
  open: z.int(),
  memoDueOn: day,
  memo: z.enum(['none', 'due', 'late', 'made', 'made-late']),
  version: z.int(),
}
export const boardMeetingSummarySchema = z.object(meetingSummary)
export type BoardMeetingSummary = z.infer<typeof boardMeetingSummarySchema>

export const boardMeetingSchema = z.object({
  ...meetingSummary,
  boardName: z.string(),
  chair: z.string(),
  viceChair: z.string(),
  startsAt: z.string(),
  place: z.string(),
  /** The month whose channel shift the draft tells; null for the last whole one. */
  shiftMonth: month.nullable(),
  texts: z.object({ summary: z.string(), decide: z.string(), concerns: z.string(), practice: z.string() }),
  /** What the pack says where nothing is typed. */
  suggested: z.object({ summary: z.string(), decide: z.string() }),
  freeze: z.object({ id: rowId, madeAt: instant, incidents: z.int() }).nullable(),
  draftedBy: z.string(),
  previous: z.object({ id: rowId, number: z.string() }).nullable(),
  changes: z.array(boardChangeSchema),
  /** Open when it met, from the meetings before it. */
  outstanding: z.array(boardItemSchema),
  /** Answered or dropped since the meeting before it. */
  ended: z.array(boardItemSchema),
  recorded: z.array(boardItemSchema),
})
export type BoardMeeting = z.infer<typeof boardMeetingSchema>

const boardEventSchema = z.object({
  at: instant,
  by: z.string(),
  kind: z.enum(boardEventKinds),
  note: z.string(),
  changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
})

const itemFields = {
  what: shortText,
  askedBy: office,
  askedAgencyId: rowId.nullable(),
  ownerAgencyId: rowId.nullable(),
  owner: office,
  dueOn: day.nullable(),
}
const ofMeeting = z.object({ boardMeetingId: rowId })
const ofItem = z.object({ boardItemId: rowId, version: z.int() })
const write = { needs: 'performance.write', records: 'alteration' } as const

/** The APEL board: its meetings, their drafts, and what it asks, promises and decides. */
export const board = {
  /** Null where the bureau has no board yet. */
  board: procedure({
    input: z.void(),
    output: boardSchema.nullable(),
    needs: 'performance.own',
    records: { none: 'dates, and who represents an agency' },
  }),
  saveBoard: procedure({
    input: z.object({ id: rowId.optional(), version: z.int().optional(), ...boardFields }),
    output: boardSchema,
    ...write,
  }),
  /** Who sits on the board for an agency; with an empty name the agency leaves it. */
  saveBoardMember: procedure({
    input: z.object({ agencyId: rowId, person: office }),
    output: boardSchema,
    ...write,
  }),
  boardMeetings: procedure({
    input: z.void(),
    output: z.array(boardMeetingSummarySchema),
    needs: 'performance.own',
    records: { none: 'dates and counts' },
  }),
  /** A partner is sent only the items their own agency has to answer, and nothing of the draft. */
  boardMeeting: procedure({
    input: ofMeeting,
    output: boardMeetingSchema,
    needs: 'performance.own',
    records: 'consultation',
  }),
  planBoardMeeting: procedure({
    input: z.object({ heldOn: day }),
    output: z.object({ boardMeetingId: rowId }),
    ...write,
  }),
  saveBoardMeeting: procedure({
    input: ofMeeting.extend({
      version: z.int(),
      heldOn: day.optional(),
      shiftMonth: month.nullable().optional(),
      summary: longText.optional(),
      /** What the board is asked to decide, one a line. */
      decide: longText.optional(),
      concerns: longText.optional(),
      practice: longText.optional(),
    }),
    output: z.object({ version: z.int(), savedAt: instant }),
    ...write,
  }),
  /** Prepares the draft of a meeting from a freeze of its own, in place of one it had. */
  draftBoardMeeting: job({
    input: ofMeeting,
    output: boardMeetingSummarySchema,
    needs: 'performance.write',
    records: 'combination',
  }),
  /** Plans the next meeting where none is, and prepares the drafts whose day has come. */
  prepareBoard: job({
    input: z.void(),
    output: z.object({ planned: z.array(z.string()), drafted: z.array(z.string()) }),
    needs: 'performance.write',
    records: 'combination',
  }),
  /** Counts a draft once more from its freeze, keeps nothing, and says whether every figure is the same. */
  recheckBoardDraft: job({
    input: ofMeeting,
    output: z.object({ identical: z.boolean(), sha256: z.string(), was: z.string() }),
    needs: 'performance.write',
    records: 'combination',
  }),
  holdBoardMeeting: procedure({
    input: ofMeeting.extend({ version: z.int() }),
    output: boardMeetingSummarySchema,
    needs: 'performance.decide',
    records: 'alteration',
  }),
  /** Everything the board said, the oldest first; a partner is sent what their own agency has to answer. */
  boardItems: procedure({
    input: z.object({ state: z.enum(boardItemStates).optional() }).default({}),
    output: z.array(boardItemSchema),
    needs: 'performance.own',
    records: 'consultation',
  }),
  boardItemHistory: procedure({
    input: z.object({ boardItemId: rowId }),
    output: z.array(boardEventSchema),
    needs: 'performance.own',
    records: 'consultation',
  }),
  recordBoardItem: procedure({
    input: ofMeeting.extend({ kind: z.enum(boardItemKinds), ...itemFields }),
    output: boardItemSchema,
    ...write,
  }),
  /** Changes the words, people or day of an item; the reason is kept with what stood there before. */
  changeBoardItem: procedure({
    input: ofItem.extend({ reason: words, ...z.object(itemFields).partial().shape }),
    output: boardItemSchema,
    ...write,
  }),
  noteBoardItem: procedure({ input: ofItem.extend({ note: words }), output: boardItemSchema, ...write }),
  /** By the bureau, or by a partner for their own agency. */
  answerBoardItem: procedure({
    input: ofItem.extend({ answer: words, on: day }),
    output: boardItemSchema,
    needs: 'tasking.answer',
    records: 'alteration',
  }),
  dropBoardItem: procedure({
    input: ofItem.extend({ reason: words, on: day }),
    output: boardItemSchema,
    needs: 'performance.decide',
    records: 'alteration',
  }),
  reopenBoardItem: procedure({
    input: ofItem.extend({ reason: words }),
    output: boardItemSchema,
    ...write,
  }),
}
