import { bureauOnPaper } from '../packs.store.ts'
import { minutesPack } from './minutes.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { headOf } from './parts/head.ts'
import { asReadBy } from './parts/read-as.handlers.ts'

/** The minutes of a meeting of the joint management group. */
export const readMinutes: PackReader = async (context, asked) => {
  const { tasking } = context.bureau
  // An agency at the table hears what was decided; of actions it is told its own.
  const bureauEyes = asReadBy(context, { kind: 'internal' })
  const { meeting, text } = await tasking.record(bureauEyes, asked.id)
  const itsEyes = asReadBy(context, asked.audience)
  const seen = new Set((await tasking.actions(itsEyes)).map(({ id }) => id))
  return minutesPack({
    head: headOf(asked, await bureauOnPaper(context.db)),
    meeting,
    minutes: await tasking.minutes(bureauEyes, asked.id),
    textToday: text,
    actions: meeting.actionsSet.filter(({ id }) => seen.has(id)),
  })
}
