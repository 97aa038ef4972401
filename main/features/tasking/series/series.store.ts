import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

export function seriesRows(db: Kysely<Database>): Promise<Row<'meeting_series'>[]> {
  return db.selectFrom('meeting_series').selectAll().orderBy('name').execute()
}

/** The series with this identifier. Throws `not-found`. */
export async function seriesRow(db: Kysely<Database>, seriesId: number): Promise<Row<'meeting_series'>> {
  const row = await db.selectFrom('meeting_series').selectAll().where('id', '=', seriesId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such series.', { next: 'Go back to the list.' })
  return row
}

export async function insertSeries(db: Kysely<Database>, row: NewRow<'meeting_series'>): Promise<number> {
  const { id } = await db.insertInto('meeting_series').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes a series whose version is still the one that was read. */
export async function updateSeries(
  db: Kysely<Database>,
  seriesId: number,
  version: number,
  values: Omit<Row<'meeting_series'>, 'id' | 'version'>,
): Promise<void> {
  const saved = await db
    .updateTable('meeting_series')
    .set({ ...values, version: version + 1 })
    .where('id', '=', seriesId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db
    .selectFrom('meeting_series')
    .selectAll()
    .where('id', '=', seriesId)
    .executeTakeFirst()
  throw staleVersion('series', theirs, values)
}

/** Who sits in a series, by agency. */
export function memberRows(db: Kysely<Database>, seriesId: number) {
  return db
    .selectFrom('series_member')
    .innerJoin('agency', 'agency.id', 'series_member.agency_id')
    .where('series_id', '=', seriesId)
    .select([
      'agency.id as agencyId',
      'agency.name as agencyName',
      'series_member.person',
      'series_member.deputy',
    ])
    .orderBy('agency.name')
    .execute()
}

export async function saveMemberRow(db: Kysely<Database>, row: NewRow<'series_member'>): Promise<void> {
  const { person, deputy } = row
  await db
    .insertInto('series_member')
    .values(row)
    .onConflict(conflict => conflict.columns(['series_id', 'agency_id']).doUpdateSet({ person, deputy }))
    .execute()
}

export async function deleteMember(db: Kysely<Database>, seriesId: number, agencyId: number): Promise<void> {
  await db
    .deleteFrom('series_member')
    .where('series_id', '=', seriesId)
    .where('agency_id', '=', agencyId)
    .execute()
}

export function skipRows(db: Kysely<Database>, seriesId: number) {
  return db
    .selectFrom('series_skip')
    .where('series_id', '=', seriesId)
    .select(['day', 'reason'])
    .orderBy('day')
    .execute()
}

/** Leaves a day out, with the reason; an empty reason takes it back in. */
export async function saveSkip(
  db: Kysely<Database>,
  seriesId: number,
  day: string,
  reason: string,
): Promise<void> {
  await db.deleteFrom('series_skip').where('series_id', '=', seriesId).where('day', '=', day).execute()
  if (reason !== '') {
    await db.insertInto('series_skip').values({ series_id: seriesId, day, reason }).execute()
  }
}

/** The meetings that were made of a series, by their days. */
export function meetingsOf(db: Kysely<Database>, seriesId: number) {
  return db
    .selectFrom('meeting')
    .where('series_id', '=', seriesId)
    .select(['id', 'held_on', 'status'])
    .execute()
}
