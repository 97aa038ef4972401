import type { Kysely } from 'kysely'
import { isPicture, mediaTypes } from '#shared/features/profiles/attachments.ts'
import { type DecisionKind, decisions } from '#shared/features/tasking/rules.ts'
import { freezeRow } from '../../../store/freezes.ts'
import type { Database } from '../../../store/schema.ts'
import type { PackPicture } from './rich-text.ts'

export function decisionsOn(db: Kysely<Database>, profileId: number) {
  return db
    .selectFrom('decision')
    .innerJoin('agenda_item', 'agenda_item.id', 'decision.agenda_item_id')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .where('agenda_item.profile_id', '=', profileId)
    .where('decision.kind', 'in', [...decisions])
    .select(['meeting.title', 'meeting.held_on', 'decision.kind', 'decision.reason'])
    .$narrowType<{ kind: DecisionKind }>()
    .orderBy('meeting.held_on')
    .execute()
}

export function actionsOn(db: Kysely<Database>, profileId: number) {
  return db
    .selectFrom('action')
    .innerJoin('agency', 'agency.id', 'action.agency_id')
    .innerJoin('meeting', 'meeting.id', 'action.meeting_id')
    .where('profile_id', '=', profileId)
    .selectAll('action')
    .select(['agency.name as agency_name', 'meeting.held_on'])
    .orderBy('due_on')
    .execute()
}

export async function daysHeld(db: Kysely<Database>): Promise<string[]> {
  const rows = await db.selectFrom('meeting').select('held_on').where('status', '=', 'held').execute()
  return rows.map(({ held_on }) => held_on)
}

/** The analysis that found a hotspot, and the freeze named or else the analysis' own. */
export async function analysisWithFreeze(db: Kysely<Database>, hotspotId: number, freezeId: number | null) {
  const analysis = await db
    .selectFrom('analysis')
    .innerJoin('hotspot', 'hotspot.analysis_id', 'analysis.id')
    .selectAll('analysis')
    .where('hotspot.id', '=', hotspotId)
    .executeTakeFirstOrThrow()
  return { analysis, freeze: await freezeRow(db, freezeId ?? analysis.freeze_id) }
}

/** Pictures kept with profiles, as they can stand in a pack. */
export async function picturesOf(db: Kysely<Database>, ids: readonly number[]): Promise<PackPicture[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('profile_attachment')
    .select(['id', 'type', 'content', 'caption', 'origin', 'marking'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows
    .filter(({ type }) => isPicture(type))
    .map(({ id, type, content, caption, origin, marking }) => ({
      id,
      caption,
      origin,
      marking,
      mediaType: mediaTypes[type],
      base64: Buffer.from(content).toString('base64'),
    }))
}
