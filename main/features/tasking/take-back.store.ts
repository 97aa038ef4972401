import type { Kysely } from 'kysely'
import type { Database } from '../../store/schema.ts'
import type { RowChange } from './steps/row-changes.ts'

/**
 * The day of the first meeting held that knew of a change: one held after the day it was made, or that in which it
 * was made. Null where no meeting has been held since.
 */
export async function heldWith(
  db: Kysely<Database>,
  eventId: number,
  madeOn: string,
): Promise<string | null> {
  const later = await db
    .selectFrom('meeting')
    .select('held_on')
    .where('status', '=', 'held')
    .where('held_on', '>', madeOn)
    .orderBy('held_on')
    .executeTakeFirst()
  if (later) return later.held_on
  const steps = await db
    .selectFrom('meeting_step')
    .innerJoin('meeting', 'meeting.id', 'meeting_step.meeting_id')
    .select(['meeting.held_on', 'meeting_step.changes_json'])
    .where('meeting.status', '=', 'held')
    .where('meeting.held_on', '=', madeOn)
    .where('meeting_step.undone_at', 'is', null)
    .execute()
  const made = steps.find(({ changes_json }) =>
    (JSON.parse(changes_json) as RowChange[]).some(
      ({ table, at }) => table === 'action_event' && at.id === eventId,
    ),
  )
  return made?.held_on ?? null
}
