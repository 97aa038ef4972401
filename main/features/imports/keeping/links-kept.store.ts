import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'

/** Lets what was decided of an incident stand for its next version, which is now the first. */
export async function moveLinks(db: Kysely<Database>, goneId: number, nextId: number): Promise<void> {
  const links = await db
    .selectFrom('incident_link')
    .select(['id', 'incident_id', 'other_id'])
    .where(({ eb, or }) => or([eb('incident_id', '=', goneId), eb('other_id', '=', goneId)]))
    .execute()
  for (const { id, incident_id, other_id } of links) {
    const other = incident_id === goneId ? other_id : incident_id
    await db
      .updateTable('incident_link')
      .set({ incident_id: Math.min(nextId, other), other_id: Math.max(nextId, other) })
      .where('id', '=', id)
      .execute()
  }
}

/** Takes away decisions on incidents that are no longer there: nothing could be shown of them. */
export async function removeDanglingLinks(db: Kysely<Database>): Promise<void> {
  await db
    .deleteFrom('incident_link')
    .where(({ exists, not, or, selectFrom }) => {
      const gone = (column: 'incident_link.incident_id' | 'incident_link.other_id') =>
        not(exists(selectFrom('incident').select('incident.id').whereRef('incident.id', '=', column)))
      return or([gone('incident_link.incident_id'), gone('incident_link.other_id')])
    })
    .execute()
}
