import type { Kysely } from 'kysely'
import { personFields } from '#shared/features/imports/rules.ts'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { namesOfFlags, placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, Row } from '../../store/schema.ts'
import { nameOfCode } from '../imports/categories/schemes.ts'
import { readCodeTable } from './category-codes.store.ts'
import { type CodeTable, codeAt } from './category-codes.ts'
import { historyOf } from './history.store.ts'
import { responseWords } from './response-words.ts'
import { whenText } from './when-text.ts'

export type Category = Pick<Row<'category'>, 'id' | 'words' | 'source_id'>

export async function categoriesById(db: Kysely<Database>): Promise<Map<number, Category>> {
  const rows = await db.selectFrom('category').select(['id', 'words', 'source_id']).execute()
  return new Map(rows.map(row => [row.id, row]))
}

export async function sourceNames(db: Kysely<Database>): Promise<Map<number, string>> {
  const rows = await db.selectFrom('source').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function rowsOf(db: Kysely<Database>, ids: readonly number[]) {
  return db
    .selectFrom('incident')
    .innerJoin('source', 'source.id', 'incident.source_id')
    .innerJoin('category', 'category.id', 'incident.category_id')
    .innerJoin('import', 'import.id', 'incident.import_id')
    .leftJoin('incident_response', 'incident_response.incident_id', 'incident.id')
    .where('incident.id', 'in', ids)
    .where('import.status', '=', 'done')
    .selectAll('incident')
    .select(['source.name as source_name', 'source.keeps_identities', 'category.words'])
    .select(['import.file_name', 'import.finished_at'])
    .select(['answered_seconds', 'visited_minute', 'resolved_minute', 'flags as response_flags'])
}
type FullRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

/** The incidents with these identifiers, in this order. */
export async function readIncidentRows(db: Kysely<Database>, ids: readonly number[]): Promise<IncidentRow[]> {
  const rows = await rowsOf(db, ids).execute()
  const table = await codesOfRows(db, rows)
  const byId = new Map(rows.map(row => [row.id, asIncident(row, table)]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/** One incident with all that is kept of it. Throws `not-found`, also for one of an import taken back. */
export async function readIncident(db: Kysely<Database>, incidentId: number) {
  const row = await rowsOf(db, [incidentId]).executeTakeFirst()
  if (!row?.finished_at) {
    throw new AppError('not-found', `Incident ${incidentId} is no longer there.`, {
      next: 'Its import may have been undone. Go back to the list.',
    })
  }
  const raw = Object.entries(JSON.parse(row.raw_json) as Record<string, string>)
  return {
    ...asIncident(row, await codesOfRows(db, [row])),
    placeFlags: namesOfFlags(row.place_flags),
    import: { id: row.import_id, fileName: row.file_name, finishedAt: row.finished_at, line: row.line },
    raw: raw.map(([column, value]) => ({ column, value })),
    history: await historyOf(db, row),
    peopleKept: row.keeps_identities === 1 && personFields.some(field => row[field] !== null),
  }
}

function codesOfRows(db: Kysely<Database>, rows: readonly FullRow[]): Promise<CodeTable> {
  return readCodeTable(db, { categoryIds: [...new Set(rows.map(row => row.category_id))] })
}

function asIncident(row: FullRow, table: CodeTable): IncidentRow {
  const code = codeAt(table.get(row.category_id), row.from_minute)
  return {
    id: row.id,
    reference: row.reference,
    sourceName: row.source_name,
    when: whenText(row.from_minute, row.to_minute, row.time_precision),
    timePrecision: timePrecisions[row.time_precision]!,
    category: row.words,
    codeName: code === null ? null : (nameOfCode(code) ?? code),
    channel: row.channel,
    place: row.place,
    easting: row.easting,
    northing: row.northing,
    placePrecision: placePrecisions[row.place_precision]!,
    outcome: row.outcome,
    response: row.response_flags === null ? null : responseWords(row),
  }
}
