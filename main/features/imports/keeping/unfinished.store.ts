import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { removeUnneededIdentities } from './identities.store.ts'

/**
 * Takes away what an import left that was cancelled or killed, the mapping and the categories it brought
 * included. Nobody ever saw any of it.
 */
export async function removeUnfinishedImports(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async trx => {
    const running = await trx
      .selectFrom('import')
      .select(['id', 'mapping_id', 'source_id'])
      .where('status', '=', 'running')
      .execute()
    for (const { id, mapping_id, source_id } of running) {
      await trx.deleteFrom('incident').where('import_id', '=', id).execute()
      await trx.deleteFrom('import_issue').where('import_id', '=', id).execute()
      await trx.deleteFrom('import_repeat').where('import_id', '=', id).execute()
      await removeUnneededIdentities(trx, source_id)
      await trx.deleteFrom('import').where('id', '=', id).execute()
      await trx
        .deleteFrom('mapping')
        .where('id', '=', mapping_id)
        .where('id', 'not in', trx.selectFrom('import').select('mapping_id'))
        .execute()
      await trx
        .deleteFrom('category')
        .where('source_id', '=', source_id)
        .where('id', 'not in', trx.selectFrom('incident').select('category_id'))
        // What its words stand for was decided for good, whether or not an incident is left.
        .where('id', 'not in', trx.selectFrom('category_code').select('category_id'))
        .execute()
    }
  })
}
