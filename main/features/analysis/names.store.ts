import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'

/** Categories in the words of their source, which is named with each. */
export async function categoryNames(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('category')
    .innerJoin('source', 'source.id', 'category.source_id')
    .select(['category.id', 'category.words', 'source.name'])
    .execute()
  return new Map(rows.map(({ id, words, name }) => [id, `${words} (${name})`]))
}

/** Every source by its name. */
export async function sourceNames(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db.selectFrom('source').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The names of the areas of a set; none without a set. */
export async function areaNames(
  db: Kysely<Database>,
  areaSetId: number | undefined,
): Promise<Map<number, string>> {
  if (areaSetId === undefined) return new Map()
  const rows = await db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('area_set_id', '=', areaSetId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
