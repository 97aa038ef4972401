import type { Kysely, NotNull } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

/** Every meeting with its counts, the latest first. */
export function listMeetingRows(db: Kysely<Database>) {
  return db
    .selectFrom('meeting')
    .selectAll()
    .select(eb => [
      eb
        .selectFrom('attendance')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('attendance.meeting_id', '=', 'meeting.id')
        .where('attending', '=', 1)
        .as('agencies'),
      eb
        .selectFrom('agenda_item')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('agenda_item.meeting_id', '=', 'meeting.id')
        .as('items'),
      eb
        .selectFrom('agenda_item')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('agenda_item.meeting_id', '=', 'meeting.id')
        .where('profile_id', 'is not', null)
        .as('profiles'),
      eb
        .selectFrom('decision')
        .innerJoin('agenda_item', 'agenda_item.id', 'decision.agenda_item_id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('agenda_item.meeting_id', '=', 'meeting.id')
        .as('decisions'),
    ])
    .$narrowType<{ agencies: NotNull; items: NotNull; profiles: NotNull; decisions: NotNull }>()
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
}

export async function meetingRow(db: Kysely<Database>, meetingId: number) {
  const row = await listMeetingRows(db).where('meeting.id', '=', meetingId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such meeting.', { next: 'Go back to the list.' })
  return row
}

export async function insertMeeting(db: Kysely<Database>, meeting: NewRow<'meeting'>): Promise<number> {
  const { id } = await db.insertInto('meeting').values(meeting).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Changes a meeting whose version is still the one that was read; answers its new version. */
export async function updateMeeting(
  db: Kysely<Database>,
  meetingId: number,
  version: number,
  values: Partial<Omit<Row<'meeting'>, 'id' | 'version'>>,
): Promise<number> {
  const saved = await db
    .updateTable('meeting')
    .set({ ...values, version: version + 1 })
    .where('id', '=', meetingId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('meeting').selectAll().where('id', '=', meetingId).executeTakeFirst()
  throw staleVersion('meeting', theirs, values)
}

/** Every agency of the bureau, who speaks for it in the series, and whether and by whom it attends. */
export function attendanceRows(db: Kysely<Database>, meetingId: number, seriesId: number | null) {
  return db
    .selectFrom('agency')
    .leftJoin('series_member', join =>
      join
        .onRef('series_member.agency_id', '=', 'agency.id')
        .on('series_member.series_id', '=', seriesId ?? 0),
    )
    .leftJoin('attendance', join =>
      join.onRef('attendance.agency_id', '=', 'agency.id').on('attendance.meeting_id', '=', meetingId),
    )
    .select([
      'agency.id as agencyId',
      'agency.name as agencyName',
      'attendance.attending',
      'attendance.apologies',
      'attendance.person',
      'series_member.person as member',
      'series_member.deputy',
    ])
    .orderBy('agency.name')
    .execute()
}

export async function saveAttendance(db: Kysely<Database>, row: Row<'attendance'>): Promise<void> {
  await db
    .insertInto('attendance')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['meeting_id', 'agency_id'])
        .doUpdateSet({ attending: row.attending, person: row.person, apologies: row.apologies }),
    )
    .execute()
}

/** Every agency by its name. */
export async function agencyNames(db: Kysely<Database>): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('agency').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The agency with this identifier. Throws `not-found`. */
export async function requireAgency(db: Kysely<Database>, agencyId: number): Promise<{ name: string }> {
  const row = await db.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'There is no such agency.', {
      next: 'Choose one of the bureau’s agencies.',
    })
  }
  return row
}

export type MeetingRow = Awaited<ReturnType<typeof meetingRow>>

/** How many agencies are present, as far as they count: in a series its members, otherwise all. */
export async function presentAt(db: Kysely<Database>, meeting: Row<'meeting'>): Promise<number> {
  const { n } = await db
    .selectFrom('attendance')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('meeting_id', '=', meeting.id)
    .where('attending', '=', 1)
    .$if(meeting.series_id !== null, query =>
      query.where('agency_id', 'in', eb =>
        eb
          .selectFrom('series_member')
          .select('series_member.agency_id')
          .where('series_id', '=', meeting.series_id),
      ),
    )
    .executeTakeFirstOrThrow()
  return n
}

/** Which item is before the group, and since when. */
export async function setCurrentItem(
  db: Kysely<Database>,
  meetingId: number,
  itemId: number | null,
  since: string | null,
): Promise<void> {
  await db
    .updateTable('meeting')
    .set({ current_item_id: itemId, current_since: since })
    .where('id', '=', meetingId)
    .execute()
}
