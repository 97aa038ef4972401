import type { Kysely } from 'kysely'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

/** Every intervention entered by hand, the latest first. */
export function interventionRows(db: Kysely<Database>) {
  return db.selectFrom('intervention').selectAll().orderBy('id', 'desc')
}

/** The intervention with this identifier. Throws `not-found`. */
export async function interventionRow(db: Kysely<Database>, id: number): Promise<Row<'intervention'>> {
  const row = await interventionRows(db).where('id', '=', id).executeTakeFirst()
  if (row) return row
  throw new AppError('not-found', 'That intervention is no longer there.', { next: 'Go back to the list.' })
}

export function asEntry(row: Row<'intervention'>): LibraryEntry {
  const { id, number, title, problem, response, result, evidence, source, version } = row
  return {
    id: `intervention ${id}`,
    kind: 'intervention',
    rowId: id,
    number,
    title,
    problem,
    response,
    result,
    evidence,
    source,
    version,
    lessons: '',
    areaLabel: '',
    closedOn: null,
    problemType: row.problem_type,
    placeType: row.place_type,
    evidenceKind: row.evidence_kind,
    responseTypes: JSON.parse(row.response_types_json) as string[],
    partners: JSON.parse(row.partners_json) as string[],
  }
}

type Text = Omit<NewRow<'intervention'>, 'id' | 'number' | 'version' | 'entered_at' | 'entered_by'>

/** Enters an intervention under the next number, `IV-001`. */
export async function insertIntervention(
  db: Kysely<Database>,
  text: Text,
  made: { at: string; by: string },
): Promise<number> {
  const prefix = 'IV-'
  const last = await interventionRows(db).limit(1).executeTakeFirst()
  const number = nextNumber(prefix, last?.number ?? null)
  const { id } = await db
    .insertInto('intervention')
    .values({ ...text, number, entered_at: made.at, entered_by: made.by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Saves it if its version is still the one that was read; a conflict carries both sides. */
export async function updateIntervention(
  db: Kysely<Database>,
  id: number,
  version: number,
  text: Partial<Text>,
): Promise<void> {
  const saved = await db
    .updateTable('intervention')
    .set({ ...text, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (saved) return
  const theirs = await interventionRows(db).where('id', '=', id).executeTakeFirst()
  throw staleVersion('intervention', theirs, { ...text, version })
}

export async function deleteIntervention(db: Kysely<Database>, id: number, version: number): Promise<void> {
  // Asked first, so that a stale removal takes nothing away.
  await updateIntervention(db, id, version, {})
  await db.deleteFrom('intervention').where('id', '=', id).execute()
}

/** The closed profiles, the latest first, each with its evaluation as it stood then. */
export function closedProfiles(db: Kysely<Database>) {
  return db
    .selectFrom('profile')
    .select(['id', 'closed_on', 'evaluation_json'])
    .where('status', '=', 'closed')
    .orderBy('id', 'desc')
    .execute()
}

/** What was tasked on a profile, and whom. */
export function tasksOn(db: Kysely<Database>, profileId: number) {
  return db
    .selectFrom('action')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .select(['action.what', 'action.outcome', 'agency.name'])
    .where('profile_id', '=', profileId)
    .orderBy('action.id')
    .execute()
}

/** Changes whenever anything that the library is made of does. */
export async function librarySignature(db: Kysely<Database>): Promise<string> {
  const of = async (tableName: 'profile' | 'profile_section' | 'action' | 'intervention') => {
    const row = await db
      .selectFrom(tableName)
      .select(({ fn }) => [fn.countAll<number>().as('n'), fn.sum<number>('version').as('versions')])
      .select(({ fn }) => fn.max('id').as('last'))
      .executeTakeFirstOrThrow()
    return `${row.n} ${row.versions ?? 0} ${row.last ?? 0}`
  }
  return [
    await of('profile'),
    await of('profile_section'),
    await of('action'),
    await of('intervention'),
  ].join(', ')
}
