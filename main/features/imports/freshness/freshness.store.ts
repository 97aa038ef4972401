import type { Kysely } from 'kysely'
import type { Database } from '../../../store/schema.ts'
import type { TimedImport } from './freshness.ts'

type SourceImports = { key: string; imports: TimedImport[] }

/** The key of each source and its imports that stand, the oldest first, by the source's identifier. */
export async function importsOfSources(db: Kysely<Database>): Promise<Map<number, SourceImports>> {
  const sources = await db.selectFrom('source').select(['id', 'key']).execute()
  const found = new Map<number, SourceImports>(sources.map(({ id, key }) => [id, { key, imports: [] }]))
  const rows = await db
    .selectFrom('import')
    .select(['id', 'source_id', 'file_name', 'finished_at', 'by_login', 'latest_minute'])
    .select(['read', 'loaded', 'rejected', 'duplicate', 'unplaced', 'uncoded', 'flagged'])
    .where('status', '=', 'done')
    .orderBy('finished_at')
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const { read, loaded, rejected, duplicate, unplaced, uncoded, flagged } = row
    found.get(row.source_id)?.imports.push({
      read,
      loaded,
      rejected,
      duplicate,
      unplaced,
      uncoded,
      flagged,
      importId: row.id,
      fileName: row.file_name,
      // Written together with the status.
      finishedAt: row.finished_at!,
      by: row.by_login,
      latestMinute: row.latest_minute,
    })
  }
  return found
}
