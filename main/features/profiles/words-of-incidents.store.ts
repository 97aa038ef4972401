import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'

/** The words of every category. */
export async function readCategoryWords(db: Kysely<Database>): Promise<Map<number, string>> {
  const categories = await db.selectFrom('category').select(['id', 'words']).execute()
  return new Map(categories.map(({ id, words }) => [id, words]))
}

/** What the sources call some places: the words that come with each incident, where there are any. */
export async function placesOfIncidents(
  db: Kysely<Database>,
  incidentIds: readonly number[],
): Promise<Map<number, string>> {
  if (incidentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'place'])
    .where('id', 'in', incidentIds)
    .where('place', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, place }) => (place ? [[id, place] as const] : [])))
}
