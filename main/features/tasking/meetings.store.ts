import type { Kysely, NotNull } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

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
        .as('profiles'),
      eb
        .selectFrom('decision')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('decision.meeting_id', '=', 'meeting.id')
        .as('decisions'),
    ])
    .$narrowType<{ agencies: NotNull; profiles: NotNull; decisions: NotNull }>()
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
  values: Partial<Pick<Row<'meeting'>, 'title' | 'held_on' | 'chair' | 'minutes' | 'status'>>,
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

/** Every agency of the bureau, and whether and by whom it attends. */
export function attendanceRows(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('agency')
    .leftJoin('attendance', join =>
      join.onRef('attendance.agency_id', '=', 'agency.id').on('attendance.meeting_id', '=', meetingId),
    )
    .select([
      'agency.id as agencyId',
      'agency.name as agencyName',
      'attendance.attending',
      'attendance.person',
    ])
    .orderBy('agency.name')
    .execute()
}

export async function saveAttendance(db: Kysely<Database>, row: Row<'attendance'>): Promise<void> {
  await requireAgency(db, row.agency_id)
  await db
    .insertInto('attendance')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['meeting_id', 'agency_id'])
        .doUpdateSet({ attending: row.attending, person: row.person }),
    )
    .execute()
}

export async function requireAgency(db: Kysely<Database>, agencyId: number): Promise<void> {
  const row = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'There is no such agency.', {
      next: 'Choose one of the bureau’s agencies.',
    })
  }
}

/** The profiles before a meeting in their order, each with what was decided there. */
export function agendaRows(db: Kysely<Database>, meetingId: number) {
  return db
    .selectFrom('agenda_item')
    .leftJoin('decision', join =>
      join
        .onRef('decision.meeting_id', '=', 'agenda_item.meeting_id')
        .onRef('decision.profile_id', '=', 'agenda_item.profile_id'),
    )
    .where('agenda_item.meeting_id', '=', meetingId)
    .select([
      'agenda_item.profile_id',
      'decision.kind',
      'decision.reason',
      'decision.at',
      'decision.by_login',
    ])
    .orderBy('position')
    .execute()
}

export async function insertAgendaItem(db: Kysely<Database>, meetingId: number, profileId: number) {
  await db
    .insertInto('agenda_item')
    .values(eb => ({
      meeting_id: meetingId,
      profile_id: profileId,
      position: eb
        .selectFrom('agenda_item')
        .where('meeting_id', '=', meetingId)
        .select(({ fn, lit }) => fn.coalesce(fn.max('position'), lit(0)).as('last'))
        .$castTo<number>(),
    }))
    .onConflict(conflict => conflict.columns(['meeting_id', 'profile_id']).doNothing())
    .execute()
}

export async function deleteAgendaItem(db: Kysely<Database>, meetingId: number, profileId: number) {
  await db
    .deleteFrom('agenda_item')
    .where('meeting_id', '=', meetingId)
    .where('profile_id', '=', profileId)
    .execute()
}
