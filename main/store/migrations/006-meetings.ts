import { type Kysely, sql } from 'kysely'
import { id, int, reference, table, text, version } from '../columns.ts'

/** Meetings in series with members and quorum, agendas of all kinds, steps that can be taken back, approved minutes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await seriesOfMeetings(db)
  await moreOfMeetings(db)
  await agendaOfAllKinds(db)
  await table(db, 'meeting_step', [
    id,
    reference('meeting_id', 'meeting'),
    text('at'),
    text('by_login'),
    text('words'),
    text('changes_json'),
    text('undone_at').nullable(),
    text('undone_by').nullable(),
  ])
  await db.schema.createIndex('meeting_step_meeting').on('meeting_step').column('meeting_id').execute()
  await table(db, 'minutes_correction', [
    id,
    reference('meeting_id', 'meeting'),
    reference('by_meeting_id', 'meeting'),
    text('what'),
    text('at'),
    text('by_login'),
  ])
}

async function seriesOfMeetings(db: Kysely<unknown>) {
  await table(db, 'meeting_series', [
    id,
    text('name'),
    int('every_weeks'),
    text('first_on'),
    text('starts_at'),
    int('lasts_minutes'),
    text('place'),
    text('chair'),
    int('quorum').nullable(),
    version,
  ])
  await table(db, 'series_member', [
    id,
    reference('series_id', 'meeting_series'),
    reference('agency_id', 'agency'),
    text('person'),
    text('deputy'),
    version,
  ])
  await table(db, 'series_skip', [id, reference('series_id', 'meeting_series'), text('day'), text('reason')])
  for (const [name, on, column] of [
    ['series_member_once', 'series_member', 'agency_id'],
    ['series_skip_once', 'series_skip', 'day'],
  ] as const) {
    await db.schema.createIndex(name).unique().on(on).columns(['series_id', column]).execute()
  }
}

async function moreOfMeetings(db: Kysely<unknown>) {
  const meeting = () => db.schema.alterTable('meeting')
  await meeting()
    .addColumn('series_id', 'integer', c => c.references('meeting_series.id'))
    .execute()
  await meeting()
    .addColumn('starts_at', 'text', c => c.notNull().defaultTo('10:00'))
    .execute()
  await meeting()
    .addColumn('lasts_minutes', 'integer', c => c.notNull().defaultTo(90))
    .execute()
  await meeting()
    .addColumn('place', 'text', c => c.notNull().defaultTo(''))
    .execute()
  for (const name of ['quorum', 'current_item_id', 'approved_by_meeting_id']) {
    await meeting().addColumn(name, 'integer').execute()
  }
  for (const name of ['current_since', 'approved_text', 'approved_sha256', 'approved_at']) {
    await meeting().addColumn(name, 'text').execute()
  }
  await db.schema
    .alterTable('attendance')
    .addColumn('apologies', 'integer', c => c.notNull().defaultTo(0))
    .execute()
}

/** Agendas held problem profiles only, and decisions hung on the profile; now they hang on the item. */
async function agendaOfAllKinds(db: Kysely<unknown>) {
  for (const [name, on] of [
    ['agenda_once', 'agenda_item'],
    ['decision_once', 'decision'],
  ] as const) {
    await db.schema.dropIndex(name).execute()
    await db.schema.alterTable(on).renameTo(`${on}_before`).execute()
  }
  await table(db, 'agenda_item', [
    id,
    reference('meeting_id', 'meeting'),
    text('kind'),
    text('title'),
    int('minutes_planned'),
    int('position'),
    text('notes'),
    text('state'),
    reference('profile_id', 'profile').nullable(),
    reference('flagged_item_id', 'flagged_item').nullable(),
    reference('action_id', 'action').nullable(),
    // Priorities may come into the bureau later than agendas.
    int('priority_id').nullable(),
    reference('of_meeting_id', 'meeting').nullable(),
    reference('carried_from_id', 'agenda_item').nullable(),
    { ...int('seconds_taken'), defaultTo: 0 },
    version,
  ])
  await table(db, 'decision', [
    id,
    reference('agenda_item_id', 'agenda_item').unique(),
    text('kind'),
    text('reason'),
    text('at'),
    text('by_login'),
    int('present').nullable(),
    int('needed').nullable(),
  ])
  await sql`
    insert into agenda_item (id, meeting_id, kind, title, minutes_planned, position, notes, state, profile_id)
    select b.id, b.meeting_id, 'profile-decision', p.number || ' ' || p.title, 15, b.position, '',
      case
        when d.kind in ('adopt', 'decline') then 'dealt-with'
        when m.status = 'held' then 'carried'
        else 'open'
      end,
      b.profile_id
    from agenda_item_before b
    join profile p on p.id = b.profile_id
    join meeting m on m.id = b.meeting_id
    left join decision_before d on d.meeting_id = b.meeting_id and d.profile_id = b.profile_id`.execute(db)
  await sql`
    insert into decision (id, agenda_item_id, kind, reason, at, by_login)
    select d.id, b.id, d.kind, d.reason, d.at, d.by_login
    from decision_before d
    join agenda_item_before b on b.meeting_id = d.meeting_id and b.profile_id = d.profile_id`.execute(db)
  for (const name of ['decision_before', 'agenda_item_before']) await db.schema.dropTable(name).execute()
  const perMeeting = db.schema.createIndex('agenda_item_meeting').on('agenda_item')
  await perMeeting.column('meeting_id').execute()
}
