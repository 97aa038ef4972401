import type { Kysely } from 'kysely'
import type { Entry, KeptEntry, ListKey } from '#shared/features/profiles/lists.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../../store/schema.ts'
import { staleVersion } from '../../../store/stale-version.ts'

const mostOfOneList = 200

/** The lines of every list of a profile, each list in its order. */
export async function entryRows(db: Kysely<Database>, profileId: number): Promise<KeptEntry[]> {
  const rows = await db
    .selectFrom('profile_entry')
    .selectAll()
    .where('profile_id', '=', profileId)
    .orderBy('list')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(asKept)
}

type Saving = { profileId: number; entry: Entry; at: string; by: string }

/** Adds a line to the end of its list. Throws `invalid` where the list is full. */
export async function insertEntry(db: Kysely<Database>, { profileId, entry, at, by }: Saving) {
  const { last, lines } = await db
    .selectFrom('profile_entry')
    .select(({ fn }) => [fn.max('position').as('last'), fn.countAll<number>().as('lines')])
    .where('profile_id', '=', profileId)
    .where('list', '=', entry.list)
    .executeTakeFirstOrThrow()
  if (lines >= mostOfOneList) {
    throw new AppError('invalid', `This list has ${mostOfOneList} lines already.`, {
      next: 'Remove what is no longer needed.',
    })
  }
  const row = await db
    .insertInto('profile_entry')
    .values({
      profile_id: profileId,
      list: entry.list,
      position: (last ?? 0) + 1,
      entry_json: JSON.stringify(entry),
      saved_at: at,
      saved_by: by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asKept(row)
}

type Kept = { id: number; version: number }

/** Saves a line if it still is the version that was read. A conflict carries both sides. */
export async function updateEntry(
  db: Kysely<Database>,
  { id, version }: Kept,
  { profileId, entry, at, by }: Saving,
) {
  const row = await db
    .updateTable('profile_entry')
    .set({ entry_json: JSON.stringify(entry), version: version + 1, saved_at: at, saved_by: by })
    .where('id', '=', id)
    .where('profile_id', '=', profileId)
    .where('list', '=', entry.list)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst()
  if (row) return asKept(row)
  throw staleVersion('line', await theirs(db, profileId, id), { id, version, entry })
}

export async function deleteEntry(db: Kysely<Database>, profileId: number, { id, version }: Kept) {
  const gone = await db
    .deleteFrom('profile_entry')
    .where('id', '=', id)
    .where('profile_id', '=', profileId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw staleVersion('line', await theirs(db, profileId, id), { id, version })
}

/** Puts the lines of a list into an order that names each of them once; otherwise a conflict. */
export async function orderEntries(
  db: Kysely<Database>,
  profileId: number,
  list: ListKey,
  ids: readonly number[],
): Promise<void> {
  const rows = await db
    .selectFrom('profile_entry')
    .select('id')
    .where('profile_id', '=', profileId)
    .where('list', '=', list)
    .execute()
  const there = new Set(rows.map(({ id }) => id))
  if (ids.length !== there.size || new Set(ids).size !== ids.length || !ids.every(id => there.has(id))) {
    throw new AppError('conflict', 'This list was changed in the meantime.', {
      next: 'Look at it as it is now, then order it again.',
    })
  }
  for (const [index, id] of ids.entries()) {
    await db
      .updateTable('profile_entry')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute()
  }
}

/** Throws `invalid` unless the action was tasked for this profile. */
export async function checkAction(db: Kysely<Database>, profileId: number, actionId: number): Promise<void> {
  const action = await db
    .selectFrom('action')
    .select('profile_id')
    .where('id', '=', actionId)
    .executeTakeFirst()
  if (action?.profile_id === profileId) return
  throw new AppError('invalid', 'That action was not tasked for this profile.', {
    next: 'Choose one of its actions.',
  })
}

async function theirs(db: Kysely<Database>, profileId: number, id: number): Promise<KeptEntry | undefined> {
  const row = await db
    .selectFrom('profile_entry')
    .selectAll()
    .where('id', '=', id)
    .where('profile_id', '=', profileId)
    .executeTakeFirst()
  return row && asKept(row)
}

function asKept({ id, version, entry_json }: Row<'profile_entry'>): KeptEntry {
  return { id, version, entry: JSON.parse(entry_json) as Entry }
}
