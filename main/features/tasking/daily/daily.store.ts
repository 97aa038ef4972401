import type { Kysely } from 'kysely'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Database } from '../../../store/schema.ts'

export type Watched = {
  kind: 'profile' | 'priority'
  id: number
  number: string
  title: string
  filter: Filter
}

/** What the bureau watches from day to day: adopted and monitored profiles, and active priorities. */
export async function watched(db: Kysely<Database>): Promise<Watched[]> {
  const profiles = await db
    .selectFrom('profile')
    .select(['id', 'number', 'title', 'filter_json'])
    .where('status', 'in', ['adopted', 'monitored'])
    .orderBy('id')
    .execute()
  const priorities = await db
    .selectFrom('priority')
    .select(['id', 'number', 'title', 'filter_json', 'area_id'])
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  return [
    ...profiles.map(row => ({
      kind: 'profile' as const,
      id: row.id,
      number: row.number,
      title: row.title,
      filter: filterOf(row),
    })),
    ...priorities.map(row => ({
      kind: 'priority' as const,
      id: row.id,
      number: row.number,
      title: row.title,
      filter: { ...filterOf(row), areaIds: [row.area_id] },
    })),
  ]
}

const filterOf = ({ filter_json }: { filter_json: string }) => JSON.parse(filter_json) as Filter

export async function categoryWords(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db.selectFrom('category').select(['id', 'words']).execute()
  return new Map(rows.map(({ id, words }) => [id, words]))
}

/** Who looked at a day first, and when; null where nobody has. */
export async function daySeen(db: Kysely<Database>, day: string) {
  const row = await db.selectFrom('daily_seen').selectAll().where('day', '=', day).executeTakeFirst()
  return row ? { at: row.at, by: row.by_login } : null
}

export async function seeDay(db: Kysely<Database>, day: string, at: string, by: string): Promise<void> {
  await db
    .insertInto('daily_seen')
    .values({ day, at, by_login: by })
    .onConflict(conflict => conflict.column('day').doNothing())
    .execute()
}
