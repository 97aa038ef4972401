import type { Kysely } from 'kysely'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Database, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

type NewFlag = { title: string; note: string; filter: Filter; at: string; by: string }

/** Puts something before the group. */
export async function addFlag(db: Kysely<Database>, { title, note, filter, at, by }: NewFlag) {
  return db
    .insertInto('flagged_item')
    .values({
      title,
      note,
      filter_json: JSON.stringify(filter),
      hotspot_id: filter.hotspotId ?? null,
      news_item_id: filter.newsItemId ?? null,
      flagged_at: at,
      flagged_by: by,
      withdrawn_at: null,
      assessment_item_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What is before the group and was not withdrawn, newest first. */
export function listFlags(db: Kysely<Database>): Promise<Row<'flagged_item'>[]> {
  return db
    .selectFrom('flagged_item')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
}

/** Throws `not-found`, or `conflict` where it was changed or withdrawn before. */
export async function withdrawFlag(
  db: Kysely<Database>,
  { flaggedItemId, version, at }: { flaggedItemId: number; version: number; at: string },
): Promise<void> {
  const before = await db
    .selectFrom('flagged_item')
    .selectAll()
    .where('id', '=', flaggedItemId)
    .executeTakeFirst()
  if (before?.version !== version) throw staleVersion('item', before, { withdrawn: true })
  await db
    .updateTable('flagged_item')
    .set({ withdrawn_at: at, version: version + 1 })
    .where('id', '=', flaggedItemId)
    .execute()
}
