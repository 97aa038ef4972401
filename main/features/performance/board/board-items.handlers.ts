import type { BoardItemTold, board } from '#shared/features/performance/board.ts'
import {
  afterStep,
  type BoardItemFields,
  type BoardStep,
  recorded,
  whyNotStep,
  whyNotWords,
} from '#shared/features/performance/board-item-rules.ts'
import { whyNotRecordItem } from '#shared/features/performance/board-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { refuse } from '../../tasking/refuse.ts'
import { requireAgency } from './board.store.ts'
import { type BoardItemRow, changesInWords, fieldsOf, itemsTold } from './board-item-view.ts'
import {
  agencyNamesOf,
  boardDaysHeld,
  boardEventRows,
  boardItemRow,
  changeBoardItemRow,
  insertBoardItem,
} from './board-items.store.ts'
import { boardMeetingRow } from './board-meetings.store.ts'
import { doerOf, itemsFor, todayOf } from './board-reading.handlers.ts'

type Items = Pick<
  typeof board,
  | 'boardItems'
  | 'boardItemHistory'
  | 'recordBoardItem'
  | 'changeBoardItem'
  | 'noteBoardItem'
  | 'answerBoardItem'
  | 'dropBoardItem'
  | 'reopenBoardItem'
>

export const boardItemHandlers: HandlersOf<Items> = {
  async boardItems(context, { state }) {
    const items = await itemsFor(context)
    return state ? items.filter(item => item.state === state) : items
  },
  async boardItemHistory(context, { boardItemId }) {
    const { db, person } = context
    requireOwn(context, await boardItemRow(db, boardItemId))
    const names = await agencyNamesOf(db)
    const events = (await boardEventRows(db, boardItemId)).map(row => ({
      at: row.at,
      by: row.by_login,
      kind: row.kind,
      note: row.note,
      from: JSON.parse(row.from_json) as Partial<BoardItemFields>,
      to: JSON.parse(row.to_json) as Partial<BoardItemFields>,
    }))
    // A partner reads it from when it came to their agency: what was said before is not theirs.
    const came = events.findLastIndex(
      ({ from, to }) => to.ownerAgencyId !== undefined && from.ownerAgencyId !== to.ownerAgencyId,
    )
    return events
      .slice(person.role === 'partner' ? Math.max(0, came) : 0)
      .map(({ from, to, ...event }, at) => ({
        ...event,
        // What stood there before it came is not theirs either.
        changes: changesInWords(person.role === 'partner' && at === 0 ? {} : from, to, names),
      }))
  },
  async recordBoardItem(context, { boardMeetingId, kind, ...fields }) {
    const { db } = context
    const meeting = await boardMeetingRow(db, boardMeetingId)
    refuse(whyNotRecordItem({ state: meeting.state, heldOn: meeting.held_on }, todayOf(context)))
    const item = recorded({ kind, heldOn: meeting.held_on, ...fields })
    refuse(whyNotWords(item), 'invalid')
    await requireAgency(db, fields.askedAgencyId)
    await requireAgency(db, fields.ownerAgencyId)
    return told(context, await insertBoardItem(db, boardMeetingId, item, doerOf(context)))
  },
  async changeBoardItem(context, { boardItemId, version, reason, ...to }) {
    await requireAgency(context.db, to.askedAgencyId ?? null)
    await requireAgency(context.db, to.ownerAgencyId ?? null)
    const given = Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined))
    return step(context, boardItemId, version, { kind: 'changed', words: reason, to: given })
  },
  noteBoardItem: (context, { boardItemId, version, note }) =>
    step(context, boardItemId, version, { kind: 'note', words: note }),
  answerBoardItem: (context, { boardItemId, version, answer, on }) =>
    step(context, boardItemId, version, { kind: 'answered', words: answer, on }),
  dropBoardItem: (context, { boardItemId, version, reason, on }) =>
    step(context, boardItemId, version, { kind: 'dropped', words: reason, on }),
  reopenBoardItem: (context, { boardItemId, version, reason }) =>
    step(context, boardItemId, version, { kind: 'reopened', words: reason }),
}

async function step(
  context: Context,
  boardItemId: number,
  version: number,
  taken: BoardStep,
): Promise<BoardItemTold> {
  const { db } = context
  const row = await boardItemRow(db, boardItemId)
  requireOwn(context, row)
  const why = whyNotStep(fieldsOf(row), taken, todayOf(context))
  refuse(why, taken.words.trim() === '' ? 'invalid' : 'conflict')
  await changeBoardItemRow(db, boardItemId, version, afterStep(taken), doerOf(context))
  return told(context, boardItemId)
}

async function told(context: Context, boardItemId: number): Promise<BoardItemTold> {
  const { db, changed } = context
  changed('performance')
  const row = await boardItemRow(db, boardItemId)
  return itemsTold([row], await boardDaysHeld(db), todayOf(context))[0]!
}

/** A partner answers for their own agency only; of others' items they are not told that there are any. */
function requireOwn({ person }: Context, { owner_agency_id }: BoardItemRow): void {
  if (person.role !== 'partner') return
  if (person.agencyId !== null && person.agencyId === owner_agency_id) return
  throw new AppError('not-found', 'The board asked no such thing of your agency.', {
    next: 'Go back to the list.',
  })
}
