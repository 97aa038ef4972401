import type { Kysely } from 'kysely'
import type { LinkDecision } from '#shared/features/incidents/links.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../store/schema.ts'
import { staleVersion } from '../../store/stale-version.ts'
import { readCodeTable } from './category-codes.store.ts'
import { codeAt } from './category-codes.ts'
import { type LinkedEvents, linkedEvents } from './link-groups.ts'
import type { Compared } from './link-words.ts'

/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500

export type ComparedIncident = Compared & { id: number; firstId: number; sourceId: number }

/** What is compared of these incidents, by identifier; those of imports taken back are not among them. */
export async function readCompared(
  db: Kysely<Database>,
  ids: readonly number[],
): Promise<Map<number, ComparedIncident>> {
  const codes = await readCodeTable(db)
  const found = new Map<number, ComparedIncident>()
  for (let start = 0; start < ids.length; start += askedAtOnce) {
    const rows = await db
      .selectFrom('incident')
      .innerJoin('import', 'import.id', 'incident.import_id')
      .where('import.status', '=', 'done')
      .where('incident.id', 'in', ids.slice(start, start + askedAtOnce))
      .select(['incident.id', 'incident.version_of', 'incident.source_id', 'incident.category_id'])
      .select(['easting', 'northing', 'place_precision', 'from_minute', 'to_minute', 'time_precision'])
      .select(['place', 'caller', 'phone'])
      .execute()
    for (const row of rows) {
      found.set(row.id, {
        id: row.id,
        firstId: row.version_of ?? row.id,
        sourceId: row.source_id,
        easting: row.easting ?? Number.NaN,
        northing: row.northing ?? Number.NaN,
        placePrecision: row.place_precision,
        fromMinute: row.from_minute,
        toMinute: row.to_minute,
        timePrecision: row.time_precision,
        code: codeAt(codes.get(row.category_id), row.from_minute),
        place: row.place,
        caller: row.caller,
        phone: row.phone,
      })
    }
  }
  return found
}

/**
 * Everything that stands decided, or stood at a moment, or of one incident by its first version. Links name
 * first versions.
 */
export async function readLinks(
  db: Kysely<Database>,
  {
    ofFirstId,
    decision,
    asOf,
  }: { ofFirstId?: number; decision?: LinkDecision; asOf?: string | undefined } = {},
): Promise<Row<'incident_link'>[]> {
  let links = db.selectFrom('incident_link').selectAll().orderBy('id')
  links =
    asOf === undefined
      ? links.where('replaced_at', 'is', null)
      : links
          .where('decided_at', '<=', asOf)
          .where(({ eb, or }) => or([eb('replaced_at', 'is', null), eb('replaced_at', '>', asOf)]))
  if (decision) links = links.where('decision', '=', decision)
  if (ofFirstId !== undefined) {
    links = links.where(({ eb, or }) =>
      or([eb('incident_id', '=', ofFirstId), eb('other_id', '=', ofFirstId)]),
    )
  }
  return links.execute()
}

/** Later versions of incidents that a decision names: each with the first. */
export async function laterVersions(db: Kysely<Database>): Promise<{ id: number; versionOf: number }[]> {
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'version_of'])
    .where('version_of', 'is not', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('version_of', 'in', selectFrom('incident_link').select('incident_id')),
        eb('version_of', 'in', selectFrom('incident_link').select('other_id')),
      ]),
    )
    .execute()
  return rows.map(({ id, version_of }) => ({ id, versionOf: version_of! }))
}

/** The events that the links join, as they stand or as they stood at a moment. */
export async function readLinkedEvents(db: Kysely<Database>, asOf?: string): Promise<LinkedEvents> {
  const links = await readLinks(db, { decision: 'linked', asOf })
  const pairs = links.map(({ incident_id, other_id }) => ({ incidentId: incident_id, otherId: other_id }))
  return linkedEvents(pairs, links.length === 0 ? [] : await laterVersions(db))
}

export type NewDecision = {
  firstIds: [number, number]
  decision: LinkDecision | 'undecided'
  score: number
  /** Of the decision it replaces; undefined where there was none. */
  version: number | undefined
  at: string
  by: string
}

/** Keeps a decision, changes it or takes it back. Throws `conflict` where somebody decided in the meantime. */
export async function saveDecision(
  db: Kysely<Database>,
  { firstIds, decision, score, version, at, by }: NewDecision,
): Promise<{ decision: LinkDecision | null; version: number | null }> {
  const [incident_id, other_id] = firstIds.toSorted((a, b) => a - b) as [number, number]
  const kept = await db
    .selectFrom('incident_link')
    .selectAll()
    .where('incident_id', '=', incident_id)
    .where('other_id', '=', other_id)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
  if (kept?.version !== version) {
    const theirs = kept ? { decision: kept.decision, by: kept.decided_by } : null
    if (theirs || decision !== 'undecided') throw staleDecision(theirs, decision)
  }
  if (kept) {
    await db.updateTable('incident_link').set({ replaced_at: at }).where('id', '=', kept.id).execute()
  }
  if (decision === 'undecided') return { decision: null, version: null }
  const next = (kept?.version ?? 0) + 1
  await db
    .insertInto('incident_link')
    .values({ incident_id, other_id, score, decision, decided_at: at, decided_by: by, version: next })
    .execute()
  return { decision, version: next }
}

function staleDecision(theirs: { decision: string; by: string } | null, decision: string): AppError {
  if (!theirs) return staleVersion('decision', null, decision)
  const words = { linked: 'linked them', 'not-the-same': 'said they are not the same', later: 'put them off' }
  const said = words[theirs.decision as LinkDecision]
  return new AppError('conflict', `${theirs.by} has decided on these two in the meantime: ${said}.`, {
    next: 'The queue shows what is left; the decision can be changed at the incident.',
    detail: { theirs, yours: { decision } },
  })
}
