import type { Kysely } from 'kysely'
import type { Database, Row } from '../../../store/schema.ts'

/** The freeze an assessment was drafted from. */
export function freezeOf(db: Kysely<Database>, freezeId: number): Promise<Row<'freeze'>> {
  return db.selectFrom('freeze').selectAll().where('id', '=', freezeId).executeTakeFirstOrThrow()
}

/** Keeps the data as they stand. */
export function addFreeze(
  db: Kysely<Database>,
  values: Omit<Row<'freeze'>, 'id' | 'reason'>,
): Promise<Row<'freeze'>> {
  return db
    .insertInto('freeze')
    .values({ ...values, reason: 'assessment' })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The hotspots of an analysis by their rank. */
export async function hotspotsByRank(db: Kysely<Database>, analysisId: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('hotspot')
    .select(['id', 'rank'])
    .where('analysis_id', '=', analysisId)
    .execute()
  return new Map(rows.map(({ id, rank }) => [rank, id]))
}
