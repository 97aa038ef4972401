import type { Kysely, NotNull } from 'kysely'
import type { Particulars } from '#shared/features/profiles/contract.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'
import type { LifeColumns } from '../../store/tables/profile-life.ts'

/** Every profile with the number of its open actions, the latest first. */
export function profileRows(db: Kysely<Database>) {
  return db
    .selectFrom('profile')
    .selectAll()
    .select(eb =>
      eb
        .selectFrom('action')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('action.profile_id', '=', 'profile.id')
        .where('action.closed_on', 'is', null)
        .as('open_actions'),
    )
    .$narrowType<{ open_actions: NotNull }>()
    .orderBy('id', 'desc')
}
export type ProfileRow = Awaited<ReturnType<ReturnType<typeof profileRows>['execute']>>[number]

/** The profile with this identifier. Throws `not-found`. */
export async function profileRow(db: Kysely<Database>, profileId: number): Promise<ProfileRow> {
  const row = await profileRows(db).where('profile.id', '=', profileId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'There is no such problem profile.', { next: 'Go back to the list.' })
  }
  return row
}

export function historyRows(db: Kysely<Database>, profileId: number): Promise<Row<'profile_history'>[]> {
  return db
    .selectFrom('profile_history')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('id')
    .execute()
}

/** The hotspot a profile is made from, with the filter of its analysis. Throws `not-found`. */
export async function hotspotRow(db: Kysely<Database>, hotspotId: number) {
  const row = await db
    .selectFrom('hotspot')
    .innerJoin('analysis', 'analysis.id', 'hotspot.analysis_id')
    .select(['hotspot.id', 'hotspot.label', 'hotspot.polygons_json'])
    .select(['analysis.id as analysis_id', 'analysis.filter_json', 'analysis.parameters_json'])
    .where('hotspot.id', '=', hotspotId)
    .executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'That hotspot is no longer there.', {
      next: 'Choose another, or run the analysis again.',
    })
  }
  return row
}

/** Enters a profile under the next number of its year, `PP-2025-003`, and opens its history. */
export async function insertProfile(
  db: Kysely<Database>,
  profile: Omit<NewRow<'profile'>, 'number'>,
  byLogin: string,
): Promise<number> {
  const prefix = `PP-${profile.created_at.slice(0, 4)}-`
  const last = await db
    .selectFrom('profile')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { id } = await db
    .insertInto('profile')
    .values({ ...profile, number: nextNumber(prefix, last?.number ?? null) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertHistory(db, {
    profile_id: id,
    at: profile.created_at,
    by_login: byLogin,
    from_status: null,
    to_status: profile.status,
    note: '',
  })
  return id
}

export async function insertHistory(db: Kysely<Database>, entry: NewRow<'profile_history'>): Promise<void> {
  await db.insertInto('profile_history').values(entry).execute()
}

type LifeChanges = Partial<Pick<Row<'profile'>, keyof LifeColumns>>

/**
 * Saves what was typed or a new status, if the version is still the one that was read; answers the new
 * version. A conflict carries both sides.
 */
export async function updateProfile(
  db: Kysely<Database>,
  profileId: number,
  version: number,
  values: { [K in keyof Particulars]?: Particulars[K] | undefined } & LifeChanges & { status?: Status },
): Promise<number> {
  const { reviewOn, problemType, placeType, ...others } = values
  const saved = await db
    .updateTable('profile')
    .set({
      ...others,
      ...(reviewOn === undefined ? {} : { review_on: reviewOn }),
      ...(problemType === undefined ? {} : { problem_type: problemType }),
      ...(placeType === undefined ? {} : { place_type: placeType }),
      version: version + 1,
    })
    .where('id', '=', profileId)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (saved) return saved.version
  const theirs = await db
    .selectFrom('profile')
    .select(['title', 'marking', 'review_on as reviewOn', 'status', 'version'])
    .select(['problem_type as problemType', 'place_type as placeType'])
    .where('id', '=', profileId)
    .executeTakeFirst()
  throw staleVersion('problem profile', theirs, { ...values, version })
}
