import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'
import type { PackSource } from './model/document.ts'

/** How the sources are marked whose incidents are counted in a pack. */
export async function sourceMarkings(
  db: Kysely<Database>,
  sources: readonly PackSource[],
): Promise<string[]> {
  const names = sources.filter(({ leftOut }) => leftOut === '').map(({ name }) => name)
  if (names.length === 0) return []
  const rows = await db.selectFrom('source').select('marking').where('name', 'in', names).execute()
  return rows.map(({ marking }) => marking)
}
