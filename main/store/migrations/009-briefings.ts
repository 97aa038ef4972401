import type { Kysely } from 'kysely'
import { id, int, reference, table, text, version } from '../columns.ts'

/** Neighbourhood priorities with what was said to and by the neighbourhood, call-taker briefings, the library. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'priority', [
    id,
    text('number').unique(),
    reference('area_id', 'area'),
    text('area_label'),
    text('title'),
    text('rationale'),
    reference('agency_id', 'agency'),
    text('owner'),
    text('contact'),
    text('adopted_on'),
    text('review_on'),
    text('status'),
    text('closed_on').nullable(),
    text('outcome'),
    text('filter_json'),
    reference('profile_id', 'profile').nullable(),
    version,
  ])
  await table(db, 'priority_voice', [
    id,
    reference('priority_id', 'priority'),
    text('kind'),
    text('raised_by'),
    text('raised_on'),
    text('what'),
    text('said_back'),
    text('how'),
    text('said_on').nullable(),
    version,
  ])
  await table(db, 'priority_event', [
    id,
    reference('priority_id', 'priority'),
    text('at'),
    text('by_login'),
    text('kind'),
    text('note'),
  ])
  await table(db, 'briefing', [
    id,
    int('issue').unique(),
    text('status'),
    text('drafted_at'),
    text('drafted_by'),
    text('opening'),
    text('not_say'),
    text('expires_on'),
    text('approved_at').nullable(),
    text('approved_by').nullable(),
    text('approved_despite'),
    text('superseded_at').nullable(),
    version,
  ])
  await table(db, 'briefing_line', [
    id,
    reference('briefing_id', 'briefing'),
    int('position'),
    text('place'),
    text('what'),
    text('ask'),
    text('owner'),
    text('contact'),
    reference('profile_id', 'profile').nullable(),
    reference('priority_id', 'priority').nullable(),
    version,
  ])
  await table(db, 'intervention', [
    id,
    text('number').unique(),
    text('title'),
    text('problem_type'),
    text('place_type'),
    text('problem'),
    text('response'),
    text('response_types_json'),
    text('partners_json'),
    text('result'),
    text('evidence_kind'),
    text('evidence'),
    text('source'),
    text('entered_at'),
    text('entered_by'),
    version,
  ])
  for (const [name, parent] of [
    ['priority_voice', 'priority_id'],
    ['priority_event', 'priority_id'],
    ['briefing_line', 'briefing_id'],
  ] as const) {
    await db.schema.createIndex(`${name}_of`).on(name).column(parent).execute()
  }
}
