import type { Kysely } from 'kysely'
import type { AssessmentSection } from '#shared/features/tasking/assessment-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** The items of an assessment in their order, each with what it was put before the group as. */
export function itemRows(db: Kysely<Database>) {
  return db
    .selectFrom('assessment_item')
    .leftJoin('flagged_item', join =>
      join
        .onRef('flagged_item.assessment_item_id', '=', 'assessment_item.id')
        .on('flagged_item.withdrawn_at', 'is', null),
    )
    .selectAll('assessment_item')
    .select('flagged_item.id as flagged_item_id')
    .orderBy('assessment_item.position')
    .orderBy('assessment_item.id')
}
export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['execute']>>[number]

/** Throws `not-found`. */
export async function itemRow(db: Kysely<Database>, assessmentItemId: number): Promise<ItemRow> {
  const row = await itemRows(db).where('assessment_item.id', '=', assessmentItemId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'There is no such item in an assessment.', {
    next: 'Go back to the assessment.',
  })
}

/** Adds an item at the end of its section. */
export async function addItem(
  db: Kysely<Database>,
  item: Omit<NewRow<'assessment_item'>, 'position' | 'removed_reason'>,
): Promise<number> {
  const { id } = await db
    .insertInto('assessment_item')
    .values(eb => ({
      ...item,
      removed_reason: '',
      position: eb
        .selectFrom('assessment_item')
        .where('assessment_id', '=', item.assessment_id)
        .where('section', '=', item.section)
        .select(({ fn, lit }) => fn.coalesce(fn.max('position'), lit(-1)).as('last'))
        .$castTo<number>(),
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('assessment_item')
    .set(eb => ({ position: eb('position', '+', 1) }))
    .where('id', '=', id)
    .execute()
  return id
}

type Values = Partial<
  Pick<Row<'assessment_item'>, 'title' | 'text' | 'removed_at' | 'removed_by' | 'removed_reason'>
>

/** Changes an item whose version is still the one that was read; answers its new version. */
export async function updateItem(
  db: Kysely<Database>,
  { assessmentItemId, version }: { assessmentItemId: number; version: number },
  values: Values,
): Promise<number> {
  const saved = await db
    .updateTable('assessment_item')
    .set({ ...values, version: version + 1 })
    .where('id', '=', assessmentItemId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db
    .selectFrom('assessment_item')
    .select(['title', 'text', 'removed_at', 'version'])
    .where('id', '=', assessmentItemId)
    .executeTakeFirst()
  throw staleVersion('item', theirs, values)
}

/** The items of a section that are not removed, by identifier in their order. */
export async function orderOf(
  db: Kysely<Database>,
  assessmentId: number,
  section: AssessmentSection,
): Promise<number[]> {
  const rows = await db
    .selectFrom('assessment_item')
    .select('id')
    .where('assessment_id', '=', assessmentId)
    .where('section', '=', section)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Order is no text that two people could write differently: it is set without a version. */
export async function setOrder(db: Kysely<Database>, ids: readonly number[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await db.updateTable('assessment_item').set({ position }).where('id', '=', id).execute()
  }
}

/** Puts an item before the group. */
export async function flagItem(
  db: Kysely<Database>,
  item: ItemRow,
  { note, at, by }: { note: string; at: string; by: string },
): Promise<number> {
  const { id } = await db
    .insertInto('flagged_item')
    .values({
      title: item.title,
      note,
      // Of an item that has no incidents it is null.
      filter_json: item.filter_json ?? 'null',
      hotspot_id: item.hotspot_id,
      news_item_id: item.news_item_id,
      assessment_item_id: item.id,
      flagged_at: at,
      flagged_by: by,
      withdrawn_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
