import type { Kysely } from 'kysely'
import { id, int, reference, table, text, version } from '../columns.ts'

/** The APEL board: its rhythm and members, its meetings with their drafts, and what it asks, promises and decides. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await table(db, 'board', [
    id,
    text('name'),
    int('every_weeks'),
    text('first_on'),
    text('starts_at'),
    text('place'),
    text('chair'),
    text('vice_chair'),
    int('draft_days'),
    version,
  ])
  await table(db, 'board_member', [
    id,
    reference('board_id', 'board'),
    reference('agency_id', 'agency'),
    text('person'),
  ])
  await db.schema
    .createIndex('board_member_once')
    .unique()
    .on('board_member')
    .columns(['board_id', 'agency_id'])
    .execute()
  await table(db, 'board_meeting', [
    id,
    text('number').unique(),
    reference('board_id', 'board'),
    text('held_on'),
    text('state'),
    reference('freeze_id', 'freeze').nullable(),
    reference('previous_id', 'board_meeting').nullable(),
    text('drafted_at').nullable(),
    text('drafted_by').nullable(),
    text('draft_json').nullable(),
    text('draft_sha256').nullable(),
    text('shift_month').nullable(),
    text('summary'),
    text('decide'),
    text('concerns'),
    text('practice'),
    text('held_at').nullable(),
    text('held_by').nullable(),
    version,
  ])
  await table(db, 'board_item', [
    id,
    text('number').unique(),
    reference('board_meeting_id', 'board_meeting'),
    text('kind'),
    text('what'),
    text('asked_by'),
    reference('asked_agency_id', 'agency').nullable(),
    reference('owner_agency_id', 'agency').nullable(),
    text('owner'),
    text('due_on').nullable(),
    text('state'),
    text('answer'),
    text('ended_on').nullable(),
    version,
  ])
  await db.schema.createIndex('board_item_meeting').on('board_item').column('board_meeting_id').execute()
  await table(db, 'board_event', [
    id,
    reference('board_item_id', 'board_item'),
    text('at'),
    text('by_login'),
    text('kind'),
    text('note'),
    text('from_json'),
    text('to_json'),
  ])
  await db.schema.createIndex('board_event_item').on('board_event').column('board_item_id').execute()
}
