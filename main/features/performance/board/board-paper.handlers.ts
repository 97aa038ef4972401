import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import { freezeRow } from '../../../store/freezes.ts'
import { localDay } from '../../incidents/local-time.ts'
import { figuresOf } from './board-figures.ts'
import { boardMeetingRow } from './board-meetings.store.ts'
import { readBoard, readBoardMeeting } from './board-reading.handlers.ts'
import { changesBetween } from './changes.ts'
import { countBoard } from './count-board.handlers.ts'
import { type BoardDraft, type BoardOnPaper, readDraft } from './draft.ts'
import { recountKept } from './keep-board.handlers.ts'

/**
 * A meeting with its draft as an audience may have it: as it was kept, or, where some sources may not reach them,
 * counted again from its freeze without those. `then` is the context as it was at the freeze. Throws `conflict` before
 * it is drafted.
 */
export async function boardOnPaper(
  context: Context,
  boardMeetingId: number,
  sourceIds: readonly number[] | null,
): Promise<{ paper: BoardOnPaper; then: Context }> {
  const { db, bureau } = context
  const row = await boardMeetingRow(db, boardMeetingId)
  if (row.freeze_id === null || row.draft_json === null) {
    throw new AppError('conflict', `${row.number} has no draft yet.`, {
      next: 'Prepare its draft, then make the pack.',
    })
  }
  const freeze = await freezeRow(db, row.freeze_id)
  const then = bureau.asFrozen(context, freeze, sourceIds)
  const previous = row.previous_id === null ? null : await boardMeetingRow(db, row.previous_id)
  const draft = readDraft(row.draft_json)
  const sets = await bureau.areaSets(db)
  const set = sets.find(({ drawn }) => !drawn)
  return {
    then,
    paper: {
      board: (await readBoard(context))!,
      meeting: await readBoardMeeting(context, boardMeetingId),
      draft: sourceIds === null ? draft : await without(context, { draft, then, previous, sourceIds }),
      previous: previous && { number: previous.number, heldOn: previous.held_on },
      freeze: {
        id: freeze.id,
        incidents: then.bureau.snapshot().length,
        madeOn: localDay(Date.parse(freeze.made_at) / 60_000),
      },
      areas: set ? await bureau.areas(db, set.id) : [],
      isWhole: sourceIds === null,
    },
  }
}

type Asked = {
  draft: BoardDraft
  then: Context
  previous: Awaited<ReturnType<typeof boardMeetingRow>> | null
  sourceIds: readonly number[]
}

/** The draft counted again without some sources, and compared with the one before counted in the same way. */
async function without(context: Context, { draft, then, previous, sourceIds }: Asked): Promise<BoardDraft> {
  const counted = await countBoard(then, draft)
  const kept = await recountKept(then, draft.kept)
  const figures = figuresOf(counted, kept)
  if (!previous?.draft_json || previous.freeze_id === null)
    return { ...draft, counted, kept, figures, changes: [] }
  const before = readDraft(previous.draft_json)
  const freezeBefore = await freezeRow(context.db, previous.freeze_id)
  const back = context.bureau.asFrozen(context, freezeBefore, sourceIds)
  const figuresBefore = figuresOf(await countBoard(back, before), await recountKept(back, before.kept))
  return { ...draft, counted, kept, figures, changes: changesBetween(figuresBefore, figures) }
}
