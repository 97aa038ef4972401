import type { Kysely } from 'kysely'
import { personFields } from '#shared/features/imports/rules.ts'
import type { Database } from '../../store/schema.ts'

/** Erases the clear references of a source that no incident of it names any more. */
export async function removeUnneededIdentities(db: Kysely<Database>, sourceId: number): Promise<void> {
  const any = await db
    .selectFrom('identity')
    .select('id')
    .where('source_id', '=', sourceId)
    .limit(1)
    .executeTakeFirst()
  if (!any) return
  let unneeded = db.deleteFrom('identity').where('source_id', '=', sourceId)
  for (const field of personFields) {
    const named = db
      .selectFrom('incident')
      .select(field)
      .where('source_id', '=', sourceId)
      .where(field, 'is not', null)
      .$narrowType<Record<typeof field, string>>()
    unneeded = unneeded.where('pseudonym', 'not in', named)
  }
  await unneeded.execute()
}

/** Erases all clear references of a source: its agreement no longer lets them be kept. */
export async function eraseIdentities(db: Kysely<Database>, sourceId: number): Promise<void> {
  await db.deleteFrom('identity').where('source_id', '=', sourceId).execute()
}
