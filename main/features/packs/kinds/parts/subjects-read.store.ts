import type { Kysely } from 'kysely'
import type { Figure } from '#shared/features/analysis/figures.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Database } from '../../../../store/schema.ts'
import { highestMarking } from '../../model/marking.ts'

/** An area with its outline; undefined where it is gone. */
export async function areaOf(db: Kysely<Database>, areaId: number) {
  const row = await db.selectFrom('area').selectAll().where('id', '=', areaId).executeTakeFirst()
  return row && { ...row, polygons: JSON.parse(row.polygons_json) as Polygons }
}

/** How a profile is to be marked: as high as it and everything kept with it. */
export async function markingOfProfile(
  db: Kysely<Database>,
  { id, marking }: { id: number; marking: string | null },
): Promise<string> {
  const rows = await db
    .selectFrom('profile_attachment')
    .select('marking')
    .where('profile_id', '=', id)
    .execute()
  return highestMarking([marking ?? '', ...rows.map(row => row.marking)].filter(Boolean))
}

/** Profiles that say themselves how they are marked. */
export async function profileMarkings(db: Kysely<Database>): Promise<{ number: string; marking: string }[]> {
  const rows = await db
    .selectFrom('profile')
    .select(['number', 'marking'])
    .where('marking', 'is not', null)
    .execute()
  return rows.map(({ number, marking }) => ({ number, marking: marking! }))
}

/** What was put before the group: its incidents, and the ground it was found on. */
export async function flagRow(
  db: Kysely<Database>,
  flagId: number,
): Promise<{ filter: Filter | null; expected: number | null; polygons: Polygons }> {
  const row = await db
    .selectFrom('flagged_item')
    .leftJoin('hotspot', 'hotspot.id', 'flagged_item.hotspot_id')
    .leftJoin('news_item', 'news_item.id', 'flagged_item.news_item_id')
    .select(['flagged_item.filter_json', 'hotspot.expected_json', 'news_item.expected'])
    .select(['hotspot.polygons_json', 'news_item.polygons_json as news_polygons_json'])
    .where('flagged_item.id', '=', flagId)
    .executeTakeFirstOrThrow()
  const expected = row.expected_json ? (JSON.parse(row.expected_json) as Figure) : row.expected
  return {
    filter: JSON.parse(row.filter_json) as Filter | null,
    expected: typeof expected === 'number' ? expected : null,
    polygons: JSON.parse(row.polygons_json ?? row.news_polygons_json ?? '[]') as Polygons,
  }
}

/** Analyses that found a hotspot, the latest first. */
export async function analysesWithHotspots(
  db: Kysely<Database>,
): Promise<{ id: number; freezeId: number; method: string }[]> {
  const rows = await db
    .selectFrom('analysis')
    .select(['id', 'freeze_id', 'parameters_json'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('hotspot').select('hotspot.id').whereRef('hotspot.analysis_id', '=', 'analysis.id')),
    )
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ id, freeze_id, parameters_json }) => ({
    id,
    freezeId: freeze_id,
    method: (JSON.parse(parameters_json) as { method: string }).method,
  }))
}

/** The figures of areas that belong to a set. */
export function figuresOfAreas(
  db: Kysely<Database>,
  areaSetId: number,
): Promise<{ id: number; unit: string; name: string }[]> {
  return db
    .selectFrom('area_figure')
    .select(['id', 'unit', 'name'])
    .where('area_set_id', '=', areaSetId)
    .orderBy('id')
    .execute()
}
