import { addDays } from 'date-fns/addDays'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import type { Kysely } from 'kysely'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { readCodeTable } from './category-codes.store.ts'
import { periodsOfCodes } from './category-codes.ts'
import type { Conditions } from './filter.ts'
import { decodeIncidentIds } from './incident-ids.ts'
import { readLinkedEvents } from './links.store.ts'
import { dayToMinute } from './local-time.ts'

/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

/**
 * Turns days, codes and hotspots into what a snapshot holds. Areas and texts are the caller's: they need outlines
 * and words that a snapshot does not hold.
 *
 * @param asOf the moment whose codes and links are meant; now if absent.
 */
export async function resolveFilter(
  db: Kysely<Database>,
  filter: Filter,
  asOf?: string,
): Promise<Conditions> {
  const { from, to, sourceIds, categoryIds, codes, hotspotId, polygon } = filter
  const { channels, importIds, weekHours, circle, newsItemId } = filter
  const conditions: Conditions = {}
  if (from !== undefined) conditions.fromMinute = dayToMinute(from)
  if (to !== undefined) conditions.beforeMinute = dayToMinute(dayAfter(to))
  if (sourceIds) conditions.sourceIds = sourceIds
  if (categoryIds) conditions.categoryIds = categoryIds
  if (codes) conditions.coded = periodsOfCodes(await readCodeTable(db, { asOf }), codes)
  if (hotspotId !== undefined) {
    conditions.incidentIds = await withVersions(db, await incidentsOfHotspot(db, hotspotId))
  }
  if (newsItemId !== undefined) {
    const ids = await withVersions(db, await incidentsOfNewsItem(db, newsItemId))
    const within = conditions.incidentIds && new Set(conditions.incidentIds)
    conditions.incidentIds = within ? ids.filter(id => within.has(id)) : ids
  }
  if (filter.incidentIds) {
    const ids = await withVersions(db, Uint32Array.from(filter.incidentIds))
    const within = conditions.incidentIds && new Set(conditions.incidentIds)
    conditions.incidentIds = within ? ids.filter(id => within.has(id)) : ids
  }
  if (channels) conditions.channels = channels
  if (importIds) conditions.importIds = importIds
  if (weekHours) conditions.weekHours = weekHours
  if (circle) conditions.circle = circle
  if (polygon) conditions.polygon = polygon
  if (filter.count === 'events') conditions.events = await readLinkedEvents(db, asOf)
  return conditions
}

function dayAfter(day: string): string {
  return lightFormat(addDays(parseISO(day), 1), 'yyyy-MM-dd')
}

/** Identifiers of the incidents of a hotspot, as its analysis counted them. Throws `not-found`. */
async function incidentsOfHotspot(db: Kysely<Database>, hotspotId: number): Promise<Uint32Array> {
  const row = await db
    .selectFrom('hotspot')
    .select('incident_ids')
    .where('id', '=', hotspotId)
    .executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', 'That hotspot is no longer there.', {
      next: 'Choose another, or run the analysis again.',
    })
  }
  return decodeIncidentIds(row.incident_ids)
}

/** Identifiers of the incidents of something new, as its scan counted them. Throws `not-found`. */
async function incidentsOfNewsItem(db: Kysely<Database>, newsItemId: number): Promise<Uint32Array> {
  const row = await db
    .selectFrom('news_item')
    .select('incident_ids')
    .where('id', '=', newsItemId)
    .executeTakeFirst()
  if (row) return decodeIncidentIds(row.incident_ids)
  throw new AppError('not-found', 'That is no longer among what is new.', {
    next: 'Look at Today for what is new now.',
  })
}

/** With every other version of these incidents: whichever of them a snapshot counts stands for the one that was counted. */
async function withVersions(db: Kysely<Database>, ids: Uint32Array): Promise<Uint32Array> {
  const versions = db.selectFrom('incident').where('version_of', 'is not', null)
  if (!(await versions.select('id').limit(1).executeTakeFirst())) return ids
  const found = new Set(ids)
  for (let start = 0; start < ids.length; start += askedAtOnce) {
    const asked = [...ids.subarray(start, start + askedAtOnce)]
    const firsts = await versions.select('version_of').where('id', 'in', asked).execute()
    const heads = [...new Set([...asked, ...firsts.map(({ version_of }) => version_of!)])]
    for (const head of heads) found.add(head)
    const later = await versions.select('id').where('version_of', 'in', heads).execute()
    for (const { id } of later) found.add(id)
  }
  return Uint32Array.from(found).sort()
}
