import type { Kysely } from 'kysely'
import type { BureauSettings } from '#shared/features/settings/contract.ts'
import type { Database } from '../../store/schema.ts'

/** How what leaves the bureau is marked; as strictly as a new bureau where nothing was set. */
export async function bureauMarking(db: Kysely<Database>): Promise<BureauSettings['marking']> {
  const row = await db
    .selectFrom('setting')
    .select('value_json')
    .where('key', '=', 'bureau')
    .executeTakeFirst()
  return row ? (JSON.parse(row.value_json) as BureauSettings).marking : 'OFFICIAL-SENSITIVE'
}
