import type { Kysely } from 'kysely'
import type { Pack } from '#shared/features/packs/contract.ts'
import { disclosureKinds } from '#shared/features/packs/pack.ts'
import { isPicture, mediaTypes } from '#shared/features/profiles/attachments.ts'
import type { BureauSettings } from '#shared/features/settings/contract.ts'
import { type DecisionKind, decisions } from '#shared/features/tasking/rules.ts'
import { nextNumber } from '#shared/numbering.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import type { PackPicture } from './written.ts'

/** What of the bureau stands on every page. */
export async function bureauOnPaper(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('setting')
    .selectAll()
    .where('key', 'in', ['bureau', 'demonstration'])
    .execute()
  const bureau = rows.find(({ key }) => key === 'bureau')
  const demonstration = rows.find(({ key }) => key === 'demonstration')
  const settings = bureau ? (JSON.parse(bureau.value_json) as BureauSettings) : null
  return {
    bureauName: settings?.name ?? 'Bureau',
    marking: settings?.marking ?? 'OFFICIAL-SENSITIVE',
    demonstration: demonstration !== undefined && demonstration.value_json !== 'null',
  }
}

/** The areas of the first set loaded: what people here call the parts of their city. */
export async function areaOutlines(db: Kysely<Database>) {
  return db
    .selectFrom('area')
    .select(['name', 'polygons_json'])
    .where('area_set_id', '=', eb => eb.selectFrom('area_set').select(({ fn }) => fn.min('id').as('id')))
    .execute()
}

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
  const freeze = await db
    .selectFrom('freeze')
    .selectAll()
    .where('id', '=', freezeId ?? analysis.freeze_id)
    .executeTakeFirstOrThrow()
  return { analysis, freeze }
}

/** Pictures kept with profiles, as they can stand in a page. */
export async function picturesOf(db: Kysely<Database>, ids: readonly number[]): Promise<PackPicture[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('profile_attachment')
    .select(['id', 'type', 'content', 'caption', 'origin'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows
    .filter(({ type }) => isPicture(type))
    .map(({ id, type, content, caption, origin }) => ({
      ...{ id, caption, origin, mediaType: mediaTypes[type] },
      base64: Buffer.from(content).toString('base64'),
    }))
}

/** The register of disclosures, the latest first. */
export async function listPacks(db: Kysely<Database>): Promise<Pack[]> {
  const rows = await db.selectFrom('pack').selectAll().orderBy('id', 'desc').execute()
  return rows.map(asPack)
}

/** The number that the next pack of a year will have, `PK-2025-003`. */
export async function nextPackNumber(db: Kysely<Database>, madeAt: string): Promise<string> {
  const prefix = `PK-${madeAt.slice(0, 4)}-`
  const last = await db
    .selectFrom('pack')
    .select('number')
    .where('number', 'like', `${prefix}%`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return nextNumber(prefix, last?.number ?? null)
}

/** Enters a pack under the next number of its year. */
export async function registerPack(
  db: Kysely<Database>,
  pack: Omit<NewRow<'pack'>, 'id' | 'number'>,
): Promise<Pack> {
  const row = await db
    .insertInto('pack')
    .values({ ...pack, number: await nextPackNumber(db, pack.made_at) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return asPack(row)
}

function asPack(row: Row<'pack'>): Pack {
  const { id, number, title, marking, audience, form, withheld, sha256, bytes } = row
  return {
    ...{ id, number, title, marking, audience, form, withheld, sha256, bytes },
    kind: disclosureKinds.find(one => one === row.kind) ?? disclosureKinds[0],
    subjectId: row.subject_id || null,
    freezeId: row.freeze_id,
    templateVersion: row.template_version,
    madeAt: row.made_at,
    madeBy: row.made_by,
  }
}
