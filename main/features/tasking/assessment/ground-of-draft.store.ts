import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Figures } from '#shared/features/profiles/contract.ts'
import type { Database } from '../../../store/schema.ts'

/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

export type ActiveProfile = {
  id: number
  number: string
  title: string
  status: 'adopted' | 'monitored'
  adoptedOn: string
  filter: Filter
  polygons: Polygons
  baseline: Figures
  openActions: number
  overdueActions: number
}

/** The problem profiles that were adopted or monitored at a moment, by number. */
export async function activeProfiles(
  db: Kysely<Database>,
  asOf: string,
  today: string,
): Promise<ActiveProfile[]> {
  const history = await db
    .selectFrom('profile_history')
    .select(['profile_id', 'to_status'])
    .where('at', '<=', asOf)
    .orderBy('id')
    .execute()
  const statusOf = new Map(history.map(({ profile_id, to_status }) => [profile_id, to_status]))
  const rows = await db
    .selectFrom('profile')
    .select(['id', 'number', 'title', 'adopted_on', 'filter_json', 'polygons_json', 'baseline_json'])
    .where('adopted_on', 'is not', null)
    .where('baseline_json', 'is not', null)
    .orderBy('number')
    .execute()
  const actions = await db
    .selectFrom('action')
    .select(['profile_id', 'due_on'])
    .where('profile_id', 'is not', null)
    .where('closed_on', 'is', null)
    .execute()
  return rows.flatMap(row => {
    const status = statusOf.get(row.id)
    if (status !== 'adopted' && status !== 'monitored') return []
    const own = actions.filter(({ profile_id }) => profile_id === row.id)
    return [
      {
        id: row.id,
        number: row.number,
        title: row.title,
        status,
        adoptedOn: row.adopted_on!,
        filter: JSON.parse(row.filter_json) as Filter,
        polygons: JSON.parse(row.polygons_json) as Polygons,
        baseline: JSON.parse(row.baseline_json!) as Figures,
        openActions: own.length,
        overdueActions: own.filter(({ due_on }) => due_on < today).length,
      },
    ]
  })
}

export type ActivePriority = {
  id: number
  number: string
  title: string
  owner: string
  reviewOn: string
  filter: Filter
}

/** The neighbourhood priorities that were active on a day, by number. */
export async function activePriorities(db: Kysely<Database>, today: string): Promise<ActivePriority[]> {
  const rows = await db
    .selectFrom('priority')
    .select(['id', 'number', 'title', 'owner', 'review_on', 'area_id', 'filter_json'])
    .where('adopted_on', '<=', today)
    .where(({ eb, or }) => or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
    .orderBy('number')
    .execute()
  return rows.map(({ id, number, title, owner, review_on, area_id, filter_json }) => ({
    id,
    number,
    title,
    owner,
    reviewOn: review_on,
    filter: { ...(JSON.parse(filter_json) as Filter), areaIds: [area_id] },
  }))
}

/** The pseudonym most of some incidents name as caller or victim; null where none does. */
export async function usualPerson(db: Kysely<Database>, incidentIds: Uint32Array): Promise<string | null> {
  const counts = new Map<string, number>()
  for (let start = 0; start < incidentIds.length; start += askedAtOnce) {
    const rows = await db
      .selectFrom('incident')
      .select(['caller', 'victim'])
      .where('id', 'in', [...incidentIds.subarray(start, start + askedAtOnce)])
      .orderBy('id')
      .execute()
    for (const { caller, victim } of rows) {
      for (const pseudonym of new Set([caller, victim])) {
        if (pseudonym) counts.set(pseudonym, (counts.get(pseudonym) ?? 0) + 1)
      }
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

/** When the last of these imports of each source ended. */
export async function lastImports(
  db: Kysely<Database>,
  importIds: readonly number[],
): Promise<Map<number, string>> {
  const frozen = new Set(importIds)
  const rows = await db
    .selectFrom('import')
    .select(['id', 'source_id', 'finished_at'])
    .where('finished_at', 'is not', null)
    .orderBy('id')
    .execute()
  const last = new Map<number, string>()
  for (const { id, source_id, finished_at } of rows) {
    const known = last.get(source_id) ?? ''
    if (frozen.has(id) && finished_at! > known) last.set(source_id, finished_at!)
  }
  return last
}

export type EarlierHotspot = { codes: string; centre: readonly [number, number]; polygons: Polygons }

/** The hotspots an assessment lists, with the codes they were looked for among. */
export async function hotspotsOfAssessment(
  db: Kysely<Database>,
  assessmentId: number,
): Promise<EarlierHotspot[]> {
  const rows = await db
    .selectFrom('assessment_item')
    .innerJoin('hotspot', 'hotspot.id', 'assessment_item.hotspot_id')
    .innerJoin('analysis', 'analysis.id', 'hotspot.analysis_id')
    .where('assessment_item.assessment_id', '=', assessmentId)
    .where('assessment_item.section', '=', 'hotspots')
    .select(['hotspot.centre_easting', 'hotspot.centre_northing', 'hotspot.polygons_json'])
    .select(['analysis.filter_json', 'analysis.parameters_json'])
    .orderBy('assessment_item.id')
    .execute()
  return rows.map(row => ({
    codes: codesOf(row),
    centre: [row.centre_easting, row.centre_northing],
    polygons: JSON.parse(row.polygons_json) as Polygons,
  }))
}

/** What the hotspots of an analysis were looked for among: areas are no ground of a theme. */
function codesOf(row: { filter_json: string; parameters_json: string }): string {
  const { method } = JSON.parse(row.parameters_json) as { method: string }
  if (method === 'hot-areas') return 'areas'
  return JSON.stringify((JSON.parse(row.filter_json) as Filter).codes ?? null)
}

/** Why a person set items of news aside, in the order of the items; null where nobody did. */
export async function whySetAside(
  db: Kysely<Database>,
  newsItemIds: readonly number[],
): Promise<(string | null)[]> {
  if (newsItemIds.length === 0) return []
  const rows = await db
    .selectFrom('news_item')
    .select(['id', 'reason'])
    .where('id', 'in', newsItemIds)
    .where('status', '=', 'set-aside')
    .execute()
  const reasons = new Map(rows.map(({ id, reason }) => [id, reason]))
  return newsItemIds.map(id => reasons.get(id) ?? null)
}

/** The items of a look for what is new, in the order in which they were found. */
export async function itemsOfScan(db: Kysely<Database>, scanId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('news_item')
    .select('id')
    .where('news_scan_id', '=', scanId)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The figure that rates of a set are told by: its residents; null where none is loaded. */
export async function residentsOf(db: Kysely<Database>, areaSetId: number): Promise<number | null> {
  const row = await db
    .selectFrom('area_figure')
    .select('id')
    .where('area_set_id', '=', areaSetId)
    .where('unit', '=', 'residents')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The names of the areas of a set. */
export async function namesOfAreas(db: Kysely<Database>, areaSetId: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('area')
    .select(['id', 'name'])
    .where('area_set_id', '=', areaSetId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
