import type { Kysely } from 'kysely'
import type { IncidentHistory } from '#shared/features/incidents/contract.ts'
import type { Database } from '../../store/schema.ts'
import { differencesOf } from '../imports/keeping/differences.ts'

/**
 * Every version in which an incident was told, the oldest extract first and the one that counts last, each with
 * what it told otherwise than the one before. One entry where it was never told otherwise.
 */
export async function historyOf(
  db: Kysely<Database>,
  { id, version_of }: { id: number; version_of: number | null },
): Promise<IncidentHistory> {
  const first = version_of ?? id
  const rows = await db
    .selectFrom('incident')
    .innerJoin('category', 'category.id', 'incident.category_id')
    .innerJoin('import', 'import.id', 'incident.import_id')
    .leftJoin('incident_response', 'incident_response.incident_id', 'incident.id')
    .selectAll('incident')
    .select(['answered_seconds', 'visited_minute', 'resolved_minute', 'flags as response_flags'])
    .select(['category.words', 'import.file_name', 'import.finished_at', 'import.latest_minute'])
    .where('import.status', '=', 'done')
    .where(({ eb, or }) => or([eb('incident.id', '=', first), eb('incident.version_of', '=', first)]))
    .execute()
  rows.sort(
    (a, b) =>
      Number(a.superseded_by === null) - Number(b.superseded_by === null) ||
      (a.latest_minute ?? 0) - (b.latest_minute ?? 0) ||
      a.import_id - b.import_id ||
      a.line - b.line,
  )
  return rows.map((row, at) => ({
    incidentId: row.id,
    importId: row.import_id,
    fileName: row.file_name,
    line: row.line,
    finishedAt: row.finished_at!,
    counts: row.superseded_by === null,
    differences: at === 0 ? [] : differencesOf(rows[at - 1]!, row),
  }))
}
