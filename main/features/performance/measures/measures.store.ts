import type { Kysely } from 'kysely'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every measure with its agency, those open first, in the order of their numbers. */
export function measureRows(db: Kysely<Database>) {
  return db
    .selectFrom('measure')
    .innerJoin('agency', 'agency.id', 'measure.agency_id')
    .selectAll('measure')
    .select('agency.name as agency_name')
    .orderBy(({ eb }) => eb('measure.closed_on', 'is not', null))
    .orderBy('measure.id')
}
export type MeasureRow = Awaited<ReturnType<ReturnType<typeof measureRows>['execute']>>[number]

/** Throws `not-found`. */
export async function measureRow(db: Kysely<Database>, measureId: number): Promise<MeasureRow> {
  const row = await measureRows(db).where('measure.id', '=', measureId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such measure.', { next: 'Go back to the list.' })
}

/** Enters a measure under the next number, `M-001`. */
export async function insertMeasure(
  db: Kysely<Database>,
  measure: Omit<NewRow<'measure'>, 'number'>,
): Promise<number> {
  const last = await db
    .selectFrom('measure')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst()
  const { id } = await db
    .insertInto('measure')
    .values({ ...measure, number: nextNumber('M-', last?.number ?? null) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Changes = Partial<Omit<NewRow<'measure'>, 'id' | 'number' | 'version'>>

/** Saves what changed if the version is still the one that was read; a conflict carries both sides. */
export async function updateMeasure(
  db: Kysely<Database>,
  measureId: number,
  version: number,
  changes: Changes,
): Promise<number> {
  const saved = await db
    .updateTable('measure')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', measureId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('measure').selectAll().where('id', '=', measureId).executeTakeFirst()
  throw staleVersion('measure', theirs, { ...changes, version })
}

/** Throws `not-found` for an agency that is not there. */
export async function requireAgency(db: Kysely<Database>, agencyId: number): Promise<void> {
  const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (agency) return
  throw new AppError('not-found', 'That agency is no longer there.', { next: 'Choose another agency.' })
}

export function rebaseRows(db: Kysely<Database>) {
  return db.selectFrom('measure_rebase').selectAll().orderBy('month').orderBy('id')
}

export async function insertRebase(db: Kysely<Database>, rebase: NewRow<'measure_rebase'>): Promise<void> {
  await db.insertInto('measure_rebase').values(rebase).execute()
}

/** Answers what was removed. Throws `not-found`. */
export async function deleteRebase(
  db: Kysely<Database>,
  measureId: number,
  rebaseId: number,
): Promise<Row<'measure_rebase'>> {
  const removed = await db
    .deleteFrom('measure_rebase')
    .where('id', '=', rebaseId)
    .where('measure_id', '=', measureId)
    .returningAll()
    .executeTakeFirst()
  if (removed) return removed
  throw new AppError('not-found', 'That rebase is no longer there.', { next: 'Look at the measure again.' })
}

export function eventRows(db: Kysely<Database>, measureId: number): Promise<Row<'measure_event'>[]> {
  return db
    .selectFrom('measure_event')
    .selectAll()
    .where('measure_id', '=', measureId)
    .orderBy('id')
    .execute()
}

export async function insertEvent(db: Kysely<Database>, event: NewRow<'measure_event'>): Promise<void> {
  await db.insertInto('measure_event').values(event).execute()
}
