import type { Action } from '#shared/features/tasking/action.ts'
import { type ActionFields, cameAt } from '#shared/features/tasking/action-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
import { actionsFrom } from './action-view.ts'
import { actionRow, actionRows, daysHeld, eventRows, noteRows } from './actions.store.ts'

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
  const rows = await mine.execute()
  const notes = person.role === 'partner' ? await ownNotes(context) : await noteRows(db).execute()
  return actionsFrom(rows, notes, await daysHeld(db), todayOf(context))
}

/** Where the history of an action begins for the person: a partner reads it from when it came to their agency. */
export function readFrom({ person }: Context, events: readonly { to_json: string }[]): number {
  if (person.role !== 'partner') return 0
  const changes = events.map(({ to_json }) => ({ to: JSON.parse(to_json) as Partial<ActionFields> }))
  return cameAt(changes, person.agencyId)
}

async function ownNotes(context: Context) {
  const byAction = Map.groupBy(await eventRows(context.db).execute(), ({ action_id }) => action_id)
  return [...byAction.values()].flatMap(events =>
    events.slice(readFrom(context, events)).filter(({ note }) => note !== ''),
  )
}

/** The action as it is now, once every window was told. */
export async function toldAction(context: Context, actionId: number): Promise<Action> {
  const { db, changed } = context
  // The number of open actions stands on the profile too.
  changed('tasking', 'profiles')
  const events = await eventRows(db).where('action_id', '=', actionId).execute()
  const notes = events.slice(readFrom(context, events)).filter(({ note }) => note !== '')
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
