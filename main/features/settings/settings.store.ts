import type { Kysely } from 'kysely'
import type { Agency, BureauSettings } from '#shared/features/settings/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

/** What is kept of the bureau itself, by name. */
type Settings = {
  bureau: BureauSettings
  /** Set in the invented bureau: the seed it was made from, and the day on which its story stands still. */
  demonstration: { seed: number; today: string } | null
  /** Which key the pseudonyms were made with, once there are any. */
  pseudonymKey: { sha256: string } | null
}
const absent: { [K in keyof Settings]: Settings[K] } = {
  bureau: { name: 'Bureau', marking: 'OFFICIAL-SENSITIVE', tileAddress: null, tileAttribution: '' },
  demonstration: null,
  pseudonymKey: null,
}

export async function readSetting<K extends keyof Settings>(
  db: Kysely<Database>,
  key: K,
): Promise<Settings[K]> {
  const row = await db.selectFrom('setting').select('value_json').where('key', '=', key).executeTakeFirst()
  return row ? (JSON.parse(row.value_json) as Settings[K]) : absent[key]
}

export async function writeSetting<K extends keyof Settings>(
  db: Kysely<Database>,
  key: K,
  value: Settings[K],
): Promise<void> {
  const value_json = JSON.stringify(value)
  await db
    .insertInto('setting')
    .values({ key, value_json })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value_json }))
    .execute()
}

export function listAgencies(db: Kysely<Database>): Promise<Agency[]> {
  return db.selectFrom('agency').selectAll().orderBy('name').execute()
}

/** Adds an agency, or changes the one with this id if its version is still the one that was read. */
export async function saveAgencyRow(
  db: Kysely<Database>,
  agency: { id?: number | undefined; version?: number | undefined; key: string; name: string },
): Promise<Agency> {
  const { id, version, ...values } = agency
  const taken = await db.selectFrom('agency').select('id').where('key', '=', values.key).executeTakeFirst()
  if (taken && taken.id !== id) {
    throw new AppError('conflict', `There is already an agency with the key ${values.key}.`, {
      next: 'Choose another key.',
    })
  }
  if (id === undefined) return db.insertInto('agency').values(values).returningAll().executeTakeFirstOrThrow()
  const saved = await db
    .updateTable('agency')
    .set({ ...values, version: (version ?? 0) + 1 })
    .where('id', '=', id)
    .where('version', '=', version ?? 0)
    .returningAll()
    .executeTakeFirst()
  if (saved) return saved
  const theirs = await db.selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst()
  throw staleVersion('agency', theirs, agency)
}
