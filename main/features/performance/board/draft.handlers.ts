import { createHash } from 'node:crypto'
import type { board } from '#shared/features/performance/board.ts'
import { isDraftDue, whyNotChangeBoardMeeting } from '#shared/features/performance/board-rules.ts'
import { nextDays } from '#shared/features/tasking/series-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { plusDays } from '#shared/working-days.ts'
import type { Context, HandlersOf, JobContext } from '../../../backend/context.ts'
import { addFreeze, freezeRow } from '../../../store/freezes.ts'
import { nextMoment } from '../../../store/moments.ts'
import type { Row } from '../../../store/schema.ts'
import { frozen } from '../../incidents/snapshot.ts'
import { refuse } from '../../tasking/refuse.ts'
import { boardRow, requireBoard } from './board.store.ts'
import { figuresOf } from './board-figures.ts'
import {
  boardMeetingRow,
  boardMeetingRows,
  draftedBefore,
  insertBoardMeeting,
  updateBoardMeeting,
} from './board-meetings.store.ts'
import { todayOf, toldMeeting } from './board-reading.handlers.ts'
import { changesBetween } from './changes.ts'
import { adoptedProfiles, countBoard, lastMonthOf, periodOf } from './count-board.handlers.ts'
import { type BoardCounted, type BoardDraft, readDraft } from './draft.ts'
import { keepBoard } from './keep-board.handlers.ts'

type Drafting = Pick<typeof board, 'draftBoardMeeting' | 'prepareBoard' | 'recheckBoardDraft'>

export const boardDraftHandlers: HandlersOf<Drafting> = {
  async draftBoardMeeting(context, { boardMeetingId }) {
    await draft(context, await boardMeetingRow(context.db, boardMeetingId))
    return toldMeeting(context, boardMeetingId)
  },
  async prepareBoard(context) {
    const { db, changed } = context
    const row = await boardRow(db)
    if (!row) return { planned: [], drafted: [] }
    const planned = await planNext(context, row)
    const today = todayOf(context)
    const drafted: string[] = []
    for (const meeting of await boardMeetingRows(db).execute()) {
      if (!isDraftDue({ state: meeting.state, heldOn: meeting.held_on }, row.draft_days, today)) continue
      await draft(context, meeting)
      drafted.push(meeting.number)
    }
    if (planned.length + drafted.length > 0) changed('performance')
    return { planned, drafted }
  },
  async recheckBoardDraft(context, { boardMeetingId }) {
    const { db, bureau, report } = context
    const row = await boardMeetingRow(db, boardMeetingId)
    if (row.freeze_id === null || row.draft_json === null || row.draft_sha256 === null) {
      throw new AppError('conflict', `${row.number} has no draft yet.`, { next: 'Prepare its draft first.' })
    }
    report({ stage: 'Reading the data as they stood', done: 0, total: null })
    const then = bureau.asFrozen(context, await freezeRow(db, row.freeze_id), null)
    const sha256 = sha256Of(await countBoard(then, readDraft(row.draft_json), stepsOf(context)))
    return { identical: sha256 === row.draft_sha256, sha256, was: row.draft_sha256 }
  },
}

/** Freezes the data, counts and reads everything for a meeting of the board, and keeps it with what changed. */
async function draft(context: JobContext, meeting: Row<'board_meeting'>): Promise<void> {
  const { db, bureau, host, person, report } = context
  refuse(whyNotChangeBoardMeeting({ state: meeting.state }))
  report({ stage: 'Freezing the data', done: 0, total: null })
  const { every_weeks } = await requireBoard(db)
  const values = { made_at: await nextMoment(db, host.now()), ...frozen(bureau.snapshot()) }
  const then = bureau.asFrozen(context, { ...values, id: 0, reason: 'board' }, null)
  const step = stepsOf(context)
  const period = periodOf(then, every_weeks)
  const profileIds = await adoptedProfiles(then)
  const shiftMonth = meeting.shift_month ?? lastMonthOf(period)
  const counted = await countBoard(then, { period, profileIds, shiftMonth }, step)
  step('Reading what was recorded')
  const kept = await keepBoard(then)
  const figures = figuresOf(counted, kept)
  const previous = await draftedBefore(db, meeting.held_on)
  const before = previous?.draft_json ? readDraft(previous.draft_json).figures : null
  const changes = before ? changesBetween(before, figures) : []
  const made: BoardDraft = { period, profileIds, shiftMonth, counted, kept, figures, changes }
  step('Keeping the draft')
  await db.transaction().execute(async trx => {
    const freeze = await addFreeze(trx, { ...values, reason: 'board' })
    await updateBoardMeeting(trx, meeting.id, meeting.version, {
      state: 'drafted',
      freeze_id: freeze.id,
      previous_id: previous?.id ?? null,
      drafted_at: host.now().toISOString(),
      drafted_by: person.name,
      draft_json: JSON.stringify(made),
      draft_sha256: sha256Of(counted),
    })
    // The last moment at which nothing has been kept.
    if (context.signal.aborted) throw cancelled()
  })
}

/** The next day of the series has its meeting. */
async function planNext(context: Context, board: Row<'board'>): Promise<string[]> {
  const { db } = context
  const today = todayOf(context)
  const later = await boardMeetingRows(db).where('held_on', '>=', today).executeTakeFirst()
  if (later) return []
  const [next] = nextDays(
    { firstOn: board.first_on, everyWeeks: board.every_weeks },
    plusDays(today, -1),
    [],
    1,
  )
  if (next === undefined) return []
  const id = await insertBoardMeeting(db, board.id, next)
  return [(await boardMeetingRow(db, id)).number]
}

function stepsOf({ report, signal }: JobContext) {
  return (stage: string) => {
    if (signal.aborted) throw cancelled()
    report({ stage, done: 0, total: null })
  }
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Preparing the draft was cancelled. Nothing of it was kept.')
}

const sha256Of = (counted: BoardCounted) => createHash('sha256').update(JSON.stringify(counted)).digest('hex')
