import type { Kysely } from 'kysely'
import type { SavedCount } from '#shared/features/profiles/figure-text.ts'
import type { Database } from '../../../store/schema.ts'
import { localDay } from '../../incidents/local-time.ts'

type Wanted = {
  /** The analysis and the hotspot that the profile began with: always offered. */
  analysisId: number
  hotspotId: number
  /** The keys of the figures that stand in its sentences. */
  keys: readonly string[]
}
const latestOffered = 8

/** The counts of saved analyses and hotspots that a profile names, and of the latest analyses, which it may name. */
export async function readSavedCounts(
  db: Kysely<Database>,
  { analysisId, hotspotId, keys }: Wanted,
): Promise<SavedCount[]> {
  const latest = await db
    .selectFrom('analysis')
    .select('id')
    .orderBy('id', 'desc')
    .limit(latestOffered)
    .execute()
  const analyses = await db
    .selectFrom('analysis')
    .select(['id', 'incidents', 'made_at'])
    .where('id', 'in', [analysisId, ...idsNamed('analysis', keys), ...latest.map(({ id }) => id)])
    .orderBy('id', 'desc')
    .execute()
  const hotspots = await db
    .selectFrom('hotspot')
    .innerJoin('analysis', 'analysis.id', 'hotspot.analysis_id')
    .select(['hotspot.id', 'hotspot.label', 'hotspot.count', 'hotspot.analysis_id', 'analysis.made_at'])
    .where('hotspot.id', 'in', [hotspotId, ...idsNamed('hotspot', keys)])
    .orderBy('hotspot.id')
    .execute()
  return [
    ...hotspots.map(({ id, label, count, analysis_id, made_at }) => ({
      key: `hotspot:${id}`,
      label: `Hotspot ${label} of analysis ${analysis_id}`,
      count,
      on: dayOf(made_at),
      analysisId: analysis_id,
      hotspotId: id,
    })),
    ...analyses.map(({ id, incidents, made_at }) => ({
      key: `analysis:${id}`,
      label: `Incidents that analysis ${id} looked at`,
      count: incidents,
      on: dayOf(made_at),
      analysisId: id,
      hotspotId: null,
    })),
  ]
}

const dayOf = (instant: string) => localDay(Date.parse(instant) / 60_000)

function idsNamed(kind: string, keys: readonly string[]): number[] {
  return keys.flatMap(key => {
    const [, id] = new RegExp(`^${kind}:([0-9]{1,15})$`).exec(key) ?? []
    return id === undefined ? [] : [Number(id)]
  })
}
