import type { Kysely } from 'kysely'
import { blob, id, int, real, reference, table, text, version } from '../columns.ts'

/** What analyses keep beside hotspots, what is new, and what is drawn, named, flagged and set beside incidents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, empty] of [
    ['choices_json', '[]'],
    ['heads_json', '[]'],
  ] as const) {
    await db.schema
      .alterTable('analysis')
      .addColumn(name, 'text', c => c.notNull().defaultTo(empty))
      .execute()
  }
  await db.schema.alterTable('analysis').addColumn('tables', 'blob').execute()
  await db.schema.alterTable('analysis').addColumn('result_sha256', 'text').execute()
  await db.schema
    .alterTable('area_set')
    .addColumn('is_drawn', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await table(db, 'area_figure', [
    id,
    reference('area_set_id', 'area_set'),
    text('name'),
    text('unit'),
    text('origin'),
    text('file_name'),
    text('loaded_at'),
  ])
  await table(db, 'area_figure_value', [
    id,
    reference('area_figure_id', 'area_figure'),
    reference('area_id', 'area'),
    real('value'),
  ])
  await db.schema.createIndex('area_figure_set').on('area_figure').column('area_set_id').execute()
  const perValue = db.schema.createIndex('area_figure_value_figure').on('area_figure_value')
  await perValue.column('area_figure_id').execute()
  // Without it the database looks through all values for every area that is taken away.
  await db.schema.createIndex('area_figure_value_area').on('area_figure_value').column('area_id').execute()
  await table(db, 'saved_filter', [
    id,
    text('name').unique(),
    text('filter_json'),
    text('made_at'),
    text('made_by'),
    version,
  ])
  await table(db, 'news_scan', [
    id,
    text('made_at'),
    reference('freeze_id', 'freeze'),
    text('last_day').nullable(),
    int('tested'),
    text('statement'),
    text('warnings_json'),
    text('settings_json'),
  ])
  await table(db, 'news_item', [
    id,
    reference('news_scan_id', 'news_scan'),
    text('kind'),
    text('title'),
    text('sentence'),
    int('count'),
    real('expected').nullable(),
    real('p').nullable(),
    real('q').nullable(),
    text('polygons_json'),
    blob('incident_ids'),
    text('status'),
    text('reason'),
    text('decided_at').nullable(),
    text('decided_by').nullable(),
    version,
  ])
  await db.schema.createIndex('news_item_scan').on('news_item').column('news_scan_id').execute()
  await table(db, 'flagged_item', [
    id,
    text('title'),
    text('note'),
    text('filter_json'),
    reference('hotspot_id', 'hotspot').nullable(),
    reference('news_item_id', 'news_item').nullable(),
    text('flagged_at'),
    text('flagged_by'),
    text('withdrawn_at').nullable(),
    version,
  ])
  await table(db, 'presence_file', [
    id,
    text('file_name'),
    text('sha256').unique(),
    text('loaded_at'),
    text('by_login'),
    int('positions'),
    int('units'),
    int('left_out'),
    int('first_second'),
    int('last_second'),
    blob('columns'),
  ])
  await table(db, 'incident_columns', [id, text('name').unique(), blob('bytes')])
}
