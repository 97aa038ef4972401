import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Database } from '../../../../store/schema.ts'

/** The ground of the items of an assessment that have some: of a hotspot, or of what is new. */
export async function groundsOf(
  db: Kysely<Database>,
  assessmentId: number,
): Promise<ReadonlyMap<number, Polygons>> {
  const rows = await db
    .selectFrom('assessment_item')
    .leftJoin('hotspot', 'hotspot.id', 'assessment_item.hotspot_id')
    .leftJoin('news_item', 'news_item.id', 'assessment_item.news_item_id')
    .select(['assessment_item.id', 'hotspot.polygons_json', 'news_item.polygons_json as news_polygons_json'])
    .where('assessment_id', '=', assessmentId)
    // Where a person lives is no ground to draw.
    .where('assessment_item.kind', 'not in', ['repeat-person', 'repeat-place'])
    .execute()
  return new Map(
    rows.flatMap(({ id, polygons_json, news_polygons_json }) => {
      const polygons = JSON.parse(polygons_json ?? news_polygons_json ?? '[]') as Polygons
      return polygons.length > 0 ? [[id, polygons] as const] : []
    }),
  )
}
