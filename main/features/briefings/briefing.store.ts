import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

/** Every briefing with the number of its lines, the latest first. */
export function briefingRows(db: Kysely<Database>) {
  return db
    .selectFrom('briefing')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom('briefing_line')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('briefing_line.briefing_id', '=', 'briefing.id')
        .as('lines'),
    )
    .orderBy('issue', 'desc')
}
export type BriefingRow = Awaited<ReturnType<ReturnType<typeof briefingRows>['execute']>>[number]

/** The briefing with this identifier. Throws `not-found`. */
export async function briefingRow(db: Kysely<Database>, briefingId: number): Promise<BriefingRow> {
  const row = await briefingRows(db).where('id', '=', briefingId).executeTakeFirst()
  if (!row) throw new AppError('not-found', 'There is no such briefing.', { next: 'Go back to the list.' })
  return row
}

/** The lines of a briefing in their order, with the numbers of what they lead to. */
export function lineRows(db: Kysely<Database>, briefingId: number) {
  return db
    .selectFrom('briefing_line')
    .leftJoin('profile', 'profile.id', 'briefing_line.profile_id')
    .leftJoin('priority', 'priority.id', 'briefing_line.priority_id')
    .selectAll('briefing_line')
    .select(['profile.number as profile_number', 'priority.number as priority_number'])
    .where('briefing_id', '=', briefingId)
    .orderBy('position')
    .execute()
}
export type LineRow = Awaited<ReturnType<typeof lineRows>>[number]

/** The line with this identifier. Throws `not-found`. */
export async function lineRow(db: Kysely<Database>, lineId: number): Promise<Row<'briefing_line'>> {
  const row = await db.selectFrom('briefing_line').selectAll().where('id', '=', lineId).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'This line is no longer there.', { next: 'Look at the briefing again.' })
}

/** Enters a draft under the next number, with its lines. */
export async function insertBriefing(
  db: Kysely<Database>,
  briefing: Omit<NewRow<'briefing'>, 'issue'>,
  lines: readonly Omit<NewRow<'briefing_line'>, 'briefing_id' | 'position'>[],
): Promise<number> {
  const last = await db
    .selectFrom('briefing')
    .select(({ fn }) => fn.max('issue').as('issue'))
    .executeTakeFirst()
  const { id } = await db
    .insertInto('briefing')
    .values({ ...briefing, issue: (last?.issue ?? 0) + 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [position, line] of lines.entries()) {
    await db
      .insertInto('briefing_line')
      .values({ ...line, briefing_id: id, position })
      .execute()
  }
  return id
}

/** Saves what changed if the version is still the one that was read; a conflict carries both sides. */
export async function updateBriefing(
  db: Kysely<Database>,
  briefingId: number,
  version: number,
  changes: Partial<Omit<NewRow<'briefing'>, 'id' | 'issue' | 'version'>>,
): Promise<number> {
  const saved = await db
    .updateTable('briefing')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', briefingId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('briefing').selectAll().where('id', '=', briefingId).executeTakeFirst()
  throw staleVersion('briefing', theirs, { ...changes, version })
}

/** A line was changed: whoever approves the briefing must have seen it so. */
export async function touchBriefing(db: Kysely<Database>, briefingId: number): Promise<void> {
  await db
    .updateTable('briefing')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', briefingId)
    .execute()
}

export async function updateLine(
  db: Kysely<Database>,
  lineId: number,
  version: number,
  changes: Partial<Pick<Row<'briefing_line'>, 'place' | 'what' | 'ask' | 'owner' | 'contact'>>,
): Promise<number> {
  const saved = await db
    .updateTable('briefing_line')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', lineId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db.selectFrom('briefing_line').selectAll().where('id', '=', lineId).executeTakeFirst()
  throw staleVersion('line', theirs, { ...changes, version })
}

export async function insertLine(db: Kysely<Database>, line: NewRow<'briefing_line'>): Promise<void> {
  await db.insertInto('briefing_line').values(line).execute()
}

export async function deleteLine(db: Kysely<Database>, lineId: number): Promise<void> {
  await db.deleteFrom('briefing_line').where('id', '=', lineId).execute()
}

/** Two lines change places. */
export async function swapLines(db: Kysely<Database>, one: Row<'briefing_line'>, other: LineRow) {
  const place = (id: number, position: number) =>
    db.updateTable('briefing_line').set({ position }).where('id', '=', id).execute()
  await place(one.id, other.position)
  await place(other.id, one.position)
}

export async function deleteBriefing(
  db: Kysely<Database>,
  briefingId: number,
  version: number,
): Promise<void> {
  // Asked first, so that a stale discard takes no line away.
  await updateBriefing(db, briefingId, version, {})
  await db.deleteFrom('briefing_line').where('briefing_id', '=', briefingId).execute()
  await db.deleteFrom('briefing').where('id', '=', briefingId).execute()
}

/** All approved before are no longer to be used. */
export async function supersedeOthers(db: Kysely<Database>, briefingId: number, at: string): Promise<void> {
  await db
    .updateTable('briefing')
    .set({ status: 'superseded', superseded_at: at })
    .where('status', '=', 'approved')
    .where('id', '!=', briefingId)
    .execute()
}

/** What was last handed out: what a new draft goes on from. */
export async function lastApproved(db: Kysely<Database>) {
  const row = await briefingRows(db).where('status', '!=', 'draft').limit(1).executeTakeFirst()
  return row ? { ...row, lines: await lineRows(db, row.id) } : null
}

/** The profiles under way, with who was last tasked on each. */
export async function activeProfileRows(db: Kysely<Database>) {
  const profiles = await db
    .selectFrom('profile')
    .select(['id', 'title', 'area_label', 'filter_json'])
    .where('status', 'in', ['adopted', 'monitored'])
    .orderBy('id')
    .execute()
  const owners = await db
    .selectFrom('action')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .select(['action.profile_id', 'action.owner', 'agency.name as agency_name'])
    .orderBy('action.id')
    .execute()
  return profiles.map(profile => {
    const [first] = owners.filter(({ profile_id }) => profile_id === profile.id)
    return { ...profile, owner: first ? `${first.owner} (${first.agency_name})` : '' }
  })
}
