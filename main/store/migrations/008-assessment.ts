import type { Kysely } from 'kysely'
import { id, int, reference, table, text, version } from '../columns.ts'

/** The tactical assessment, its items, and what became of what was put before the group. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'assessment', [
    id,
    text('number').unique(),
    text('title'),
    text('from_day'),
    text('to_day'),
    reference('freeze_id', 'freeze'),
    reference('news_scan_id', 'news_scan').nullable(),
    reference('previous_id', 'assessment').nullable(),
    text('made_at'),
    text('made_by'),
    text('software_version'),
    text('settings_json'),
    text('summary'),
    text('sections_json'),
    text('figures_sha256'),
    text('status'),
    text('finalised_at').nullable(),
    text('finalised_by').nullable(),
    text('became_json').nullable(),
    text('sha256').nullable(),
    version,
  ])
  await table(db, 'assessment_item', [
    id,
    reference('assessment_id', 'assessment'),
    text('section'),
    text('origin'),
    text('kind'),
    int('position'),
    text('title'),
    text('text'),
    text('drafted_text'),
    text('figures_json'),
    text('filter_json').nullable(),
    reference('analysis_id', 'analysis').nullable(),
    reference('hotspot_id', 'hotspot').nullable(),
    reference('news_item_id', 'news_item').nullable(),
    reference('profile_id', 'profile').nullable(),
    // No reference: the register of priorities is a part of its own.
    int('priority_id').nullable(),
    text('pseudonym').nullable(),
    text('removed_at').nullable(),
    text('removed_by').nullable(),
    text('removed_reason'),
    version,
  ])
  const byAssessment = db.schema.createIndex('assessment_item_assessment').on('assessment_item')
  await byAssessment.column('assessment_id').execute()
  for (const [name, refersTo] of [
    ['assessment_item_id', 'assessment_item.id'],
    ['meeting_id', 'meeting.id'],
  ] as const) {
    await db.schema
      .alterTable('flagged_item')
      .addColumn(name, 'integer', c => c.references(refersTo))
      .execute()
  }
  await db.schema
    .alterTable('flagged_item')
    .addColumn('outcome', 'text', c => c.notNull().defaultTo(''))
    .execute()
  await db.schema.alterTable('flagged_item').addColumn('dealt_with_on', 'text').execute()
}
