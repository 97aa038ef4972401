import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { refuseAreasInUse } from './areas-in-use.store.ts'

const drawnSetName = 'Drawn areas'
const codePrefix = 'D-'

type Drawn = { areaSetId: number; areaId: number; name: string }

/** Adds an area to the drawn ones, whose set is made with the first of them. Throws `conflict` on a taken name. */
export async function keepArea(
  db: Kysely<Database>,
  area: { name: string; polygons: Polygons },
  now: string,
): Promise<Drawn> {
  const areaSetId = await drawnSet(db, now)
  await refuseTaken(db, areaSetId, area.name)
  const last = await db
    .selectFrom('area')
    .select('code')
    .where('area_set_id', '=', areaSetId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('area')
    .values({
      area_set_id: areaSetId,
      code: nextNumber(codePrefix, last?.code ?? null),
      name: area.name,
      polygons_json: JSON.stringify(area.polygons),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await touch(db, areaSetId, now)
  return { areaSetId, areaId: id, name: area.name }
}

export async function renameArea(db: Kysely<Database>, areaId: number, name: string): Promise<Drawn> {
  const { areaSetId } = await requireDrawn(db, areaId)
  await refuseTaken(db, areaSetId, name, areaId)
  await db.updateTable('area').set({ name }).where('id', '=', areaId).execute()
  return { areaSetId, areaId, name }
}

/** Takes a drawn area away, and with the last one its set. Throws `conflict` where it is needed. */
export async function removeArea(db: Kysely<Database>, areaId: number, now: string): Promise<void> {
  const { areaSetId, name } = await requireDrawn(db, areaId)
  await refuseAreasInUse(db, { called: `“${name}”`, areaIds: new Set([areaId]) })
  await db.deleteFrom('area_figure_value').where('area_id', '=', areaId).execute()
  await db.deleteFrom('area').where('id', '=', areaId).execute()
  const left = await db
    .selectFrom('area')
    .select('id')
    .where('area_set_id', '=', areaSetId)
    .executeTakeFirst()
  if (left) return touch(db, areaSetId, now)
  await db.deleteFrom('area_figure').where('area_set_id', '=', areaSetId).execute()
  await db.deleteFrom('area_set').where('id', '=', areaSetId).execute()
}

async function drawnSet(db: Kysely<Database>, now: string): Promise<number> {
  const known = await db.selectFrom('area_set').select('id').where('is_drawn', '=', 1).executeTakeFirst()
  if (known) return known.id
  const made = await db
    .insertInto('area_set')
    .values({ name: drawnSetName, vintage: '', file_name: '', loaded_at: now, is_drawn: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

async function requireDrawn(
  db: Kysely<Database>,
  areaId: number,
): Promise<{ areaSetId: number; name: string }> {
  const area = await db
    .selectFrom('area')
    .innerJoin('area_set', 'area_set.id', 'area.area_set_id')
    .where('area.id', '=', areaId)
    .select(['area.name', 'area_set.id as areaSetId', 'area_set.is_drawn'])
    .executeTakeFirst()
  if (!area) {
    throw new AppError('not-found', 'That area is no longer there.', { next: 'Choose another area.' })
  }
  if (area.is_drawn !== 1) {
    throw new AppError('invalid', `“${area.name}” was not drawn here but loaded with its set.`, {
      next: 'Load the set again from a file in which it is right.',
    })
  }
  return area
}

async function refuseTaken(db: Kysely<Database>, areaSetId: number, name: string, except = 0): Promise<void> {
  const areas = await db
    .selectFrom('area')
    .select('name')
    .where('area_set_id', '=', areaSetId)
    .where('id', '!=', except)
    .execute()
  if (areas.some(other => other.name.toLowerCase() === name.toLowerCase())) {
    throw new AppError('conflict', `There is already a drawn area “${name}”.`, {
      next: 'Give it another name, or remove the other one first.',
    })
  }
}

/** What was computed from the set before is out of date. */
async function touch(db: Kysely<Database>, areaSetId: number, now: string): Promise<void> {
  await db.updateTable('area_set').set({ loaded_at: now }).where('id', '=', areaSetId).execute()
}
