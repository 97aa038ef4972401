import type { Kysely } from 'kysely'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../../store/schema.ts'
import { codeAt, periodsOf } from '../../incidents/category-codes.ts'
import { tablesOfSource } from '../categories/categories.store.ts'
import { removeUnneededIdentities } from './identities.store.ts'
import { removeDanglingLinks } from './links-kept.store.ts'
import { mendHeads } from './mend-heads.store.ts'
import { visitTellings, withoutLines } from './tellings.ts'
import { importsThatRepeat, settleIncidents } from './versions.store.ts'

const askedAtOnce = 500

/**
 * Takes an import back whole, as if it had never been: the incidents that no other import told are erased, those
 * that one told too are from now on that one's, and what it told otherwise counts again as it was told before.
 * Its record and its counts stay; the text of its issues and the people only it named do not.
 *
 * @returns how many incidents stayed because other imports told them too.
 */
export async function undoImport(db: Kysely<Database>, importId: number): Promise<number> {
  const undone = await db
    .updateTable('import')
    .set({ status: 'undone' })
    .where('id', '=', importId)
    .where('status', '=', 'done')
    .returning('source_id')
    .executeTakeFirst()
  if (!undone) {
    throw new AppError('conflict', 'Only a finished import can be undone, and only once.', {
      next: 'Look at the imports again.',
    })
  }
  const sourceId = undone.source_id
  // With the incidents that are erased goes what is kept of them in columns.
  await db.deleteFrom('incident_columns').execute()
  await db.deleteFrom('import_repeat').where('import_id', '=', importId).execute()
  await db.deleteFrom('import_issue').where('import_id', '=', importId).execute()
  await db.updateTable('import_issue').set({ mended_by: null }).where('mended_by', '=', importId).execute()
  const takers = await handOver(db, importId, sourceId)
  await mendHeads(db, importId, () => db.deleteFrom('incident').where('import_id', '=', importId).execute())
  await removeDanglingLinks(db)
  await settleAll(db, sourceId, importId)
  await countChanged(db, sourceId)
  await removeUnneededIdentities(db, sourceId)
  return takers.reduce((sum, taken) => sum + taken, 0)
}

type Row = { id: number; line: number; easting: number | null; words: string; from_minute: number }

/** Gives what other imports told as well to the first of them. Answers how many each took. */
async function handOver(db: Kysely<Database>, importId: number, sourceId: number): Promise<number[]> {
  const taken: number[] = []
  const others = await importsThatRepeat(db, sourceId)
  if (others.length === 0) return taken
  let rows: Row[] = await db
    .selectFrom('incident')
    .innerJoin('category', 'category.id', 'incident.category_id')
    .select(['incident.id', 'line', 'easting', 'words', 'from_minute'])
    .where('import_id', '=', importId)
    .orderBy('incident.id')
    .execute()
  const tables = await tablesOfSource(db, sourceId)
  for (const taker of others) {
    if (rows.length === 0) break
    const { runs } = await db
      .selectFrom('import_repeat')
      .select('runs')
      .where('import_id', '=', taker)
      .executeTakeFirstOrThrow()
    const lineOf = new Map<number, number>()
    visitTellings(
      runs,
      Uint32Array.from(rows, ({ id }) => id),
      (id, line) => lineOf.set(id, Math.min(line, lineOf.get(id) ?? line)),
    )
    if (lineOf.size === 0) continue
    const theirs = rows.filter(({ id }) => lineOf.has(id))
    rows = rows.filter(({ id }) => !lineOf.has(id))
    await moveRows(db, { from: importId, to: taker }, theirs, lineOf)
    const lines = new Set(lineOf.values())
    await keepTellings(db, taker, withoutLines(runs, lines))
    const uncoded = theirs.filter(
      ({ words, from_minute }) => codeAt(periodsOf(tables.get(words) ?? []), from_minute) === null,
    ).length
    const unplaced = theirs.filter(({ easting }) => easting === null).length
    await recount(db, taker, { loaded: theirs.length, unplaced, uncoded }, [...lines])
    taken.push(theirs.length)
  }
  return taken
}

