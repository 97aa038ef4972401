import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'

/** Everybody of the bureau who can be given a profile: partners are not. */
export function colleagueRows(db: Kysely<Database>) {
  return db
    .selectFrom('person')
    .select(['id as personId', 'name', 'role'])
    .where('role', '!=', 'partner')
    .orderBy('name')
    .execute()
}

/** Who works on a profile, and who did, in the order in which they came. */
export async function assignedRows(db: Kysely<Database>, profileId: number) {
  const rows = await db
    .selectFrom('profile_person')
    .leftJoin('person', 'person.id', 'profile_person.person_id')
    .selectAll('profile_person')
    .select(['person.role', 'person.name'])
    .where('profile_id', '=', profileId)
    .orderBy('profile_person.id')
    .execute()
  return rows.map(row => ({
    personId: row.person_id,
    name: row.name ?? row.person_name,
    role: row.role,
    since: row.assigned_at,
    until: row.ended_at,
  }))
}

type Assignment = { profileId: number; personId: number; at: string; by: string }

/** Throws `not-found` for nobody of the bureau, `conflict` for who works on it already. */
export async function assignPerson(db: Kysely<Database>, { profileId, personId, at, by }: Assignment) {
  const person = (await colleagueRows(db)).find(one => one.personId === personId)
  if (!person) {
    throw new AppError('not-found', 'There is nobody like that in the bureau.', {
      next: 'Choose one of its investigators or analysts.',
    })
  }
  if (await assignmentOf(db, profileId, personId)) {
    throw new AppError('conflict', `${person.name} already works on this profile.`, {
      next: 'Choose somebody else.',
    })
  }
  await db
    .insertInto('profile_person')
    .values({
      profile_id: profileId,
      person_id: personId,
      person_name: person.name,
      assigned_at: at,
      assigned_by: by,
      ended_at: null,
    })
    .execute()
}

/** Throws `conflict` for who does not work on it. */
export async function releasePerson(
  db: Kysely<Database>,
  { profileId, personId, at }: Omit<Assignment, 'by'>,
) {
  const found = await assignmentOf(db, profileId, personId)
  if (!found) {
    throw new AppError('conflict', 'This person does not work on this profile.', {
      next: 'Look at who does; it may have changed.',
    })
  }
  await db.updateTable('profile_person').set({ ended_at: at }).where('id', '=', found.id).execute()
}

function assignmentOf(db: Kysely<Database>, profileId: number, personId: number) {
  return db
    .selectFrom('profile_person')
    .select('id')
    .where('profile_id', '=', profileId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** The profiles that a person works on. */
export async function profilesOf(db: Kysely<Database>, personId: number): Promise<Set<number>> {
  const rows = await db
    .selectFrom('profile_person')
    .select('profile_id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.map(({ profile_id }) => profile_id))
}
