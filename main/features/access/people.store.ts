import type { Kysely } from 'kysely'
import type { Person } from '#shared/features/access/contract.ts'
import { leavesNoManager } from '#shared/features/access/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

export async function listPeople(db: Kysely<Database>): Promise<Person[]> {
  return (await db.selectFrom('person').selectAll().orderBy('name').execute()).map(asPerson)
}

/** The person signed in; one the bureau does not know has a partner's rights without an agency. */
export async function personOf(db: Kysely<Database>, login: string): Promise<Person> {
  const row = await db.selectFrom('person').selectAll().where('login', '=', login).executeTakeFirst()
  return row ? asPerson(row) : { id: 0, login, name: login, role: 'partner', agencyId: null, version: 0 }
}

type PersonToSave = Omit<Person, 'id' | 'version'> & { id?: number | undefined; version?: number | undefined }

/** Adds a person, or changes the one with this id. The last manager cannot become something else. */
export async function savePersonRow(db: Kysely<Database>, person: PersonToSave): Promise<Person> {
  const { id, version, agencyId, ...rest } = person
  const values = { ...rest, agency_id: agencyId }
  const people = await listPeople(db)
  const taken = people.find(other => other.login === person.login)
  if (taken && taken.id !== id) {
    throw new AppError('conflict', `${person.login} is already in this bureau, as ${taken.name}.`, {
      next: 'Change that entry instead.',
    })
  }
  if (agencyId !== null) await checkAgency(db, agencyId)
  if (id === undefined) {
    return asPerson(await db.insertInto('person').values(values).returningAll().executeTakeFirstOrThrow())
  }
  const before = people.find(other => other.id === id)
  if (before) checkManagerRemains(people, before.login, person.role)
  const saved = await db
    .updateTable('person')
    .set({ ...values, version: (version ?? 0) + 1 })
    .where('id', '=', id)
    .where('version', '=', version ?? 0)
    .returningAll()
    .executeTakeFirst()
  if (!saved) throw staleVersion('person', before, person)
  return asPerson(saved)
}

export async function removePersonRow(db: Kysely<Database>, id: number, version: number): Promise<void> {
  const people = await listPeople(db)
  const person = people.find(other => other.id === id)
  if (!person || person.version !== version) throw staleVersion('person', person, { id, version })
  checkManagerRemains(people, person.login, 'partner')
  await db.deleteFrom('person').where('id', '=', id).execute()
}

async function checkAgency(db: Kysely<Database>, agencyId: number) {
  const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).executeTakeFirst()
  if (agency) return
  throw new AppError('invalid', 'A partner speaks for an agency, and this agency is not in the bureau.', {
    next: 'Choose an agency, or add it in the settings first.',
  })
}

function checkManagerRemains(people: readonly Person[], login: string, role: Person['role']) {
  if (leavesNoManager(people, login, role)) {
    throw new AppError('conflict', 'The bureau would be left without a manager.', {
      next: 'Make somebody else bureau manager first.',
    })
  }
}

function asPerson({ agency_id, ...row }: Row<'person'>): Person {
  return { ...row, agencyId: agency_id }
}
