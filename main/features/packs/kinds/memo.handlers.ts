import { AppError } from '#shared/rpc/error.ts'
import { bureauOnPaper } from '../packs.store.ts'
import { memoPack } from './memo.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { headOf } from './parts/head.ts'
import { asReadBy } from './parts/read-as.handlers.ts'

/** The follow-up memo of a meeting that was held; an agency's holds what that agency has to answer. */
export const readMemo: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const meeting = await bureau.performance.boardMeeting(asReadBy(context, asked.audience), asked.id)
  if (meeting.state !== 'held') {
    throw new AppError('conflict', `${meeting.number} has not been held; there is nothing to follow up.`, {
      next: 'Record what the board says, and mark the meeting as held.',
    })
  }
  const board = await bureau.performance.board(context)
  return memoPack({
    head: headOf(asked, await bureauOnPaper(db)),
    meeting,
    members: board?.members ?? [],
  })
}
