import type { Kysely } from 'kysely'
import type { AreaSet, Polygons } from '#shared/features/areas/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { refuseAreasInUse } from './areas-in-use.store.ts'
import { removeFiguresOfSet } from './figures/figures.store.ts'

/** SQLite takes 32,766 values in one statement. */
const areasAtOnce = 1000

export type Area = { id: number; code: string; name: string; polygons: Polygons }

export async function listAreaSets(db: Kysely<Database>): Promise<AreaSet[]> {
  const rows = await db
    .selectFrom('area_set')
    .leftJoin('area', 'area.area_set_id', 'area_set.id')
    .groupBy(['area_set.id', 'area_set.name', 'area_set.vintage', 'area_set.loaded_at', 'area_set.is_drawn'])
    .select(({ fn }) => [
      'area_set.id',
      'area_set.name',
      'area_set.vintage',
      'area_set.loaded_at as loadedAt',
      'area_set.is_drawn',
      fn.count<number>('area.id').as('areas'),
    ])
    .orderBy('area_set.id')
    .execute()
  return rows.map(({ is_drawn, ...row }) => ({ ...row, drawn: is_drawn === 1 }))
}

/** Adds a set with its areas, or nothing. Throws `conflict` where one of that name and vintage is there. */
export async function addAreaSet(
  db: Kysely<Database>,
  set: { name: string; vintage: string; fileName: string; loadedAt: string },
  areas: readonly Omit<Area, 'id'>[],
): Promise<AreaSet> {
  const { name, vintage, fileName, loadedAt } = set
  return db.transaction().execute(async trx => {
    const taken = (await listAreaSets(trx)).some(other => other.name === name && other.vintage === vintage)
    if (taken) {
      throw new AppError('conflict', `There is already an area set “${name}” of vintage “${vintage}”.`, {
        next: 'Give it another name or vintage, or take the other one away first.',
      })
    }
    const { id } = await trx
      .insertInto('area_set')
      .values({ name, vintage, file_name: fileName, loaded_at: loadedAt })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (let from = 0; from < areas.length; from += areasAtOnce) {
      const rows = areas.slice(from, from + areasAtOnce).map(area => ({
        area_set_id: id,
        code: area.code,
        name: area.name,
        polygons_json: JSON.stringify(area.polygons),
      }))
      await trx.insertInto('area').values(rows).execute()
    }
    return { id, name, vintage, loadedAt, areas: areas.length, drawn: false }
  })
}

/** Takes a set away with its figures. Throws `conflict` where its areas are needed. */
export async function removeAreaSet(db: Kysely<Database>, areaSetId: number): Promise<void> {
  await requireAreaSet(db, areaSetId)
  const rows = await db.selectFrom('area').select('id').where('area_set_id', '=', areaSetId).execute()
  const areaIds = new Set(rows.map(({ id }) => id))
  await refuseAreasInUse(db, { called: 'This area set', areaIds, areaSetId })
  await removeFiguresOfSet(db, areaSetId)
  await db.deleteFrom('area').where('area_set_id', '=', areaSetId).execute()
  await db.deleteFrom('area_set').where('id', '=', areaSetId).execute()
}

/** The areas of a set in the order of their codes. Throws `not-found` where the set is gone. */
export async function readAreas(db: Kysely<Database>, areaSetId: number): Promise<Area[]> {
  const rows = await db.selectFrom('area').selectAll().where('area_set_id', '=', areaSetId).execute()
  if (rows.length === 0) throw noSuchSet()
  return rows
    .map(({ id, code, name, polygons_json }) => ({
      id,
      code,
      name,
      polygons: JSON.parse(polygons_json) as Polygons,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The areas of a set without their outlines, in the order of their codes. */
export async function listAreas(db: Kysely<Database>, areaSetId: number): Promise<Omit<Area, 'polygons'>[]> {
  return db
    .selectFrom('area')
    .select(['id', 'code', 'name'])
    .where('area_set_id', '=', areaSetId)
    .orderBy('code')
    .execute()
}

/** Whether a set was drawn here, and when it last changed. Throws `not-found` where it is gone. */
export async function requireAreaSet(
  db: Kysely<Database>,
  areaSetId: number,
): Promise<{ drawn: boolean; changedAt: string }> {
  const row = await db
    .selectFrom('area_set')
    .leftJoin('area', 'area.area_set_id', 'area_set.id')
    .where('area_set.id', '=', areaSetId)
    .groupBy(['area_set.id', 'area_set.is_drawn', 'area_set.loaded_at'])
    .select(({ fn }) => [
      'area_set.is_drawn',
      'area_set.loaded_at',
      fn.count<number>('area.id').as('areas'),
      fn.max('area.id').as('last'),
    ])
    .executeTakeFirst()
  if (!row) throw noSuchSet()
  return { drawn: row.is_drawn === 1, changedAt: `${row.loaded_at} ${row.areas} ${row.last}` }
}

/** The set of each of some areas. An area that is gone has none. */
export async function setsOfAreas(
  db: Kysely<Database>,
  areaIds: readonly number[],
): Promise<Map<number, number[]>> {
  const sets = new Map<number, number[]>()
  for (let start = 0; start < areaIds.length; start += areasAtOnce) {
    const rows = await db
      .selectFrom('area')
      .select(['id', 'area_set_id'])
      .where('id', 'in', areaIds.slice(start, start + areasAtOnce))
      .orderBy('id')
      .execute()
    for (const { id, area_set_id } of rows) {
      const ids = sets.get(area_set_id)
      if (ids) ids.push(id)
      else sets.set(area_set_id, [id])
    }
  }
  return sets
}

/** Code, name and set of some areas, in the order of their sets. */
export async function describeAreas(
  db: Kysely<Database>,
  areaIds: readonly number[],
): Promise<{ areaSetName: string; code: string; name: string }[]> {
  return db
    .selectFrom('area')
    .innerJoin('area_set', 'area_set.id', 'area.area_set_id')
    .where('area.id', 'in', areaIds)
    .orderBy('area_set.id')
    .select(['area_set.name as areaSetName', 'area.code', 'area.name'])
    .execute()
}

export function noSuchSet(): AppError {
  return new AppError('not-found', 'That area set is no longer there.', {
    next: 'Choose another area set, or load it again.',
  })
}
