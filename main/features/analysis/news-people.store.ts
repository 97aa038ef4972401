import type { Store } from '../../store/open.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { PeopleOf } from './news/people.ts'

/**
 * Who is the same caller or victim among some incidents, as numbers in the order in which they first come: no name
 * and no pseudonym leaves this file.
 *
 * @param positions ascending.
 * @param sinceMinute only incidents that began then or later are looked at.
 */
export function readPeople(
  store: Store,
  { ids }: Pick<Snapshot, 'ids'>,
  positions: Uint32Array,
  sinceMinute: number,
): PeopleOf[] {
  const roles = ['caller', 'victim'] as const
  const people = roles.map(role => ({ role, numbers: new Int32Array(positions.length).fill(-1) }))
  const known = roles.map(() => new Map<string, number>())
  const rows = store.readRows(
    store.db
      .selectFrom('incident')
      .select(['id', 'caller', 'victim'])
      .where('from_minute', '>=', sinceMinute)
      .where(on => on.or([on('caller', 'is not', null), on('victim', 'is not', null)]))
      .orderBy('id')
      .compile(),
  )
  let next = 0
  for (const [id, ...pseudonyms] of rows as IterableIterator<[number, string | null, string | null]>) {
    while (next < positions.length && ids[positions[next]!]! < id) next++
    if (next === positions.length) break
    if (ids[positions[next]!] !== id) continue
    for (const [role, pseudonym] of pseudonyms.entries()) {
      if (pseudonym === null) continue
      const number = known[role]!.get(pseudonym) ?? known[role]!.size
      known[role]!.set(pseudonym, number)
      people[role]!.numbers[next] = number
    }
  }
  return people
}
