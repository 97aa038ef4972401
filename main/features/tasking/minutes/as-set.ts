import { type ActionFields, replay } from '#shared/features/tasking/action-rules.ts'
import type { MinutesOf } from './write-minutes.ts'

type Event = { actionId: number; at: string; to: Partial<ActionFields> }

/**
 * Actions in the words in which a meeting set them, corrections of the same day included. What the bureau changed later
 * stands in their history; the group is not asked to approve minutes that say what it never heard.
 */
export function asSet(
  actions: MinutesOf['actionsSet'],
  events: readonly Event[],
  agencyNames: ReadonlyMap<number, string>,
): MinutesOf['actionsSet'] {
  const byAction = Map.groupBy(events, ({ actionId }) => actionId)
  return actions.map(action => {
    const [first, ...later] = byAction.get(action.id) ?? []
    if (!first) return action
    const sameDay = later.filter(({ at }) => at.slice(0, 10) === first.at.slice(0, 10))
    const { what, owner, dueOn, agencyId = action.agencyId } = replay([first, ...sameDay])
    return {
      ...action,
      what: what ?? action.what,
      owner: owner ?? action.owner,
      dueOn: dueOn ?? action.dueOn,
      agencyId,
      agencyName: agencyNames.get(agencyId) ?? action.agencyName,
    }
  })
}
