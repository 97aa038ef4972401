import type { Kysely } from 'kysely'
import type { Database, Row } from '../../../store/schema.ts'

/** Undefined where there is no such agency. */
export function agencyRow(db: Kysely<Database>, agencyId: number): Promise<Row<'agency'> | undefined> {
  return db.selectFrom('agency').selectAll().where('id', '=', agencyId).executeTakeFirst()
}

/** Who sits in the group for an agency, and who in their place. */
export function membersOf(
  db: Kysely<Database>,
  agencyId: number,
): Promise<{ person: string; deputy: string }[]> {
  return db
    .selectFrom('series_member')
    .select(['person', 'deputy'])
    .where('agency_id', '=', agencyId)
    .orderBy('series_id')
    .execute()
}

/** Every problem profile by its number and title: `PP-2025-001 Title`. */
export async function profileTitles(db: Kysely<Database>): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('profile').select(['id', 'number', 'title']).execute()
  return new Map(rows.map(({ id, number, title }) => [id, `${number} ${title}`]))
}
