import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import type { HeldMeeting, SentFile, SetAction, Watched } from './health.ts'

/** All that tells how agencies keep up their part in a period: counts and dates, no texts and no names of people. */
export async function readWatched(
  db: Kysely<Database>,
  period: Watched['period'],
  today: string,
): Promise<Watched> {
  const held = await db
    .selectFrom('meeting')
    .where('status', '=', 'held')
    .select(['id', 'held_on as heldOn'])
    .orderBy('held_on')
    .execute()
  const meetings = held.filter(({ heldOn }) => heldOn >= period.from && heldOn <= period.to)
  return {
    period,
    today,
    heldOn: held.map(({ heldOn }) => heldOn),
    meetings: await withAttendance(db, meetings),
    actions: await actionsSetIn(db, period),
    sources: await sourcesWithImports(db),
    files: await filesSentIn(db, period),
  }
}

async function withAttendance(
  db: Kysely<Database>,
  meetings: readonly { id: number; heldOn: string }[],
): Promise<HeldMeeting[]> {
  const rows = await db
    .selectFrom('attendance')
    .select(['meeting_id', 'agency_id', 'attending', 'apologies'])
    .execute()
  const byMeeting = Map.groupBy(rows, row => row.meeting_id)
  return meetings.map(({ id, heldOn }) => ({
    id,
    heldOn,
    came: (byMeeting.get(id) ?? []).map(row => ({
      agencyId: row.agency_id,
      attending: row.attending === 1,
      apologies: row.apologies === 1,
    })),
  }))
}

function actionsSetIn(db: Kysely<Database>, { from, to }: Watched['period']): Promise<SetAction[]> {
  return db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .where('meeting.held_on', '>=', from)
    .where('meeting.held_on', '<=', to)
    .where('meeting.status', '=', 'held')
    .select([
      'action.agency_id as agencyId',
      'meeting.held_on as setOn',
      'action.due_on as dueOn',
      'action.closed_on as closedOn',
      'action.status',
    ])
    .execute()
}

async function sourcesWithImports(db: Kysely<Database>): Promise<Watched['sources']> {
  const imports = await db
    .selectFrom('import')
    .where('status', '=', 'done')
    .where('finished_at', 'is not', null)
    .select(['source_id', 'finished_at'])
    .orderBy('finished_at')
    .execute()
  const bySource = Map.groupBy(imports, row => row.source_id)
  const sources = await db
    .selectFrom('source')
    .select(['id', 'name', 'agency_id as agencyId', 'expected_every_days as expectedEveryDays'])
    .orderBy('name')
    .execute()
  return sources.map(source => ({
    ...source,
    importedAt: (bySource.get(source.id) ?? []).map(row => row.finished_at!),
  }))
}

function filesSentIn(db: Kysely<Database>, { from, to }: Watched['period']): Promise<SentFile[]> {
  return db
    .selectFrom('reply_file')
    .where('made_at', '>=', from)
    .where('made_at', '<=', `${to}T23:59:59.999Z`)
    .select(['agency_id as agencyId', 'made_at as madeAt', 'taken_at as takenAt'])
    .execute()
}

export function agencyNames(db: Kysely<Database>) {
  return db.selectFrom('agency').select(['id', 'name']).orderBy('name').execute()
}