/** Rows that follow each other here mostly do so in the other file: they move together. */
async function moveRows(
  db: Kysely<Database>,
  { from, to }: { from: number; to: number },
  rows: readonly Row[],
  lineOf: ReadonlyMap<number, number>,
): Promise<void> {
  const shiftOf = ({ id, line }: Row) => lineOf.get(id)! - line
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    if (end < rows.length && shiftOf(rows[end]!) === shiftOf(rows[start]!)) {
      if (rows[end]!.id === rows[end - 1]!.id + 1) continue
    }
    await db
      .updateTable('incident')
      .set(eb => ({ import_id: to, line: eb('line', '+', shiftOf(rows[start]!)) }))
      .where('id', '>=', rows[start]!.id)
      .where('id', '<=', rows[end - 1]!.id)
      .where('import_id', '=', from)
      .execute()
    start = end
  }
}

async function keepTellings(db: Kysely<Database>, importId: number, runs: Uint8Array): Promise<void> {
  const kept = db.updateTable('import_repeat').set({ runs }).where('import_id', '=', importId)
  const none = db.deleteFrom('import_repeat').where('import_id', '=', importId)
  await (runs.length > 0 ? kept : none).execute()
}

/** What was a duplicate is loaded now, and no longer listed as a duplicate. */
async function recount(
  db: Kysely<Database>,
  importId: number,
  more: { loaded: number; unplaced: number; uncoded: number },
  lines: readonly number[],
): Promise<void> {
  await db
    .updateTable('import')
    .set(eb => ({
      loaded: eb('loaded', '+', more.loaded),
      duplicate: eb('duplicate', '-', more.loaded),
      unplaced: eb('unplaced', '+', more.unplaced),
      uncoded: eb('uncoded', '+', more.uncoded),
    }))
    .where('id', '=', importId)
    .execute()
  for (let start = 0; start < lines.length; start += askedAtOnce) {
    await db
      .deleteFrom('import_issue')
      .where('import_id', '=', importId)
      .where('outcome', '=', 'duplicate')
      .where('line', 'in', lines.slice(start, start + askedAtOnce))
      .execute()
  }
}

/** Decides anew on every incident of the source that has several versions, or had. */
async function settleAll(db: Kysely<Database>, sourceId: number, undoneId: number): Promise<void> {
  const several = await db
    .selectFrom('incident')
    .select('version_of')
    .distinct()
    .where('source_id', '=', sourceId)
    .where('version_of', 'is not', null)
    .execute()
  const superseded = await db
    .selectFrom('incident')
    .select(['id', 'version_of'])
    .where('superseded_by', '=', undoneId)
    .execute()
  const heads = new Set([
    ...several.map(({ version_of }) => version_of!),
    ...superseded.map(({ id, version_of }) => version_of ?? id),
  ])
  for await (const _decided of settleIncidents(db, sourceId, [...heads], null)) {
    // Written down as it goes: nobody is told of it, the issues of the undone import are gone.
  }
}

/** What is the first version now is no change any more. */
async function countChanged(db: Kysely<Database>, sourceId: number): Promise<void> {
  const counted = await db
    .selectFrom('import')
    .leftJoin('incident', join =>
      join.onRef('incident.import_id', '=', 'import.id').on('incident.version_of', 'is not', null),
    )
    .select(['import.id', 'import.changed', ({ fn }) => fn.count<number>('incident.id').as('found')])
    .where('import.source_id', '=', sourceId)
    .where('import.status', '=', 'done')
    .where('import.changed', '>', 0)
    .groupBy(['import.id', 'import.changed'])
    .execute()
  for (const { id, changed, found } of counted) {
    if (Number(found) === changed) continue
    await db
      .updateTable('import')
      .set({ changed: Number(found) })
      .where('id', '=', id)
      .execute()
  }
}
