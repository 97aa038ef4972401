import type { Kysely } from 'kysely'
import { addFreeze } from '../../../../store/freezes.ts'
import { nextMoment } from '../../../../store/moments.ts'
import type { Database, Row } from '../../../../store/schema.ts'
import { frozen, type Snapshot } from '../../../incidents/snapshot.ts'

/** The freeze that holds exactly the incidents of now, under the codes and links of now; none where something changed since. */
export async function freezeOfNow(
  db: Kysely<Database>,
  snapshot: Snapshot,
): Promise<Row<'freeze'> | undefined> {
  const { ids_hash, incidents } = frozen(snapshot)
  const row = await db
    .selectFrom('freeze')
    .selectAll()
    .where('ids_hash', '=', ids_hash)
    .where('incidents', '=', incidents)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (await changedAfter(db, row.made_at)) ? undefined : row
}

/** Keeps the data as they stand, unless a freeze holds them already: what is handed out can be counted again. */
export async function freezeNow(db: Kysely<Database>, snapshot: Snapshot, now: Date): Promise<void> {
  if (await freezeOfNow(db, snapshot)) return
  const made_at = await nextMoment(db, now)
  await addFreeze(db, { made_at, reason: 'pack', ...frozen(snapshot) })
}

/** Whether the code of a category or a decision on linked incidents changed after a moment. */
async function changedAfter(db: Kysely<Database>, at: string): Promise<boolean> {
  const code = await db
    .selectFrom('category_code')
    .select('id')
    .where(eb => eb.or([eb('made_at', '>', at), eb('replaced_at', '>', at)]))
    .limit(1)
    .executeTakeFirst()
  if (code) return true
  const link = await db
    .selectFrom('incident_link')
    .select('id')
    .where(eb => eb.or([eb('decided_at', '>', at), eb('replaced_at', '>', at)]))
    .limit(1)
    .executeTakeFirst()
  return link !== undefined
}
