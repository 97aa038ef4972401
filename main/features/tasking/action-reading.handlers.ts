import type { Action } from '#shared/features/tasking/action.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
import { actionsFrom } from './action-view.ts'
import { actionRow, actionRows, daysHeld, noteRows } from './actions.store.ts'

export const todayOf = ({ host }: Context) => localDay(host.now().getTime() / 60_000)

export function doerOf({ host, person }: Context) {
  return { at: host.now().toISOString(), by: person.login }
}

/** The actions the person may see: a partner those their own agency owns or stands in for, everybody else all. */
export async function actionsFor(context: Context) {
  const { db, person } = context
  const all = actionRows(db)
  const own = person.agencyId ?? 0
  const mine =
    person.role === 'partner'
      ? all.where(eb => eb.or([eb('action.agency_id', '=', own), eb('action.deputy_agency_id', '=', own)]))
      : all
  return actionsFrom(await mine.execute(), await noteRows(db).execute(), await daysHeld(db), todayOf(context))
}

/** The action as it is now, once every window was told. */
export async function toldAction(context: Context, actionId: number): Promise<Action> {
  const { db, changed } = context
  // The number of open actions stands on the profile too.
  changed('tasking', 'profiles')
  const notes = await noteRows(db).where('action_event.action_id', '=', actionId).execute()
  const [action] = actionsFrom([await actionRow(db, actionId)], notes, await daysHeld(db), todayOf(context))
  return action!
}

/** A partner answers for their own agency only; of others' actions they are not told that there are any. */
export function requireOwn(
  { person }: Context,
  action: { agency_id: number; deputy_agency_id: number | null },
): void {
  if (person.role !== 'partner') return
  if (person.agencyId !== null && [action.agency_id, action.deputy_agency_id].includes(person.agencyId))
    return
  throw new AppError('not-found', 'There is no such action of your agency.', { next: 'Go back to the list.' })
}
