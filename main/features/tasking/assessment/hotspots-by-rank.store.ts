import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'

/** The hotspots of an analysis by their rank. */
export async function hotspotsByRank(db: Kysely<Database>, analysisId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('hotspot')
    .select(['id', 'rank'])
    .where('analysis_id', '=', analysisId)
    .execute()
  return new Map(rows.map(({ id, rank }) => [rank, id]))
}
