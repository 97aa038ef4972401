import type { Kysely } from 'kysely'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every nomination with its agency and its profile, the latest first. */
export function nominationRows(db: Kysely<Database>) {
  return db
    .selectFrom('nomination')
    .innerJoin('agency', 'agency.id', 'nomination.agency_id')
    .leftJoin('profile', 'profile.id', 'nomination.profile_id')
    .selectAll('nomination')
    .select(['agency.name as agency_name', 'profile.number as profile_number'])
    .orderBy('nomination.id', 'desc')
}
export type NominationRow = Awaited<ReturnType<ReturnType<typeof nominationRows>['execute']>>[number]

/** Throws `not-found`. */
export async function nominationRow(db: Kysely<Database>, nominationId: number): Promise<NominationRow> {
  const row = await nominationRows(db).where('nomination.id', '=', nominationId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such nomination.', { next: 'Go back to the list.' })
}

/** Enters a nomination under the next number of its year, `N-2025-001`. */
export async function insertNomination(
  db: Kysely<Database>,
  nomination: Omit<NewRow<'nomination'>, 'number'>,
): Promise<number> {
  const prefix = `N-${nomination.made_at.slice(0, 4)}-`
  const last = await db
    .selectFrom('nomination')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('nomination')
    .values({ ...nomination, number: nextNumber(prefix, last?.number ?? null) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Decision = Pick<Row<'nomination'>, 'status' | 'reason' | 'profile_id' | 'decided_at' | 'decided_by'>

/** Writes what was decided, if the version is still the one that was read. */
export async function decideNomination(
  db: Kysely<Database>,
  nominationId: number,
  version: number,
  decision: Decision,
): Promise<void> {
  const saved = await db
    .updateTable('nomination')
    .set({ ...decision, version: version + 1 })
    .where('id', '=', nominationId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db
    .selectFrom('nomination')
    .selectAll()
    .where('id', '=', nominationId)
    .executeTakeFirst()
  throw staleVersion('nomination', theirs, decision)
}

/** The number under which a form was entered before; null where it was not. */
export async function numberOfForm(db: Kysely<Database>, sha256: string): Promise<string | null> {
  const row = await db
    .selectFrom('nomination')
    .select('number')
    .where('file_sha256', '=', sha256)
    .executeTakeFirst()
  return row?.number ?? null
}

/** Throws `not-found`. */
export async function agencyNamed(db: Kysely<Database>, agencyId: number): Promise<string> {
  const row = await db.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst()
  if (row) return row.name
  throw new AppError('not-found', 'There is no such agency.', {
    next: 'Choose one of the bureau’s agencies.',
  })
}

/** A profile made of a nomination says so; one that was there before keeps where it came from. */
export async function nameNomination(db: Kysely<Database>, profileId: number, nominationId: number) {
  await db
    .updateTable('profile')
    .set({ nomination_id: nominationId })
    .where('id', '=', profileId)
    .where('nomination_id', 'is', null)
    .execute()
}

export async function bureauName(db: Kysely<Database>): Promise<string> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', 'bureau')
    .executeTakeFirst()
  return row ? (JSON.parse(row.value_json) as { name: string }).name : ''
}
