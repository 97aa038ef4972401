import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { differencesOf, inOneLine, type Told } from './differences.ts'
import type { Decided } from './versions.store.ts'

const askedAtOnce = 500
const insertedAtOnce = 100

/** What the versions of incidents are compared by, of these rows. */
export async function toldOf(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, Told>> {
  const told = new Map<number, Told>()
  for (let start = 0; start < ids.length; start += askedAtOnce) {
    const rows = await db
      .selectFrom('incident')
      .innerJoin('category', 'category.id', 'incident.category_id')
      .select(['incident.id', 'from_minute', 'to_minute', 'time_precision', 'category.words', 'channel'])
      .select(['place', 'easting', 'northing', 'place_precision', 'outcome', 'area_code'])
      .select(['caller', 'phone', 'victim', 'offender'])
      .leftJoin('incident_response', 'incident_response.incident_id', 'incident.id')
      .select(['answered_seconds', 'visited_minute', 'resolved_minute', 'flags as response_flags'])
      .where('incident.id', 'in', ids.slice(start, start + askedAtOnce))
      .execute()
    for (const { id, ...row } of rows) told.set(id, row)
  }
  return told
}

/** Lists what an import told otherwise than before: in which fields, and how. People are never named. */
export async function listChanges(
  db: Kysely<Database>,
  importId: number,
  decided: readonly Decided[],
): Promise<void> {
  const pairs = decided.flatMap(each => changesOf(each, importId))
  const told = await toldOf(db, [...new Set(pairs.flatMap(({ id, against }) => [id, against]))])
  const references = await referencesOf(db, pairs)
  const issues = pairs.map(({ id, line, against, isStanding }) => {
    const [before, after] = [told.get(against)!, told.get(id)!]
    const differences = isStanding ? differencesOf(before, after) : differencesOf(after, before)
    const words = inOneLine(differences)
    return {
      import_id: importId,
      line,
      byte: null,
      outcome: 'changed' as const,
      sealed_row: null,
      mended_by: null,
      column_name: differences.map(({ field }) => field).join(', '),
      raw: references.get(id) ?? '',
      reason: isStanding ? words : `Kept as an earlier version: ${words}`,
    }
  })
  for (let start = 0; start < issues.length; start += insertedAtOnce) {
    await db
      .insertInto('import_issue')
      .values(issues.slice(start, start + insertedAtOnce))
      .execute()
  }
}

type Change = { id: number; line: number; against: number; isStanding: boolean }

/** Each version the import brought, against what counted before it or counts instead of it. */
function changesOf({ standing, before, versions, head }: Decided, importId: number): Change[] {
  return versions
    .filter(version => version.importId === importId && version.id !== head)
    .map(({ id, line }) => {
      const isStanding = id === standing.id
      return { id, line, against: isStanding ? (before?.id ?? head) : standing.id, isStanding }
    })
}

async function referencesOf(db: Kysely<Database>, changes: readonly Change[]): Promise<Map<number, string>> {
  const references = new Map<number, string>()
  for (let start = 0; start < changes.length; start += askedAtOnce) {
    const rows = await db
      .selectFrom('incident')
      .select(['id', 'reference', 'place'])
      .where(
        'id',
        'in',
        changes.slice(start, start + askedAtOnce).map(({ id }) => id),
      )
      .execute()
    for (const { id, reference, place } of rows) references.set(id, (reference ?? place ?? '').slice(0, 500))
  }
  return references
}
