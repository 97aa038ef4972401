import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import { keyOf } from './incident-columns.ts'
import { responseColumns } from './response-columns.ts'
import { versionFingerprint } from './row-identity.files.ts'
import { visitTellings } from './tellings.ts'
import { type Age, type Settled, settle, type Telling, type Version } from './versions.ts'

/** SQL statements take a limited number of parameters. */
const askedAtOnce = 500
/** Incidents decided on at once: their versions must fit into memory. */
const decidedAtOnce = 20_000

/** The import that is being finished: its age is known now, and its tellings are not kept yet. */
export type Finishing = { importId: number; minute: number; sha256: string; repeats: Uint8Array }
type StoredVersion = Version & { head: number }
/** What was decided of an incident, by its first version. */
export type Decided = Settled & { head: number; versions: readonly StoredVersion[] }

/**
 * Decides which version of these incidents counts, and writes it down. Answers batch by batch what was
 * decided, for whoever has to tell of it.
 *
 * @param heads their first versions.
 */
export async function* settleIncidents(
  db: Kysely<Database>,
  sourceId: number,
  heads: readonly number[],
  finishing: Finishing | null,
): AsyncGenerator<Decided[]> {
  if (heads.length === 0) return
  const ages = await agesOf(db, sourceId, finishing)
  for (let start = 0; start < heads.length; start += decidedAtOnce) {
    const byHead = await versionsOf(db, heads.slice(start, start + decidedAtOnce))
    const tellings = await tellingsOf(db, sourceId, byHead, finishing)
    const decided: Decided[] = []
    for (const [head, versions] of byHead) {
      decided.push({ ...settle(versions, tellings, ages, finishing?.importId ?? null), head, versions })
    }
    await writeDown(db, decided)
    yield decided
  }
}

/** Ages of the finished imports of a source, and of the one that is being finished. */
async function agesOf(
  db: Kysely<Database>,
  sourceId: number,
  finishing: Finishing | null,
): Promise<Map<number, Age>> {
  const rows = await db
    .selectFrom('import')
    .select(['id', 'sha256', 'mapping_id', 'status', 'latest_minute'])
    .where('source_id', '=', sourceId)
    .orderBy('id')
    .execute()
  const firstOf = new Map<string, number>()
  const ages = new Map<number, Age>()
  for (const { id, sha256, mapping_id, status, latest_minute } of rows) {
    const isFinishing = id === finishing?.importId
    if (status === 'running' && !isFinishing) continue
    const file = `${isFinishing ? finishing.sha256 : sha256} ${mapping_id}`
    const first = firstOf.get(file) ?? id
    firstOf.set(file, first)
    if (isFinishing) ages.set(id, { minute: finishing.minute, first })
    else if (status === 'done') ages.set(id, { minute: latest_minute ?? Number.NEGATIVE_INFINITY, first })
  }
  return ages
}

async function versionsOf(
  db: Kysely<Database>,
  heads: readonly number[],
): Promise<Map<number, StoredVersion[]>> {
  const byHead = new Map<number, StoredVersion[]>()
  for (let start = 0; start < heads.length; start += askedAtOnce) {
    const asked = heads.slice(start, start + askedAtOnce)
    const versions = db
      .selectFrom('incident')
      .select(['id', 'import_id', 'line', 'version_of', 'superseded_by', 'content'])
    const rows = [
      ...(await versions.where('id', 'in', asked).execute()),
      ...(await versions.where('version_of', 'in', asked).orderBy('id').execute()),
    ]
    for (const row of rows) {
      const head = row.version_of ?? row.id
      const known = byHead.get(head) ?? []
      byHead.set(head, known)
      known.push({
        id: row.id,
        importId: row.import_id,
        line: row.line,
        head,
        supersededBy: row.superseded_by,
        content: keyOf(row.content),
      })
    }
  }
  return byHead
}

async function tellingsOf(
  db: Kysely<Database>,
  sourceId: number,
  byHead: ReadonlyMap<number, readonly StoredVersion[]>,
  finishing: Finishing | null,
): Promise<Map<number, Telling[]>> {
  const tellings = new Map<number, Telling[]>()
  const wanted = Uint32Array.from(
    [...byHead.values()].flatMap(versions => versions.map(({ id }) => id)),
  ).sort()
  const visit = (importId: number, runs: Uint8Array) =>
    visitTellings(runs, wanted, (id, line) => {
      const known = tellings.get(id)
      if (known) known.push({ importId, line })
      else tellings.set(id, [{ importId, line }])
    })
  // One after the other: together they may be larger than the memory.
  for (const importId of await importsThatRepeat(db, sourceId)) {
    const row = await db
      .selectFrom('import_repeat')
      .select('runs')
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow()
    visit(importId, row.runs)
  }
  if (finishing) visit(finishing.importId, finishing.repeats)
  return tellings
}

/** The finished imports of a source that told again what was here, the first one first. */
export async function importsThatRepeat(db: Kysely<Database>, sourceId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('import_repeat')
    .innerJoin('import', 'import.id', 'import_repeat.import_id')
    .select('import.id')
    .where('import.source_id', '=', sourceId)
    .where('import.status', '=', 'done')
    .orderBy('import.id')
    .execute()
  return rows.map(({ id }) => id)
}

async function writeDown(db: Kysely<Database>, decided: readonly Decided[]): Promise<void> {
  const idsBy = new Map<number | null, number[]>()
  for (const { changes } of decided) {
    for (const [id, by] of changes) {
      const ids = idsBy.get(by)
      if (ids) ids.push(id)
      else idsBy.set(by, [id])
    }
  }
  for (const [by, ids] of idsBy) {
    for (let start = 0; start < ids.length; start += askedAtOnce) {
      await db
        .updateTable('incident')
        .set({ superseded_by: by })
        .where('id', 'in', ids.slice(start, start + askedAtOnce))
        .execute()
    }
  }
}

/**
 * Brings back what had been told otherwise since: the same content as a version of the import that tells it
 * again. The earlier row stays superseded, as every freeze in between needs it.
 */
export async function bringBack(
  db: Kysely<Database>,
  { head, standing }: Decided,
  { importId, line }: Telling,
): Promise<{ id: number; isPlaced: boolean; categoryId: number; fromMinute: number }> {
  const { id: _id, ...row } = await db
    .selectFrom('incident')
    .selectAll()
    .where('id', '=', standing.id)
    .executeTakeFirstOrThrow()
  const first = await db
    .selectFrom('incident')
    .select('fingerprint')
    .where('id', '=', head)
    .executeTakeFirstOrThrow()
  const version = {
    ...row,
    import_id: importId,
    line,
    version_of: head,
    superseded_by: null,
    fingerprint: versionFingerprint(first.fingerprint, row.content, importId),
  }
  const { id } = await db.insertInto('incident').values(version).returning('id').executeTakeFirstOrThrow()
  await db
    .insertInto('incident_response')
    .columns([...responseColumns])
    .expression(eb =>
      eb
        .selectFrom('incident_response')
        .select([
          eb.val(id).as('incident_id'),
          'answered_seconds',
          'visited_minute',
          'resolved_minute',
          'flags',
        ])
        .where('incident_id', '=', standing.id),
    )
    .execute()
  const { category_id: categoryId, from_minute: fromMinute } = row
  return { id, isPlaced: row.easting !== null, categoryId, fromMinute }
}
