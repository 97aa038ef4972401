import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Database } from '../../../store/schema.ts'
import { localDay } from '../../incidents/local-time.ts'
import type { FlagRow, KnownRows } from './became.ts'

/** Everything that was put before the group, the newest first. */
export function flagRows(db: Kysely<Database>) {
  return db
    .selectFrom('flagged_item')
    .leftJoin('assessment_item', 'assessment_item.id', 'flagged_item.assessment_item_id')
    .leftJoin('assessment', 'assessment.id', 'assessment_item.assessment_id')
    .leftJoin('hotspot', 'hotspot.id', 'flagged_item.hotspot_id')
    .selectAll('flagged_item')
    .select(['hotspot.centre_easting', 'hotspot.centre_northing'])
    .select(['assessment.id as assessment_id', 'assessment.number as assessment_number'])
    .select('assessment_item.profile_id')
    .orderBy('flagged_item.id', 'desc')
}
export type StoredFlag = Awaited<ReturnType<ReturnType<typeof flagRows>['execute']>>[number]

/** A stored flag as the rule for what became of it takes it. */
export function asFlagRow(row: StoredFlag): FlagRow {
  return {
    id: row.id,
    outcome: row.outcome,
    dealtWithOn: row.dealt_with_on,
    meetingId: row.meeting_id,
    flaggedOn: dayOf(row.flagged_at),
    withdrawnOn: row.withdrawn_at && dayOf(row.withdrawn_at),
    centre:
      row.centre_easting === null || row.centre_northing === null
        ? null
        : [row.centre_easting, row.centre_northing],
    hotspotId: row.hotspot_id,
    filterJson: row.filter_json,
    profileId: row.profile_id,
  }
}

/** Everything that can have become of a flagged item. */
export async function knownRows(db: Kysely<Database>): Promise<KnownRows> {
  const agenda = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['agenda_item.id', 'agenda_item.meeting_id', 'agenda_item.profile_id'])
    .select('agenda_item.flagged_item_id')
    .select(['meeting.held_on', 'meeting.status'])
    .orderBy('agenda_item.id')
    .execute()
  const profiles = await db
    .selectFrom('profile')
    .innerJoin('analysis', 'analysis.id', 'profile.analysis_id')
    .select(['profile.id', 'profile.number', 'profile.title', 'profile.created_at', 'profile.hotspot_id'])
    .select(['profile.status', 'profile.polygons_json', 'analysis.filter_json'])
    .orderBy('profile.id')
    .execute()
  const decisions = await db.selectFrom('decision').selectAll().orderBy('id').execute()
  const actions = await db
    .selectFrom('action')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .select([
      'action.id',
      'action.number',
      'action.what',
      'action.profile_id',
      'action.meeting_id',
      'action.agenda_item_id',
    ])
    .select(['action.status', 'meeting.held_on'])
    .orderBy('action.id')
    .execute()
  return {
    agenda: agenda.map(({ id, meeting_id, profile_id, flagged_item_id, held_on, status }) => ({
      id,
      meetingId: meeting_id,
      profileId: profile_id,
      heldOn: held_on,
      isHeld: status === 'held',
      flaggedItemId: flagged_item_id,
    })),
    profiles: profiles.map(({ id, number, title, created_at, hotspot_id, status, ...row }) => ({
      id,
      number,
      title,
      status,
      createdOn: dayOf(created_at),
      hotspotId: hotspot_id,
      analysisFilterJson: row.filter_json,
      polygons: JSON.parse(row.polygons_json) as Polygons,
    })),
    decisions: decisions.flatMap(({ agenda_item_id, kind, at }) => {
      const item = agenda.find(({ id }) => id === agenda_item_id)
      return item
        ? [
            {
              agendaItemId: item.id,
              profileId: item.profile_id,
              meetingId: item.meeting_id,
              kind,
              on: dayOf(at),
            },
          ]
        : []
    }),
    actions: actions.map(({ id, number, what, profile_id, meeting_id, agenda_item_id, status, held_on }) => ({
      id,
      number,
      what,
      status,
      profileId: profile_id,
      agendaItemId: agenda_item_id,
      meetingId: meeting_id,
      setOn: held_on,
    })),
  }
}

export function dayOf(instant: string): string {
  return localDay(Date.parse(instant) / 60_000)
}
