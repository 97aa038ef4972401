import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { decodeIncidentIds } from '../../incidents/incident-ids.ts'

/** The profiles that were before a meeting. */
export async function profilesOfMeeting(db: Kysely<Database>, meetingId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .select('profile_id')
    .where('meeting_id', '=', meetingId)
    .where('profile_id', 'is not', null)
    .orderBy('position')
    .execute()
  return rows.map(({ profile_id }) => profile_id!)
}

/** What was flagged and came before a meeting. */
export async function flagsOfMeeting(db: Kysely<Database>, meetingId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .select('flagged_item_id')
    .where('meeting_id', '=', meetingId)
    .where('flagged_item_id', 'is not', null)
    .orderBy('position')
    .execute()
  return rows.map(({ flagged_item_id }) => flagged_item_id!)
}

/** The profile an action was set on, and what was flagged under which it was set; undefined where there is no such action. */
export async function subjectOfAction(
  db: Kysely<Database>,
  actionId: number,
): Promise<{ profileId: number | null; flagId: number | null } | undefined> {
  const row = await db
    .selectFrom('action')
    .leftJoin('agenda_item', 'agenda_item.id', 'action.agenda_item_id')
    .select(['action.profile_id', 'agenda_item.flagged_item_id'])
    .where('action.id', '=', actionId)
    .executeTakeFirst()
  return row && { profileId: row.profile_id, flagId: row.flagged_item_id }
}

/** The profile a pack tells of; undefined where there is no such pack, null where it tells of none. */
export async function profileOfPack(
  db: Kysely<Database>,
  packId: number,
): Promise<number | null | undefined> {
  const row = await db
    .selectFrom('pack')
    .select(['kind', 'subject_id'])
    .where('id', '=', packId)
    .executeTakeFirst()
  return row && (row.kind === 'profile' ? row.subject_id : null)
}

/** The profiles with their filters, to be asked which hold an incident. */
export function profileFilters(db: Kysely<Database>) {
  return db
    .selectFrom('profile')
    .innerJoin('analysis', 'analysis.id', 'profile.analysis_id')
    .select(['profile.id', 'profile.hotspot_id', 'profile.analysis_id', 'profile.filter_json'])
    .select('analysis.filter_json as selected_json')
    .orderBy('profile.id')
    .execute()
}

/** The hotspots that hold an incident, the latest first. */
export async function hotspotsOfIncident(db: Kysely<Database>, incidentId: number): Promise<number[]> {
  const rows = await db.selectFrom('hotspot').select(['id', 'incident_ids']).orderBy('id', 'desc').execute()
  return rows
    .filter(({ incident_ids }) => decodeIncidentIds(incident_ids).includes(incidentId))
    .map(({ id }) => id)
}

/** Whether a row is there. */
export async function isThere(
  db: Kysely<Database>,
  table: 'hotspot' | 'analysis' | 'incident' | 'meeting',
  id: number,
): Promise<boolean> {
  const row = await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** The imports by identifier. */
export async function importNames(
  db: Kysely<Database>,
): Promise<Map<number, { fileName: string; at: string }>> {
  const rows = await db
    .selectFrom('import')
    .select(['id', 'file_name', 'finished_at', 'started_at'])
    .execute()
  return new Map(
    rows.map(({ id, file_name, finished_at, started_at }) => [
      id,
      { fileName: file_name, at: finished_at ?? started_at },
    ]),
  )
}
