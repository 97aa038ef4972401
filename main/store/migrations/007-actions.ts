import { type Kysely, sql } from 'kysely'
import { id, reference, table, text, version } from '../columns.ts'

/** All states of an action, and a history that explains the present in place of loose notes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, empty] of [
    ['why', ''],
    ['priority', 'normal'],
    ['blocked_by', ''],
    ['approver', ''],
  ] as const) {
    await db.schema
      .alterTable('action')
      .addColumn(name, 'text', c => c.notNull().defaultTo(empty))
      .execute()
  }
  await db.schema
    .alterTable('action')
    .addColumn('deputy_agency_id', 'integer', c => c.references('agency.id'))
    .execute()
  await db.schema.alterTable('action').addColumn('agenda_item_id', 'integer').execute()
  await db.schema.alterTable('action').addColumn('escalated_on', 'text').execute()
  await table(db, 'action_event', [
    id,
    reference('action_id', 'action'),
    text('at'),
    text('by_login'),
    text('kind'),
    text('note'),
    text('from_json'),
    text('to_json'),
  ])
  await db.schema.createIndex('action_event_action').on('action_event').column('action_id').execute()
  await replyFiles(db)
  await workLists(db)
  await daysSeen(db)
  await tellHistory(db)
  await db.schema.dropTable('action_note').execute()
}

/** What was sent to each agency, row by row as it stood then, and what was taken of what came back. */
async function replyFiles(db: Kysely<unknown>) {
  await table(db, 'reply_file', [
    id,
    text('number').unique(),
    reference('agency_id', 'agency'),
    text('made_at'),
    text('made_by'),
    text('sent_json'),
    text('taken_at').nullable(),
    text('taken_by').nullable(),
    text('taken_sha256').nullable(),
    text('taken_json').nullable(),
  ])
  await db.schema.createIndex('reply_file_agency').on('reply_file').column('agency_id').execute()
}

/** Lists of work with a clock. */
async function workLists(db: Kysely<unknown>) {
  await table(db, 'work_list', [
    id,
    ...['name', 'file_name', 'loaded_at', 'loaded_by', 'weights_json'].map(text),
    version,
  ])
  await table(db, 'work_list_row', [
    id,
    reference('work_list_id', 'work_list'),
    ...['reference', 'unit', 'risk'].map(text),
    ...['last_on', 'due_on', 'done_on'].map(name => text(name).nullable()),
    text('done_by'),
  ])
  await db.schema.createIndex('work_list_row_list').on('work_list_row').column('work_list_id').execute()
}

/** Which days of daily tasking somebody has looked at. */
function daysSeen(db: Kysely<unknown>) {
  return table(db, 'daily_seen', [id, text('day').unique(), text('at'), text('by_login')])
}

/** What was known of an action becomes its history: that it was set, what was noted, and how it ended. */
async function tellHistory(db: Kysely<unknown>) {
  await sql`
    insert into action_event (action_id, at, by_login, kind, note, from_json, to_json)
    select action.id, meeting.held_on || 'T00:00:00.000Z', '', 'set', '', '{}',
      json_object('what', what, 'why', '', 'agencyId', agency_id, 'deputyAgencyId', null, 'owner', owner,
        'dueOn', due_on, 'priority', 'normal', 'status', 'open', 'outcome', '', 'closedOn', null,
        'blockedBy', '', 'approver', '', 'escalatedOn', null)
    from action join meeting on meeting.id = action.meeting_id order by action.id`.execute(db)
  await sql`
    insert into action_event (action_id, at, by_login, kind, note, from_json, to_json)
    select action_id, at, by_login, 'note', note, '{}', '{}' from action_note order by id`.execute(db)
  await sql`
    insert into action_event (action_id, at, by_login, kind, note, from_json, to_json)
    select id, closed_on || 'T00:00:00.000Z', '', 'moved', '',
      json_object('status', 'open', 'outcome', '', 'closedOn', null),
      json_object('status', status, 'outcome', outcome, 'closedOn', closed_on)
    from action where closed_on is not null order by id`.execute(db)
}
