import type { ActionFields } from '#shared/features/tasking/action-rules.ts'
import type { actionSteps } from '#shared/features/tasking/action-steps.ts'
import type { Refusal } from '#shared/features/tasking/rules.ts'
import { changeToTakeBack, whyNotTakeBack } from '#shared/features/tasking/take-back.ts'
import type { Context, HandlerOf } from '../../backend/context.ts'
import type { Row } from '../../store/schema.ts'
import { localDay } from '../incidents/local-time.ts'
import { doerOf, requireOwn, toldAction } from './action-reading.handlers.ts'
import { actionRow, changeAction, eventRows } from './actions.store.ts'
import { requireAgency } from './meetings/meetings.store.ts'
import { refuse } from './refuse.ts'
import { heldWith } from './take-back.store.ts'

type Event = Row<'action_event'>

/** The change of a history that may be taken back, or why none may. */
export async function standingChange(
  { db, person }: Context,
  events: readonly Event[],
): Promise<{ event: Event | null; refusal: Refusal }> {
  const at = changeToTakeBack(events.map(({ kind, to_json }) => ({ kind, to: JSON.parse(to_json) })))
  const event = at === null ? null : events[at]!
  const doneOn = event && localDay(Date.parse(event.at) / 60_000)
  const heldSince = event && doneOn ? await heldWith(db, event.id, doneOn) : null
  const who = { login: person.login, isPartner: person.role === 'partner' }
  return { event, refusal: whyNotTakeBack(event && { by: event.by_login, heldSince }, who) }
}

export const takeBackAction: HandlerOf<(typeof actionSteps)['takeBackAction']> = async (
  context,
  { actionId, version },
) => {
  const { db } = context
  requireOwn(context, await actionRow(db, actionId))
  const events = await eventRows(db).where('action_id', '=', actionId).execute()
  const { event, refusal } = await standingChange(context, events)
  refuse(refusal)
  const to = JSON.parse(event!.from_json) as Partial<ActionFields>
  if (to.agencyId !== undefined) await requireAgency(db, to.agencyId)
  if (to.deputyAgencyId != null) await requireAgency(db, to.deputyAgencyId)
  await changeAction(db, actionId, version, { kind: 'taken-back', note: '', to }, doerOf(context))
  return toldAction(context, actionId)
}
