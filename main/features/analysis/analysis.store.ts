import type { Kysely } from 'kysely'
import type { Analysis, Hotspot } from '#shared/features/analysis/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database, NewRow, Row } from '../../store/schema.ts'

type NewAnalysis = {
  /** A new freeze, or the earlier one that it was run on again. */
  freeze: NewRow<'freeze'> | Row<'freeze'>
  analysis: Omit<Analysis, 'id' | 'freezeId'>
  hotspots: readonly (Omit<Hotspot, 'id'> & { incidentIds: Uint8Array })[]
}

/** Keeps an analysis with its freeze and its hotspots; the caller holds the transaction. Answers its identifier. */
export async function addAnalysis(
  db: Kysely<Database>,
  { freeze, analysis, hotspots }: NewAnalysis,
): Promise<number> {
  const freezeId = freeze.id ?? (await insertFreeze(db, freeze))
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

async function insertFreeze(db: Kysely<Database>, freeze: NewRow<'freeze'>): Promise<number> {
  const { id } = await db.insertInto('freeze').values(freeze).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Throws `not-found` where there is no such freeze. */
export async function readFreeze(db: Kysely<Database>, freezeId: number): Promise<Row<'freeze'>> {
  const freeze = await db.selectFrom('freeze').selectAll().where('id', '=', freezeId).executeTakeFirst()
  if (freeze) return freeze
  throw new AppError('not-found', `Freeze ${freezeId} is not in this bureau.`, {
    next: 'Choose an analysis from the list.',
  })
}

/** All saved analyses, newest first, each with how many hotspots it found. */
export async function listAnalyses(db: Kysely<Database>): Promise<(Analysis & { hotspots: number })[]> {
  const rows = await db
    .selectFrom('analysis')
    .selectAll('analysis')
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
): Promise<Analysis & { hotspots: Hotspot[] }> {
  const row = await db.selectFrom('analysis').selectAll().where('id', '=', analysisId).executeTakeFirst()
  if (!row) {
    throw new AppError('not-found', `Analysis ${analysisId} is not in this bureau.`, {
      next: 'Choose one from the list of analyses.',
    })
  }
  const hotspots = await db
    .selectFrom('hotspot')
    .selectAll()
    .where('analysis_id', '=', analysisId)
    .orderBy('rank')
    .execute()
  return { ...asAnalysis(row), hotspots: hotspots.map(asHotspot) }
}

function asAnalysis(row: Row<'analysis'>): Analysis {
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
