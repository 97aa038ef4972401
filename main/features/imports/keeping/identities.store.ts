import type { Kysely } from 'kysely'
import { type PersonField, personFields } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'

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

type Named = { field: PersonField; pseudonym: string; sealed: Uint8Array }

/** Whom an incident names, sealed, with its source. Throws `not-found`. */
export async function identitiesOf(
  db: Kysely<Database>,
  incidentId: number,
): Promise<{ sourceId: number; named: Named[] }> {
  const incident = await db
    .selectFrom('incident')
    .innerJoin('import', 'import.id', 'incident.import_id')
    .select(['incident.source_id', ...personFields])
    .where('incident.id', '=', incidentId)
    .where('import.status', '=', 'done')
    .executeTakeFirst()
  if (!incident) {
    throw new AppError('not-found', `Incident ${incidentId} is no longer there.`, {
      next: 'Its import may have been undone. Go back to the list.',
    })
  }
  const named: Named[] = []
  for (const field of personFields) {
    const pseudonym = incident[field]
    if (pseudonym === null) continue
    const kept = await db
      .selectFrom('identity')
      .select('sealed')
      .where('source_id', '=', incident.source_id)
      .where('pseudonym', '=', pseudonym)
      .executeTakeFirst()
    if (kept) named.push({ field, pseudonym, sealed: kept.sealed })
  }
  return { sourceId: incident.source_id, named }
}

/** Erases all clear references of a source: its agreement no longer lets them be kept. */
export async function eraseIdentities(db: Kysely<Database>, sourceId: number): Promise<void> {
  await db.deleteFrom('identity').where('source_id', '=', sourceId).execute()
}
