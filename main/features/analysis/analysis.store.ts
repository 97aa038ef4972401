import type { Kysely } from 'kysely'
import type { Analysis, Hotspot } from '#shared/features/analysis/contract.ts'
import type { FigureTable, TableHead } from '#shared/features/analysis/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import { addFreeze } from '../../store/freezes.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'
import { tablesFromBytes, tablesToBytes } from './result-bytes.files.ts'

type NewAnalysis = {
  /** A new freeze, or the earlier one that it was run on again. */
  freeze: NewRow<'freeze'> | Row<'freeze'>
  analysis: Omit<Analysis, 'id' | 'freezeId'>
  hotspots: readonly (Omit<Hotspot, 'id'> & { incidentIds: Uint8Array })[]
  tables: readonly FigureTable[]
}

/** Keeps an analysis with its freeze and its hotspots; the caller holds the transaction. Answers its identifier. */
export async function addAnalysis(
  db: Kysely<Database>,
  { freeze, analysis, hotspots, tables }: NewAnalysis,
): Promise<number> {
  const freezeId = freeze.id ?? (await addFreeze(db, freeze)).id
  const { id } = await db
    .insertInto('analysis')
    .values({
      parameters_json: JSON.stringify(analysis.parameters),
      filter_json: JSON.stringify(analysis.filter),
      seed: analysis.seed,
      freeze_id: freezeId,
      incidents: analysis.incidents,
      unplaced: analysis.unplaced,
      software_version: analysis.softwareVersion,
      made_at: analysis.madeAt,
      made_by: analysis.madeBy,
      statement: analysis.statement,
      warnings_json: JSON.stringify(analysis.warnings),
      choices_json: JSON.stringify(analysis.choices),
      heads_json: JSON.stringify(tables.map(({ columns: _columns, ...head }) => head)),
      tables: tables.length > 0 ? tablesToBytes(tables) : null,
      result_sha256: analysis.resultSha256,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const hotspot of hotspots) {
    await db
      .insertInto('hotspot')
      .values({
        analysis_id: id,
        rank: hotspot.rank,
        label: hotspot.label,
        count: hotspot.count,
        expected_json: JSON.stringify(hotspot.expected),
        z_json: JSON.stringify(hotspot.z),
        q_json: JSON.stringify(hotspot.q),
        area_hectares: hotspot.areaHectares,
        centre_easting: hotspot.centre[0],
        centre_northing: hotspot.centre[1],
        polygons_json: JSON.stringify(hotspot.polygons),
        incident_ids: hotspot.incidentIds,
      })
      .execute()
  }
  return id
}

/** All saved analyses, newest first, each with how many hotspots it found. */
export async function listAnalyses(db: Kysely<Database>): Promise<(Analysis & { hotspots: number })[]> {
  const rows = await db
    .selectFrom('analysis')
    .select(analysisColumns)
    .select(({ selectFrom }) =>
      selectFrom('hotspot')
        .whereRef('hotspot.analysis_id', '=', 'analysis.id')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('hotspots'),
    )
    .orderBy('analysis.id', 'desc')
    .execute()
  return rows.map(row => ({ ...asAnalysis(row), hotspots: row.hotspots ?? 0 }))
}

/** One analysis with its hotspots, by rank. Throws `not-found`. */
export async function readAnalysis(
  db: Kysely<Database>,
  analysisId: number,
): Promise<Analysis & { hotspots: Hotspot[]; tables: TableHead[] }> {
  const row = await db
    .selectFrom('analysis')
    .select(analysisColumns)
    .where('id', '=', analysisId)
    .executeTakeFirst()
  if (!row) throw notThere(analysisId)
  const hotspots = await db
    .selectFrom('hotspot')
    .selectAll()
    .where('analysis_id', '=', analysisId)
    .orderBy('rank')
    .execute()
  return { ...asAnalysis(row), hotspots: hotspots.map(asHotspot), tables: JSON.parse(row.heads_json) }
}

/** A table of an analysis with its columns. Throws `not-found`. */
export async function readTable(db: Kysely<Database>, analysisId: number, key: string): Promise<FigureTable> {
  const row = await db.selectFrom('analysis').select('tables').where('id', '=', analysisId).executeTakeFirst()
  if (!row) throw notThere(analysisId)
  const table = row.tables && tablesFromBytes(row.tables).find(one => one.key === key)
  if (table) return table
  throw new AppError('not-found', `Analysis ${analysisId} has no table called “${key}”.`, {
    next: 'Open the analysis again and choose one of its tables.',
  })
}

function notThere(analysisId: number): AppError {
  return new AppError('not-found', `Analysis ${analysisId} is not in this bureau.`, {
    next: 'Choose one from the list of analyses.',
  })
}

/** All but the tables, which are large. */
const analysisColumns = [
  'id',
  'parameters_json',
  'filter_json',
  'seed',
  'freeze_id',
  'incidents',
  'unplaced',
  'software_version',
  'made_at',
  'made_by',
  'statement',
  'warnings_json',
  'choices_json',
  'heads_json',
  'result_sha256',
] as const
type AnalysisRow = Pick<Row<'analysis'>, (typeof analysisColumns)[number]>

function asAnalysis(row: AnalysisRow): Analysis {
  return {
    id: row.id,
    parameters: JSON.parse(row.parameters_json),
    filter: JSON.parse(row.filter_json),
    seed: row.seed,
    freezeId: row.freeze_id,
    incidents: row.incidents,
    unplaced: row.unplaced,
    softwareVersion: row.software_version,
    madeAt: row.made_at,
    madeBy: row.made_by,
    statement: row.statement,
    warnings: JSON.parse(row.warnings_json),
    choices: JSON.parse(row.choices_json),
    resultSha256: row.result_sha256,
  }
}

function asHotspot(row: Row<'hotspot'>): Hotspot {
  return {
    id: row.id,
    rank: row.rank,
    label: row.label,
    count: row.count,
    expected: JSON.parse(row.expected_json),
    z: JSON.parse(row.z_json),
    q: JSON.parse(row.q_json),
    areaHectares: row.area_hectares,
    centre: [row.centre_easting, row.centre_northing],
    polygons: JSON.parse(row.polygons_json),
  }
}
