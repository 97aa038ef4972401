import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'

/** When this person last looked at each profile they have looked at. */
export function lookRows(db: Kysely<Database>, login: string) {
  return db
    .selectFrom('profile_look')
    .innerJoin('profile', 'profile.id', 'profile_look.profile_id')
    .select(['profile_look.profile_id', 'profile_look.looked_at', 'profile.filter_json'])
    .where('login', '=', login)
    .execute()
}

/** When they last looked at one; null for the first time. */
export async function lastLook(
  db: Kysely<Database>,
  profileId: number,
  login: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('profile_look')
    .select('looked_at')
    .where('profile_id', '=', profileId)
    .where('login', '=', login)
    .executeTakeFirst()
  return row?.looked_at ?? null
}

export async function saveLook(db: Kysely<Database>, profileId: number, login: string, at: string) {
  const changed = await db
    .updateTable('profile_look')
    .set({ looked_at: at })
    .where('profile_id', '=', profileId)
    .where('login', '=', login)
    .returning('id')
    .executeTakeFirst()
  if (changed) return
  await db.insertInto('profile_look').values({ profile_id: profileId, login, looked_at: at }).execute()
}

/** The imports that became visible after a moment: what they brought is what is new. */
export async function importsSince(db: Kysely<Database>, moment: string): Promise<number[]> {
  const rows = await db
    .selectFrom('import')
    .select('id')
    .where('status', '=', 'done')
    .where('finished_at', '>', moment)
    .execute()
  return rows.map(({ id }) => id)
}
