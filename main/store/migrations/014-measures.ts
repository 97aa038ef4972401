import type { Kysely } from 'kysely'
import { id, int, real, reference, table, text, version } from '../columns.ts'

/** Monthly measures with their figures and those of peers, and surveys with answers counted by area. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'measure', [
    id,
    text('number').unique(),
    text('name'),
    text('basis'),
    text('unit'),
    text('direction'),
    int('decimals'),
    real('target').nullable(),
    reference('agency_id', 'agency'),
    text('owner'),
    text('definition'),
    text('source'),
    text('computed_json').nullable(),
    text('closed_on').nullable(),
    text('closed_because'),
    version,
  ])
  await table(db, 'measure_figure', [
    id,
    reference('measure_id', 'measure'),
    text('force'),
    text('month'),
    real('value').nullable(),
    real('base').nullable(),
    text('how'),
    text('file_name'),
    text('at'),
    text('by_login'),
    text('replaced_at').nullable(),
  ])
  await table(db, 'measure_rebase', [
    id,
    reference('measure_id', 'measure'),
    text('month'),
    text('reason'),
    text('at'),
    text('by_login'),
  ])
  await table(db, 'measure_event', [
    id,
    reference('measure_id', 'measure'),
    text('at'),
    text('by_login'),
    text('kind'),
    text('note'),
  ])
  await table(db, 'survey', [
    id,
    text('key').unique(),
    text('name'),
    text('kind'),
    reference('area_set_id', 'area_set').nullable(),
    text('method'),
    version,
  ])
  await table(db, 'survey_question', [
    id,
    reference('survey_id', 'survey'),
    int('position'),
    text('wording'),
    text('counted'),
    text('direction'),
    version,
  ])
  await table(db, 'survey_wave', [
    id,
    reference('survey_id', 'survey'),
    text('name'),
    text('from_day'),
    text('to_day'),
    text('note'),
    version,
  ])
  await table(db, 'survey_answer', [
    id,
    reference('wave_id', 'survey_wave'),
    reference('question_id', 'survey_question'),
    text('area_code'),
    text('area_name'),
    int('yes').nullable(),
    int('asked').nullable(),
    text('how'),
    text('file_name'),
    text('at'),
    text('by_login'),
    text('replaced_at').nullable(),
  ])
  for (const [name, columns] of [
    ['measure_figure', ['measure_id', 'force', 'month']],
    ['measure_rebase', ['measure_id']],
    ['measure_event', ['measure_id']],
    ['survey_question', ['survey_id']],
    ['survey_wave', ['survey_id']],
    ['survey_answer', ['wave_id', 'question_id', 'area_code']],
  ] as const) {
    await db.schema
      .createIndex(`${name}_of`)
      .on(name)
      .columns([...columns])
      .execute()
  }
}
