import { dayWords } from '#shared/day-words.ts'
import type { board } from '#shared/features/performance/board.ts'
import { whyNotChangeBoardMeeting, whyNotHoldBoard } from '#shared/features/performance/board-rules.ts'
import { isDayOf } from '#shared/features/tasking/series-rules.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { refuse } from '../../tasking/refuse.ts'
import {
  boardRow,
  insertBoard,
  requireAgency,
  requireBoard,
  saveBoardMemberRow,
  updateBoard,
} from './board.store.ts'
import {
  boardMeetingRow,
  boardMeetingRows,
  insertBoardMeeting,
  updateBoardMeeting,
} from './board-meetings.store.ts'
import {
  groundOf,
  itemsFor,
  meetingSummary,
  readBoard,
  readBoardMeeting,
  todayOf,
  toldMeeting,
} from './board-reading.handlers.ts'

type Meetings = Pick<
  typeof board,
  | 'board'
  | 'saveBoard'
  | 'saveBoardMember'
  | 'boardMeetings'
  | 'boardMeeting'
  | 'planBoardMeeting'
  | 'saveBoardMeeting'
  | 'holdBoardMeeting'
>

export const boardMeetingHandlers: HandlersOf<Meetings> = {
  board: readBoard,
  async saveBoard(context, { id, version, ...asked }) {
    const { db } = context
    const values = {
      name: asked.name,
      every_weeks: asked.everyWeeks,
      first_on: asked.firstOn,
      starts_at: asked.startsAt,
      place: asked.place,
      chair: asked.chair,
      vice_chair: asked.viceChair,
      draft_days: asked.draftDays,
    }
    if (id === undefined) {
      if (await boardRow(db)) {
        refuse({ message: 'This bureau has a board already.', next: 'Change that one.' })
      }
      await insertBoard(db, values)
    } else await updateBoard(db, id, version ?? 0, values)
    return toldBoard(context)
  },
  async saveBoardMember(context, { agencyId, person }) {
    const { db } = context
    const { id } = await requireBoard(db)
    await requireAgency(db, agencyId)
    await saveBoardMemberRow(db, { board_id: id, agency_id: agencyId, person })
    return toldBoard(context)
  },
  async boardMeetings(context) {
    const { db } = context
    if (!(await boardRow(db))) return []
    const items = await itemsFor(context)
    const rows = await boardMeetingRows(db).execute()
    const ground = await groundOf(context)
    return rows.map(row => meetingSummary(row, items, ground))
  },
  boardMeeting: (context, { boardMeetingId }) => readBoardMeeting(context, boardMeetingId),
  async planBoardMeeting(context, { heldOn }) {
    const { db, changed } = context
    const board = await requireBoard(db)
    if (!isDayOf({ firstOn: board.first_on, everyWeeks: board.every_weeks }, heldOn)) {
      refuse(
        { message: `The board does not meet on ${dayWords(heldOn)}.`, next: 'Choose one of its days.' },
        'invalid',
      )
    }
    await refuseTaken(context, heldOn)
    const boardMeetingId = await insertBoardMeeting(db, board.id, heldOn)
    changed('performance')
    return { boardMeetingId }
  },
  async saveBoardMeeting(context, { boardMeetingId, version, heldOn, shiftMonth, ...texts }) {
    const { db, host, changed } = context
    const row = await boardMeetingRow(db, boardMeetingId)
    refuse(whyNotChangeBoardMeeting({ state: row.state }))
    if (heldOn !== undefined && heldOn !== row.held_on) await refuseTaken(context, heldOn)
    const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined))
    const saved = await updateBoardMeeting(db, boardMeetingId, version, {
      ...given,
      ...(heldOn !== undefined && { held_on: heldOn }),
      ...(shiftMonth !== undefined && { shift_month: shiftMonth }),
    })
    changed('performance')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async holdBoardMeeting(context, { boardMeetingId, version }) {
    const { db, host, person } = context
    const row = await boardMeetingRow(db, boardMeetingId)
    refuse(whyNotHoldBoard({ state: row.state, heldOn: row.held_on }, todayOf(context)))
    const held = { state: 'held' as const, held_at: host.now().toISOString(), held_by: person.name }
    await updateBoardMeeting(db, boardMeetingId, version, held)
    return toldMeeting(context, boardMeetingId)
  },
}

async function refuseTaken({ db }: Context, heldOn: string): Promise<void> {
  const taken = await boardMeetingRows(db).where('held_on', '=', heldOn).executeTakeFirst()
  if (!taken) return
  refuse({
    message: `${taken.number} is planned for ${dayWords(heldOn)} already.`,
    next: 'Open it from the list.',
  })
}

async function toldBoard(context: Context) {
  context.changed('performance')
  return (await readBoard(context))!
}
