import { disjointSets } from '../analysis/ground/disjoint-sets.ts'

/**
 * Which event each linked incident belongs to: the identifiers of all its versions, ascending, and the number of
 * the event of each.
 */
export type LinkedEvents = { incidentIds: Uint32Array; events: Uint32Array }

/**
 * Joins linked incidents, over however many others, to events. A link names the first version of an incident;
 * whichever version is counted stands for it.
 */
export function linkedEvents(
  links: readonly { incidentId: number; otherId: number }[],
  versions: readonly { id: number; versionOf: number }[],
): LinkedEvents {
  const numbers = new Map<number, number>()
  const numberOf = (id: number) => {
    const known = numbers.get(id) ?? numbers.size
    numbers.set(id, known)
    return known
  }
  const pairs = links.map(({ incidentId, otherId }) => [numberOf(incidentId), numberOf(otherId)] as const)
  const sets = disjointSets(numbers.size)
  for (const [one, other] of pairs) sets.join(one, other)
  const eventOf = new Map([...numbers].map(([id, number]) => [id, sets.find(number)]))
  for (const { id, versionOf } of versions) {
    const event = eventOf.get(versionOf)
    if (event !== undefined) eventOf.set(id, event)
  }
  const incidentIds = Uint32Array.from(eventOf.keys()).sort()
  return { incidentIds, events: Uint32Array.from(incidentIds, id => eventOf.get(id)!) }
}

/**
 * Leaves of each event only the call that began first among those the mask still holds, of equal ones the first
 * loaded. What is not linked stays.
 */
export function keepEarliest(
  mask: Uint8Array,
  { ids, fromMinutes }: { ids: Uint32Array; fromMinutes: Int32Array },
  { incidentIds, events }: LinkedEvents,
): void {
  const earliest = new Map<number, number>()
  let at = 0
  for (const [i, id] of incidentIds.entries()) {
    at = firstNotBelow(ids, id, at)
    if (ids[at] !== id || !mask[at]) continue
    const event = events[i]!
    const known = earliest.get(event)
    if (known === undefined) earliest.set(event, at)
    else if (fromMinutes[at]! < fromMinutes[known]!) {
      mask[known] = 0
      earliest.set(event, at)
    } else mask[at] = 0
  }
}

/** The first position from `start` on whose identifier is not smaller. */
function firstNotBelow(ids: Uint32Array, id: number, start: number): number {
  let [low, high] = [start, ids.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return low
}
