import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'

/** The meetings held in a period with the agencies that came, in order. */
export async function heldWithAttendance(db: Kysely<Database>, period: { from?: string; to?: string }) {
  const meetings = await db
    .selectFrom('meeting')
    .where('status', '=', 'held')
    .where('held_on', '>=', period.from ?? '')
    .where('held_on', '<=', period.to ?? '9999')
    .select(['id', 'held_on as heldOn'])
    .orderBy('held_on')
    .execute()
  const came = await db
    .selectFrom('attendance')
    .where('attending', '=', 1)
    .select(['meeting_id', 'agency_id'])
    .execute()
  const byMeeting = Map.groupBy(came, ({ meeting_id }) => meeting_id)
  return meetings.map(({ id, heldOn }) => ({
    id,
    heldOn,
    attending: (byMeeting.get(id) ?? []).map(({ agency_id }) => agency_id),
  }))
}

export function agencyNames(db: Kysely<Database>) {
  return db.selectFrom('agency').select(['id', 'name']).orderBy('name').execute()
}
