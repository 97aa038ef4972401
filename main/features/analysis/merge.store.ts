import type { Kysely } from 'kysely'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import { decodeIncidentIds } from '../incidents/incident-ids.ts'

export type KeptHotspot = {
  id: number
  label: string
  analysisId: number
  freezeId: number
  /** What its freeze held: two freezes that hold the same are as one. */
  held: string
  polygons: Polygons
  incidentIds: Uint32Array
}

/** Hotspots as their analyses kept them, in the order asked. Throws `not-found` where one is gone. */
export async function readHotspots(
  db: Kysely<Database>,
  hotspotIds: readonly number[],
): Promise<KeptHotspot[]> {
  const rows = await db
    .selectFrom('hotspot')
    .innerJoin('analysis', 'analysis.id', 'hotspot.analysis_id')
    .innerJoin('freeze', 'freeze.id', 'analysis.freeze_id')
    .where('hotspot.id', 'in', hotspotIds)
    .select([
      ...(['hotspot.id', 'hotspot.label', 'hotspot.analysis_id', 'hotspot.polygons_json'] as const),
      ...(['hotspot.incident_ids', 'analysis.freeze_id', 'freeze.import_ids_json'] as const),
      ...(['freeze.last_incident_id', 'freeze.incidents', 'freeze.ids_hash'] as const),
    ])
    .execute()
  const byId = new Map(rows.map(row => [row.id, row]))
  return hotspotIds.map(hotspotId => {
    const row = byId.get(hotspotId)
    if (!row) {
      throw new AppError('not-found', 'That hotspot is no longer there.', {
        next: 'Choose another, or run the analysis again.',
      })
    }
    return {
      id: row.id,
      label: row.label,
      analysisId: row.analysis_id,
      freezeId: row.freeze_id,
      held: [row.import_ids_json, row.last_incident_id, row.incidents, row.ids_hash].join(' '),
      polygons: JSON.parse(row.polygons_json) as Polygons,
      incidentIds: decodeIncidentIds(row.incident_ids),
    }
  })
}
