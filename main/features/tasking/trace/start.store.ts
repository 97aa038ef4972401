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

/** The profile an action or a pack belongs to; undefined where there is no such row, null where it has none. */
export async function profileOfAction(
  db: Kysely<Database>,
  actionId: number,
): Promise<number | null | undefined> {
  const row = await db.selectFrom('action').select('profile_id').where('id', '=', actionId).executeTakeFirst()
  return row?.profile_id
}

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

/** What a flag was put before the group for; undefined where there is no such flag. */
export function flagSubject(db: Kysely<Database>, flagId: number) {
  return db
    .selectFrom('flagged_item')
    .leftJoin('assessment_item', 'assessment_item.id', 'flagged_item.assessment_item_id')
    .select(['flagged_item.id', 'flagged_item.hotspot_id', 'flagged_item.news_item_id'])
    .select('assessment_item.profile_id')
    .where('flagged_item.id', '=', flagId)
    .executeTakeFirst()
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
