import type { Kysely } from 'kysely'
import type { Mentions } from '#shared/features/profiles/life.ts'
import type { Database } from '../../../store/schema.ts'

/** The meetings a profile was before, with what was decided, and what else speaks of it. */
export async function readMentions(db: Kysely<Database>, profileId: number): Promise<Mentions> {
  const meetings = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .leftJoin('decision', 'decision.agenda_item_id', 'agenda_item.id')
    .where('agenda_item.profile_id', '=', profileId)
    .select(['meeting.id', 'meeting.title', 'meeting.held_on', 'meeting.status'])
    .select(['decision.kind', 'decision.reason'])
    .orderBy('meeting.held_on', 'desc')
    .execute()
  const nominations = await db
    .selectFrom('nomination')
    .innerJoin('agency', 'agency.id', 'nomination.agency_id')
    .select(['nomination.id as nominationId', 'nomination.number', 'nomination.title'])
    .select('agency.name as agencyName')
    .where('profile_id', '=', profileId)
    .orderBy('nomination.id')
    .execute()
  const priorities = await db
    .selectFrom('priority')
    .select(['id as priorityId', 'number', 'title', 'area_label as areaLabel', 'status'])
    .where('profile_id', '=', profileId)
    .orderBy('id', 'desc')
    .execute()
  const briefings = await db
    .selectFrom('briefing')
    .select(['id as briefingId', 'issue', 'status', 'expires_on as expiresOn'])
    .where('id', 'in', lines =>
      lines.selectFrom('briefing_line').select('briefing_id').where('profile_id', '=', profileId),
    )
    .orderBy('issue', 'desc')
    .execute()
  return {
    meetings: meetings.map(({ id, title, held_on, status, kind, reason }) => ({
      meetingId: id,
      title,
      heldOn: held_on,
      status,
      decision: kind,
      reason: reason ?? '',
    })),
    nominations,
    priorities,
    briefings,
  }
}
