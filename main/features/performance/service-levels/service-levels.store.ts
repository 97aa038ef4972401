import type { Kysely } from 'kysely'
import type { LevelPromise, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'
import { nameOfCode } from '../../imports/categories/schemes.ts'

const noSuch = () =>
  new AppError('not-found', 'That service level is no longer there.', { next: 'Go back to the list.' })

/** Every source with the agency that sends it. */
export async function sourcesOfAgencies(db: Kysely<Database>): Promise<{ id: number; agencyId: number }[]> {
  return db.selectFrom('source').select(['id', 'agency_id as agencyId']).execute()
}

/** The service levels with the names they are shown by, by agency and name. */
export async function readServiceLevels(db: Kysely<Database>): Promise<ServiceLevel[]> {
  const rows = await db
    .selectFrom('service_level')
    .innerJoin('agency', 'agency.id', 'service_level.agency_id')
    .selectAll('service_level')
    .select('agency.name as agency_name')
    .where('retired_at', 'is', null)
    .orderBy('agency.name')
    .orderBy('service_level.name')
    .orderBy('service_level.valid_from')
    .execute()
  const ids = rows.flatMap(row => (row.category_kind === 'category' ? [Number(row.category_value)] : []))
  const words = await wordsOf(db, ids)
  return rows.map(row => asLevel(row, words))
}

/** Throws `not-found`. */
export async function readServiceLevel(db: Kysely<Database>, serviceLevelId: number): Promise<ServiceLevel> {
  const found = (await readServiceLevels(db)).find(({ id }) => id === serviceLevelId)
  if (!found) throw noSuch()
  return found
}

async function wordsOf(db: Kysely<Database>, categoryIds: readonly number[]): Promise<Map<number, string>> {
  if (categoryIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('category')
    .select(['id', 'words'])
    .where('id', 'in', categoryIds)
    .execute()
  return new Map(rows.map(({ id, words }) => [id, words]))
}

function asLevel(
  row: Row<'service_level'> & { agency_name: string },
  words: ReadonlyMap<number, string>,
): ServiceLevel {
  return {
    id: row.id,
    version: row.version,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    name: row.name,
    measured: row.measured,
    sharePercent: row.share_percent,
    target: { amount: row.target_amount, unit: row.target_unit },
    clock: row.clock,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    owner: row.owner,
    note: row.note,
    ...categoryIn(row, words),
  }
}

function categoryIn(
  { category_kind: kind, category_value: value }: Row<'service_level'>,
  words: ReadonlyMap<number, string>,
): Pick<ServiceLevel, 'category' | 'categoryName'> {
  if (kind === 'all') return { category: { kind }, categoryName: 'All its calls' }
  if (kind === 'code') return { category: { kind, code: value }, categoryName: nameOfCode(value) ?? value }
  const categoryId = Number(value)
  return { category: { kind, categoryId }, categoryName: words.get(categoryId) ?? 'A category that is gone' }
}

function asRow({ agencyId, name, category, measured, target, ...promise }: LevelPromise) {
  return {
    agency_id: agencyId,
    name,
    measured,
    owner: promise.owner,
    note: promise.note,
    category_kind: category.kind,
    category_value:
      category.kind === 'all' ? '' : category.kind === 'code' ? category.code : String(category.categoryId),
    target_amount: target.amount,
    target_unit: target.unit,
    share_percent: promise.sharePercent,
    clock: promise.clock,
    opens_at: promise.opensAt,
    closes_at: promise.closesAt,
    valid_from: promise.validFrom,
    valid_until: promise.validUntil,
  }
}

type Change = { at: string; by: string }

/** Enters a service level, or changes it if its version is still the one that was read; a conflict carries both sides. */
export async function keepServiceLevel(
  db: Kysely<Database>,
  { id, version, ...promise }: LevelPromise & { id?: number | undefined; version?: number | undefined },
  change: Change,
): Promise<ServiceLevel> {
  const row = asRow(promise)
  if (id === undefined) {
    const made = await db.insertInto('service_level').values(row).returning('id').executeTakeFirstOrThrow()
    await keepChange(db, made.id, 'entered', promise, change)
    return readServiceLevel(db, made.id)
  }
  const saved = await db
    .updateTable('service_level')
    .set({ ...row, version: (version ?? 0) + 1 })
    .where('id', '=', id)
    .where('version', '=', version ?? 0)
    .where('retired_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw await refusal(db, id, promise)
  await keepChange(db, id, 'changed', promise, change)
  return readServiceLevel(db, id)
}

/** Takes one off if its version is still the one that was read; what it said stays in its history. */
export async function retireServiceLevel(
  db: Kysely<Database>,
  { id, version }: { id: number; version: number },
  change: Change,
): Promise<void> {
  const level = await readServiceLevel(db, id)
  const retired = await db
    .updateTable('service_level')
    .set({ retired_at: change.at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!retired) throw staleVersion('service level', level, { id, version })
  await keepChange(db, id, 'removed', level, change)
}

async function refusal(db: Kysely<Database>, id: number, yours: LevelPromise) {
  const theirs = (await readServiceLevels(db)).find(level => level.id === id)
  return staleVersion('service level', theirs, yours)
}

async function keepChange(
  db: Kysely<Database>,
  serviceLevelId: number,
  what: Row<'service_level_change'>['what'],
  promise: LevelPromise,
  { at, by }: Change,
): Promise<void> {
  await db
    .insertInto('service_level_change')
    .values({
      service_level_id: serviceLevelId,
      at,
      by_login: by,
      what,
      promise_json: JSON.stringify(promise),
    })
    .execute()
}

/** What a service level said from when on, the latest change first. */
export async function changesOf(
  db: Kysely<Database>,
  serviceLevelId: number,
): Promise<{ at: string; by: string; what: string; promise: LevelPromise }[]> {
  const rows = await db
    .selectFrom('service_level_change')
    .selectAll()
    .where('service_level_id', '=', serviceLevelId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ at, by_login, what, promise_json }) => ({
    at,
    by: by_login,
    what,
    promise: JSON.parse(promise_json) as LevelPromise,
  }))
}

/** What a promise is about must be there. Throws `invalid`. */
export async function requireSubject(
  db: Kysely<Database>,
  { agencyId, category }: LevelPromise,
): Promise<void> {
  const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (!agency) throw new AppError('invalid', 'There is no such agency.', { next: 'Choose one of the list.' })
  if (category.kind === 'code' && nameOfCode(category.code) === null) {
    throw new AppError('invalid', `No scheme has the code ${category.code}.`, {
      next: 'Choose one of the list.',
    })
  }
  if (category.kind !== 'category') return
  const own = await db
    .selectFrom('category')
    .innerJoin('source', 'source.id', 'category.source_id')
    .select('agency_id')
    .where('category.id', '=', category.categoryId)
    .executeTakeFirst()
  if (own?.agency_id === agencyId) return
  throw new AppError('invalid', 'That category is not one of this agency’s.', {
    next: 'Choose a category of its own sources, or a code of the standard scheme.',
  })
}
