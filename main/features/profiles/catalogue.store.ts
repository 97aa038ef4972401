import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'

type SourceEntry = {
  id: number
  name: string
  agencyName: string
  expectedEveryDays: number | null
  lastImport: string | null
}

/** What stands behind the numbers of a snapshot: sources with their agency and last import, categories by their words. */
export type Catalogue = { sources: SourceEntry[]; categories: Map<number, string> }

export async function readCatalogue(db: Kysely<Database>): Promise<Catalogue> {
  const sources = await db
    .selectFrom('source')
    .innerJoin('agency', 'agency.id', 'source.agency_id')
    .leftJoin('import', join =>
      join.onRef('import.source_id', '=', 'source.id').on('import.status', '=', 'done'),
    )
    .groupBy(['source.id', 'source.name', 'agency.name', 'source.expected_every_days'])
    .select(({ fn }) => [
      'source.id',
      'source.name',
      'agency.name as agencyName',
      'source.expected_every_days as expectedEveryDays',
      fn.max('import.finished_at').as('lastImport'),
    ])
    .orderBy('source.id')
    .execute()
  const categories = await db.selectFrom('category').select(['id', 'words']).execute()
  return { sources, categories: new Map(categories.map(({ id, words }) => [id, words])) }
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
