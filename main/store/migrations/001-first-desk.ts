import type { Kysely } from 'kysely'
import { blob, id, int, real, reference, table, text, version } from '../columns.ts'

/** Everything from a call to a tasked action. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('setting')
    .addColumn('key', 'text', c => c.primaryKey().notNull())
    .addColumn('value_json', 'text', c => c.notNull())
    .execute()
  await table(db, 'agency', [id, text('key').unique(), text('name'), version])
  await table(db, 'person', [
    id,
    text('login').unique(),
    text('name'),
    text('role'),
    reference('agency_id', 'agency').nullable(),
    version,
  ])
  await table(db, 'audit_record', [
    id,
    text('at'),
    text('login'),
    text('procedure'),
    text('kind'),
    text('subject'),
  ])
  await table(db, 'source', [
    id,
    text('key').unique(),
    text('name'),
    reference('agency_id', 'agency'),
    text('marking'),
    text('purpose'),
    text('lawful_basis'),
    int('retention_months').nullable(),
    text('review_on').nullable(),
    int('expected_every_days').nullable(),
    version,
  ])
  await imports(db)
  await areasAndAnalyses(db)
  await profilesAndMeetings(db)
}

async function imports(db: Kysely<unknown>) {
  await table(db, 'mapping', [
    id,
    reference('source_id', 'source'),
    int('number'),
    text('header_fingerprint'),
    text('spec_json'),
    text('made_at'),
  ])
  await table(db, 'import', [
    id,
    reference('source_id', 'source'),
    reference('mapping_id', 'mapping'),
    text('file_name'),
    text('sha256'),
    int('bytes'),
    text('started_at'),
    text('finished_at').nullable(),
    text('status'),
    text('by_login'),
    ...['read', 'loaded', 'rejected', 'duplicate', 'changed', 'unplaced', 'uncoded'].map(int),
  ])
  await table(db, 'import_issue', [
    id,
    reference('import_id', 'import'),
    int('line'),
    text('outcome'),
    text('column_name').nullable(),
    text('raw'),
    text('reason'),
  ])
  await table(db, 'category', [id, reference('source_id', 'source'), text('words'), text('code').nullable()])
  // No foreign keys checked row by row here: a million rows pass through, and their parents are never deleted.
  await table(db, 'incident', [
    id,
    int('import_id'),
    int('source_id'),
    int('line'),
    text('reference').nullable(),
    int('from_minute'),
    int('to_minute'),
    int('time_precision'),
    int('category_id'),
    text('channel').nullable(),
    real('easting').nullable(),
    real('northing').nullable(),
    int('place_precision'),
    int('place_flags'),
    text('place').nullable(),
    text('outcome').nullable(),
    text('caller').nullable(),
    blob('fingerprint'),
    blob('content'),
    text('raw_json'),
  ])
  await db.schema
    .createIndex('category_words')
    .unique()
    .on('category')
    .columns(['source_id', 'words'])
    .execute()
  await db.schema.createIndex('incident_fingerprint').unique().on('incident').column('fingerprint').execute()
  await db.schema.createIndex('incident_import').on('incident').column('import_id').execute()
  await db.schema.createIndex('import_issue_import').on('import_issue').column('import_id').execute()
}

async function areasAndAnalyses(db: Kysely<unknown>) {
  await table(db, 'area_set', [id, text('name'), text('vintage'), text('file_name'), text('loaded_at')])
  await table(db, 'area', [
    id,
    reference('area_set_id', 'area_set'),
    text('code'),
    text('name'),
    text('polygons_json'),
  ])
  await table(db, 'freeze', [
    id,
    text('made_at'),
    text('reason'),
    int('last_incident_id'),
    text('import_ids_json'),
    int('incidents'),
  ])
  await table(db, 'analysis', [
    id,
    text('parameters_json'),
    text('filter_json'),
    int('seed'),
    reference('freeze_id', 'freeze'),
    int('incidents'),
    int('unplaced'),
    text('software_version'),
    text('made_at'),
    text('made_by'),
    text('statement'),
    text('warnings_json'),
  ])
  await table(db, 'hotspot', [
    id,
    reference('analysis_id', 'analysis'),
    int('rank'),
    text('label'),
    int('count'),
    text('expected_json'),
    text('z_json'),
    text('q_json'),
    real('area_hectares'),
    real('centre_easting'),
    real('centre_northing'),
    text('polygons_json'),
    blob('incident_ids'),
  ])
  await db.schema.createIndex('area_set_areas').on('area').column('area_set_id').execute()
  await db.schema.createIndex('hotspot_analysis').on('hotspot').column('analysis_id').execute()
}

async function profilesAndMeetings(db: Kysely<unknown>) {
  await table(db, 'profile', [
    id,
    text('number').unique(),
    text('title'),
    text('area_label'),
    text('status'),
    reference('analysis_id', 'analysis'),
    reference('hotspot_id', 'hotspot'),
    text('filter_json'),
    text('polygons_json'),
    ...['aim', 'location', 'victim', 'offender', 'response'].map(name => text(name)),
    text('baseline_json').nullable(),
    reference('baseline_freeze_id', 'freeze').nullable(),
    text('adopted_on').nullable(),
    text('created_at'),
    version,
  ])
  await table(db, 'profile_history', [
    id,
    reference('profile_id', 'profile'),
    text('at'),
    text('by_login'),
    text('from_status').nullable(),
    text('to_status'),
    text('note'),
  ])
  await table(db, 'meeting', [
    id,
    text('title'),
    text('held_on'),
    text('chair'),
    text('status'),
    text('minutes'),
    version,
  ])
  await table(db, 'attendance', [
    reference('meeting_id', 'meeting'),
    reference('agency_id', 'agency'),
    int('attending'),
    text('person'),
  ])
  await table(db, 'agenda_item', [
    id,
    reference('meeting_id', 'meeting'),
    reference('profile_id', 'profile'),
    int('position'),
  ])
  await table(db, 'decision', [
    id,
    reference('meeting_id', 'meeting'),
    reference('profile_id', 'profile'),
    text('kind'),
    text('reason'),
    text('at'),
    text('by_login'),
  ])
  await table(db, 'action', [
    id,
    text('number').unique(),
    reference('meeting_id', 'meeting'),
    reference('profile_id', 'profile').nullable(),
    text('what'),
    reference('agency_id', 'agency'),
    text('owner'),
    text('due_on'),
    text('status'),
    text('outcome'),
    text('closed_on').nullable(),
    version,
  ])
  await table(db, 'action_note', [
    id,
    reference('action_id', 'action'),
    text('at'),
    text('by_login'),
    text('note'),
  ])
  await table(db, 'pack', [
    id,
    text('number').unique(),
    text('kind'),
    int('subject_id'),
    text('title'),
    text('marking'),
    text('audience'),
    text('made_at'),
    text('made_by'),
    text('sha256'),
    int('bytes'),
  ])
  const onePerMeeting = (name: string, on: string, columns: string[]) =>
    db.schema.createIndex(name).unique().on(on).columns(columns).execute()
  await onePerMeeting('attendance_once', 'attendance', ['meeting_id', 'agency_id'])
  await onePerMeeting('agenda_once', 'agenda_item', ['meeting_id', 'profile_id'])
  await onePerMeeting('decision_once', 'decision', ['meeting_id', 'profile_id'])
  await db.schema.createIndex('action_meeting').on('action').column('meeting_id').execute()
  await db.schema.createIndex('action_profile').on('action').column('profile_id').execute()
}
