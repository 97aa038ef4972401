import type {
  Board,
  BoardItemTold,
  BoardMeeting,
  BoardMeetingSummary,
} from '#shared/features/performance/board.ts'
import { endedBetween, outstandingAt } from '#shared/features/performance/board-item-rules.ts'
import { draftingDay, memoDueOn, memoStanding } from '#shared/features/performance/board-rules.ts'
import { nextDays } from '#shared/features/tasking/series-rules.ts'
import { plusDays } from '#shared/working-days.ts'
import type { Context } from '../../../backend/context.ts'
import { freezeRow } from '../../../store/freezes.ts'
import type { Row } from '../../../store/schema.ts'
import { localDay } from '../../incidents/local-time.ts'
import { boardMemberRows, boardRow, requireBoard } from './board.store.ts'
import { itemsTold } from './board-item-view.ts'
import { boardDaysHeld, boardItemRows, type Doer } from './board-items.store.ts'
import { boardMeetingRow, boardMeetingRows, heldBefore, memosMade } from './board-meetings.store.ts'
import { readDraft } from './draft.ts'
import { suggestedTexts } from './suggested.ts'

const daysShown = 4

export const todayOf = ({ host }: Pick<Context, 'host'>) => localDay(host.now().getTime() / 60_000)

export function doerOf({ host, person }: Context): Doer {
  return { at: host.now().toISOString(), by: person.login }
}

/** The board with its members and the days it meets next; null before the bureau has one. */
export async function readBoard(context: Context): Promise<Board | null> {
  const { db } = context
  const row = await boardRow(db)
  if (!row) return null
  const meetings = await boardMeetingRows(db).execute()
  const today = todayOf(context)
  const last = meetings.find(({ state }) => state === 'held')?.held_on ?? ''
  const yesterday = plusDays(today, -1)
  const days = nextDays(
    { firstOn: row.first_on, everyWeeks: row.every_weeks },
    last > yesterday ? last : yesterday,
    [],
    daysShown,
  )
  return {
    id: row.id,
    name: row.name,
    everyWeeks: row.every_weeks,
    firstOn: row.first_on,
    startsAt: row.starts_at,
    place: row.place,
    chair: row.chair,
    viceChair: row.vice_chair,
    draftDays: row.draft_days,
    version: row.version,
    members: await boardMemberRows(db, row.id),
    next: days.map(day => ({
      day,
      meetingId: meetings.find(({ held_on }) => held_on === day)?.id ?? null,
      draftOn: draftingDay(day, row.draft_days),
    })),
  }
}

/** What the person may see of what the board said: a partner what their own agency has to answer. */
export async function itemsFor(context: Context): Promise<BoardItemTold[]> {
  const { db, person } = context
  const all = boardItemRows(db)
  const rows = await (person.role === 'partner'
    ? all.where('board_item.owner_agency_id', '=', person.agencyId ?? 0)
    : all
  ).execute()
  return itemsTold(rows, await boardDaysHeld(db), todayOf(context))
}

export function meetingSummary(
  row: Row<'board_meeting'>,
  items: readonly BoardItemTold[],
  { draftDays, memos, today }: { draftDays: number; memos: ReadonlyMap<number, string>; today: string },
): BoardMeetingSummary {
  const memo = memos.get(row.id)
  const memoMadeOn = memo === undefined ? null : localDay(Date.parse(memo) / 60_000)
  const own = items.filter(({ meetingId }) => meetingId === row.id)
  return {
    id: row.id,
    number: row.number,
    heldOn: row.held_on,
    state: row.state,
    version: row.version,
    draftOn: draftingDay(row.held_on, draftDays),
    draftedAt: row.drafted_at,
    items: own.length,
    open: own.filter(({ state }) => state === 'open').length,
    memoDueOn: memoDueOn(row.held_on),
    memo: memoStanding({ state: row.state, heldOn: row.held_on, memoMadeOn }, today),
  }
}

/** The meeting as it is now, once every window was told. */
export async function toldMeeting(context: Context, boardMeetingId: number): Promise<BoardMeetingSummary> {
  context.changed('performance')
  const row = await boardMeetingRow(context.db, boardMeetingId)
  return meetingSummary(row, await itemsFor(context), await groundOf(context))
}

/** What every meeting is told against: how early it is drafted, which memos were made, and today. */
export async function groundOf(context: Context) {
  const { draft_days } = await requireBoard(context.db)
  return { draftDays: draft_days, memos: await memosMade(context.db), today: todayOf(context) }
}

/** A meeting with all that was said at it and before it. A partner is sent nothing of its draft. */
export async function readBoardMeeting(context: Context, boardMeetingId: number): Promise<BoardMeeting> {
  const { db, person } = context
  const row = await boardMeetingRow(db, boardMeetingId)
  const board = await requireBoard(db)
  const items = await itemsFor(context)
  const isPartner = person.role === 'partner'
  const freeze = isPartner || row.freeze_id === null ? null : await freezeRow(db, row.freeze_id)
  const previous = row.previous_id === null ? null : await boardMeetingRow(db, row.previous_id)
  const { summary, decide, concerns, practice } = row
  const before = await heldBefore(db, row.held_on)
  const draft = isPartner || row.draft_json === null ? null : readDraft(row.draft_json)
  const outstanding = outstandingAt(items, row.held_on)
  const suggested = draft && suggestedTexts({ ...draft, outstanding, today: todayOf(context) })
  return {
    ...meetingSummary(row, items, await groundOf(context)),
    boardName: board.name,
    chair: board.chair,
    viceChair: board.vice_chair,
    startsAt: board.starts_at,
    place: board.place,
    shiftMonth: isPartner ? null : row.shift_month,
    texts: isPartner
      ? { summary: '', decide: '', concerns: '', practice: '' }
      : { summary, decide, concerns, practice },
    suggested: {
      summary: suggested?.summary.map(({ words }) => words).join('\n') ?? '',
      decide: suggested?.decide.map(({ words }) => words).join('\n') ?? '',
    },
    freeze: freeze && { id: freeze.id, madeAt: freeze.made_at, incidents: freeze.incidents },
    draftedBy: isPartner ? '' : (row.drafted_by ?? ''),
    previous: previous && !isPartner ? { id: previous.id, number: previous.number } : null,
    changes: draft?.changes ?? [],
    outstanding,
    ended: before === null ? [] : endedBetween(items, before, row.held_on),
    recorded: items.filter(({ meetingId }) => meetingId === row.id),
  }
}
