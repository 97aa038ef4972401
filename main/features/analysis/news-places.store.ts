import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'

/** SQL statements take a limited number of parameters. */
const askedAtMost = 500

/** What the sources call the place of some incidents most often; null where none of them says. */
export async function usualPlace(db: Kysely<Database>, incidentIds: Uint32Array): Promise<string | null> {
  const rows = await db
    .selectFrom('incident')
    .select('place')
    .where('id', 'in', [...incidentIds.subarray(0, askedAtMost)])
    .where('place', 'is not', null)
    .orderBy('id')
    .execute()
  const counts = new Map<string, number>()
  for (const { place } of rows) if (place) counts.set(place, (counts.get(place) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}
