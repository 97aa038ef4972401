import { may } from '#shared/features/access/rules.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import type { hold } from '#shared/features/tasking/hold.ts'
import { whyNotChangeMeeting } from '#shared/features/tasking/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { addSeconds, itemOfMeeting } from '../agenda/agenda.store.ts'
import { tellHistory } from '../agenda/decisions.store.ts'
import { meetingRow, setCurrentItem } from '../meetings/meetings.store.ts'
import { refuse } from '../refuse.ts'
import type { RowChange } from './row-changes.ts'
import { stepRow, stepRows, takeBack } from './steps.store.ts'

export const holdHandlers: HandlersOf<typeof hold> = {
  async takeItem(context, { meetingId, itemId }) {
    const { db, host, changed } = context
    const meeting = await meetingRow(db, meetingId)
    refuse(whyNotChangeMeeting(meeting))
    await itemOfMeeting(db, meetingId, itemId)
    if (meeting.current_item_id === itemId) return
    const now = host.now()
    if (meeting.current_item_id !== null && meeting.current_since !== null) {
      const seconds = Math.round((now.getTime() - Date.parse(meeting.current_since)) / 1000)
      await addSeconds(db, meeting.current_item_id, Math.max(0, seconds))
    }
    await setCurrentItem(db, meetingId, itemId, now.toISOString())
    changed('tasking')
  },
  async steps({ db }, { meetingId }) {
    await meetingRow(db, meetingId)
    return (await stepRows(db, meetingId)).map(({ id, at, by_login, words, undone_at }) => ({
      id,
      at,
      by: by_login,
      words,
      undoneAt: undone_at,
    }))
  },
  async undo(context, { meetingId, stepId }) {
    const { db, host, person, changed } = context
    const meeting = await meetingRow(db, meetingId)
    refuse(whyNotChangeMeeting(meeting))
    const step = await stepRow(db, meetingId, stepId)
    if (step.undone_at !== null) {
      refuse({ message: `“${step.words}” has been undone already.`, next: 'Look at the list of steps.' })
    }
    const at = host.now().toISOString()
    const changes = await takeBack(db, step, at, person.login)
    if (changes.some(({ table }) => table === 'decision') && !may(person.role, 'tasking.decide')) {
      throw new AppError('forbidden', 'Your role in this bureau does not allow undoing a decision.', {
        next: 'Ask the bureau manager.',
      })
    }
    await tellHistories(context, changes, `${meeting.title}, ${meeting.held_on}: undone (${step.words})`)
    changed('tasking', 'profiles', 'analysis')
  },
}

/** The status that a profile goes back to is written into its history, as the one it leaves was. */
async function tellHistories({ db, host, person }: Context, changes: readonly RowChange[], note: string) {
  for (const { table, at, before, after } of changes) {
    if (table !== 'profile' || !before?.status || !after?.status) continue
    await tellHistory(db, {
      profileId: Number(at.id),
      from: after.status as Status,
      to: before.status as Status,
      note,
      at: host.now().toISOString(),
      by: person.login,
      overridden: [],
    })
  }
}
