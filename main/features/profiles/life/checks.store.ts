import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import type { Tick } from './checks.ts'

export async function tickRows(db: Kysely<Database>, profileId: number): Promise<Tick[]> {
  const rows = await db.selectFrom('profile_check').selectAll().where('profile_id', '=', profileId).execute()
  return rows.map(({ key, note, ticked_at, ticked_by }) => ({ key, note, at: ticked_at, by: ticked_by }))
}

/** Ticks a check, or takes its tick back; the last one who ticked it stands. */
export async function saveTick(db: Kysely<Database>, profileId: number, key: string, tick: Tick | null) {
  await db.deleteFrom('profile_check').where('profile_id', '=', profileId).where('key', '=', key).execute()
  if (!tick) return
  const { note, at, by } = tick
  await db
    .insertInto('profile_check')
    .values({ profile_id: profileId, key, note, ticked_at: at, ticked_by: by })
    .execute()
}

export async function agencyNames(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('agency').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}
