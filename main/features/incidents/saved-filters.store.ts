import type { Kysely } from 'kysely'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { SavedFilter } from '#shared/features/incidents/saved-filters.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'

type FilterToSave = { id?: number | undefined; version?: number | undefined; name: string; filter: Filter }

/** The filters kept under a name, in the order of their names. */
export async function listSavedFilters(db: Kysely<Database>): Promise<SavedFilter[]> {
  const { compare } = new Intl.Collator('en-GB', { numeric: true })
  const rows = await db.selectFrom('saved_filter').selectAll().orderBy('id').execute()
  return rows.map(asSavedFilter).sort((a, b) => compare(a.name, b.name))
}

/**
 * Adds a filter, or changes the one with this id. Throws `conflict` where another has the name, or where somebody
 * saved it since it was read: the detail then holds both.
 */
export async function saveFilterRow(
  db: Kysely<Database>,
  wanted: FilterToSave,
  made: { at: string; by: string },
): Promise<SavedFilter> {
  const { id, version, name, filter } = wanted
  const taken = (await listSavedFilters(db)).find(other => sameName(other.name, name))
  if (taken && taken.id !== id) {
    throw new AppError('conflict', `There is already a saved filter called “${taken.name}”.`, {
      next: 'Choose another name, or overwrite that one.',
      detail: { theirs: taken, yours: wanted },
    })
  }
  const values = { name, filter_json: JSON.stringify(filter), made_at: made.at, made_by: made.by }
  if (id === undefined) {
    const added = await db.insertInto('saved_filter').values(values).returningAll().executeTakeFirstOrThrow()
    return asSavedFilter(added)
  }
  const saved = await db
    .updateTable('saved_filter')
    .set({ ...values, version: (version ?? 0) + 1 })
    .where('id', '=', id)
    .where('version', '=', version ?? 0)
    .returningAll()
    .executeTakeFirst()
  if (!saved) throw staleVersion('saved filter', await findSavedFilter(db, id), wanted)
  return asSavedFilter(saved)
}

/** Throws `conflict` where somebody saved it since it was read, `not-found` where it is gone already. */
export async function removeFilterRow(db: Kysely<Database>, id: number, version: number): Promise<void> {
  const found = await findSavedFilter(db, id)
  if (found?.version !== version) throw staleVersion('saved filter', found, { id, version })
  await db.deleteFrom('saved_filter').where('id', '=', id).execute()
}

async function findSavedFilter(db: Kysely<Database>, id: number): Promise<SavedFilter | undefined> {
  const row = await db.selectFrom('saved_filter').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asSavedFilter(row)
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function asSavedFilter(row: Row<'saved_filter'>): SavedFilter {
  return {
    id: row.id,
    name: row.name,
    filter: JSON.parse(row.filter_json) as Filter,
    madeAt: row.made_at,
    madeBy: row.made_by,
    version: row.version,
  }
}
