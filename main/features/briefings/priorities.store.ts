import type { Kysely } from 'kysely'
import type { PriorityEventKind } from '#shared/features/briefings/priority-rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

/** Every priority with the names it is shown by, the latest first. */
export function priorityRows(db: Kysely<Database>) {
  return db
    .selectFrom('priority')
    .innerJoin('agency', 'agency.id', 'priority.agency_id')
    .leftJoin('profile', 'profile.id', 'priority.profile_id')
    .selectAll('priority')
    .select(['agency.name as agency_name', 'profile.title as profile_title'])
    .orderBy('priority.id', 'desc')
}
export type PriorityRow = Awaited<ReturnType<ReturnType<typeof priorityRows>['execute']>>[number]

/** The priority with this identifier. Throws `not-found`. */
export async function priorityRow(db: Kysely<Database>, priorityId: number): Promise<PriorityRow> {
  const row = await priorityRows(db).where('priority.id', '=', priorityId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such priority.', { next: 'Go back to the list.' })
  return row
}

/** What was raised, the latest first. */
export function voiceRows(db: Kysely<Database>) {
  return db.selectFrom('priority_voice').selectAll().orderBy('raised_on', 'desc').orderBy('id', 'desc')
}

/** Throws `not-found`. */
export async function voiceRow(db: Kysely<Database>, voiceId: number): Promise<Row<'priority_voice'>> {
  const row = await voiceRows(db).where('id', '=', voiceId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'What was raised is no longer there.', { next: 'Go back to the list.' })
  }
  return row
}

export function eventRows(db: Kysely<Database>, priorityId: number): Promise<Row<'priority_event'>[]> {
  return db
    .selectFrom('priority_event')
    .selectAll()
    .where('priority_id', '=', priorityId)
    .orderBy('id')
    .execute()
}

/** Enters a priority under the next number of the year of its adoption, `NP-2025-001`. */
export async function insertPriority(
  db: Kysely<Database>,
  priority: Omit<NewRow<'priority'>, 'number'>,
): Promise<number> {
  const prefix = `NP-${priority.adopted_on.slice(0, 4)}-`
  const last = await db
    .selectFrom('priority')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('number', 'like', `${prefix}%`)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('priority')
    .values({ ...priority, number: nextNumber(prefix, last?.number ?? null) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Changes = Partial<Omit<NewRow<'priority'>, 'id' | 'number' | 'version'>>

/** Saves what changed if the version is still the one that was read; a conflict carries both sides. */
export async function updatePriority(
  db: Kysely<Database>,
  priorityId: number,
  version: number,
  changes: Changes,
): Promise<number> {
  const saved = await db
    .updateTable('priority')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', priorityId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('priority').selectAll().where('id', '=', priorityId).executeTakeFirst()
  throw staleVersion('priority', theirs, { ...changes, version })
}

export async function insertVoice(db: Kysely<Database>, voice: NewRow<'priority_voice'>): Promise<number> {
  const { id } = await db.insertInto('priority_voice').values(voice).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateVoice(
  db: Kysely<Database>,
  voiceId: number,
  version: number,
  answer: Pick<Row<'priority_voice'>, 'said_back' | 'how' | 'said_on'>,
): Promise<void> {
  const saved = await db
    .updateTable('priority_voice')
    .set({ ...answer, version: version + 1 })
    .where('id', '=', voiceId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await db
    .selectFrom('priority_voice')
    .selectAll()
    .where('id', '=', voiceId)
    .executeTakeFirst()
  throw staleVersion('answer', theirs, { ...answer, version })
}

export async function insertEvent(
  db: Kysely<Database>,
  priorityId: number,
  made: { at: string; by: string },
  kind: PriorityEventKind,
  note: string,
): Promise<void> {
  await db
    .insertInto('priority_event')
    .values({ priority_id: priorityId, at: made.at, by_login: made.by, kind, note })
    .execute()
}

/** The area a priority is of. Throws `not-found`. */
export async function areaRow(db: Kysely<Database>, areaId: number) {
  const row = await db
    .selectFrom('area')
    .select(['id', 'name', 'polygons_json'])
    .where('id', '=', areaId)
    .executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'That area is no longer there.', { next: 'Choose another area.' })
}

/** Throws `not-found` for an agency or a profile that is not there. */
export async function requireOwners(
  db: Kysely<Database>,
  { agencyId, profileId }: { agencyId?: number | undefined; profileId?: number | null | undefined },
): Promise<void> {
  if (agencyId !== undefined) {
    const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
    if (!agency) {
      throw new AppError('not-found', 'That agency is no longer there.', { next: 'Choose another agency.' })
    }
  }
  if (profileId !== undefined && profileId !== null) {
    const profile = await db.selectFrom('profile').select('id').where('id', '=', profileId).executeTakeFirst()
    if (!profile) {
      throw new AppError('not-found', 'That problem profile is no longer there.', {
        next: 'Choose another profile, or none.',
      })
    }
  }
}
