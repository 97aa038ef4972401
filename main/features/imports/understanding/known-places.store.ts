import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Database } from '../../../store/schema.ts'
import { pointInside } from './area-point.ts'
import { extentOf, type KnownPlaces } from './known-places.ts'

/** Changes when an area set is loaded or taken away. */
export async function areasKey(db: Kysely<Database>): Promise<string> {
  const rows = await db.selectFrom('area_set').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id).join(' ')
}

/** Where the areas loaded lie: a point in each by its code, and the extent of all. */
export async function readAreaPlaces(db: Kysely<Database>): Promise<Pick<KnownPlaces, 'areas' | 'extent'>> {
  // In the order they were loaded: where two sets have a code, the later one's outline is taken.
  const rows = await db
    .selectFrom('area')
    .select(['code', 'polygons_json'])
    .orderBy('area_set_id')
    .orderBy('id')
    .execute()
  const outlines = rows.map(({ code, polygons_json }) => ({
    code,
    polygons: JSON.parse(polygons_json) as Polygons,
  }))
  const areas = new Map<string, readonly [number, number]>()
  for (const { code, polygons } of outlines) {
    const point = pointInside(polygons)
    if (point) areas.set(code.toUpperCase(), point)
  }
  return {
    areas: areas.size > 0 ? areas : null,
    extent: extentOf(outlines.map(({ polygons }) => polygons)),
  }
}

/** Every area by its name and that of its set; those that the bureau drew itself for whoever may know them. */
export function areaNames(
  db: Kysely<Database>,
  withDrawn: boolean,
): Promise<{ id: number; name: string; of: string }[]> {
  const all = db
    .selectFrom('area')
    .innerJoin('area_set', 'area_set.id', 'area.area_set_id')
    .select(['area.id', 'area.name', 'area_set.name as of'])
    .orderBy('area.id')
  return (withDrawn ? all : all.where('area_set.is_drawn', '=', 0)).execute()
}

export async function areaPolygons(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Polygons>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('area').select(['id', 'polygons_json']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, polygons_json }) => [id, JSON.parse(polygons_json) as Polygons]))
}
