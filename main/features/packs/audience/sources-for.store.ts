import type { Kysely } from 'kysely'
import {
  type Audience,
  audienceNames,
  mayReach,
  type Reach,
  reachNames,
} from '#shared/features/packs/audience.ts'
import type { Database } from '../../../store/schema.ts'
import { isAbove, mostMarked } from '../model/marking.ts'

export type SourceLeftOut = { sourceId: number; name: string; agencyName: string; reason: string }
export type SourcesFor = {
  /** Sources whose data may reach the audience; null for all. */
  sourceIds: readonly number[] | null
  leftOut: readonly SourceLeftOut[]
}

/** Which sources may be counted for an audience by their information sharing agreements and how they are marked, and why the others may not. */
export async function sourcesFor(db: Kysely<Database>, audience: Audience): Promise<SourcesFor> {
  const sources = await db
    .selectFrom('source')
    .innerJoin('agency', 'agency.id', 'source.agency_id')
    .select(['source.id', 'source.name', 'source.agency_id', 'source.reach', 'source.marking'])
    .select('agency.name as agency_name')
    .orderBy('source.name')
    .execute()
  const most = mostMarked(audience.kind)
  const allowed = sources.filter(
    ({ reach, agency_id, marking }) =>
      mayReach(reach as Reach, agency_id, audience) && !isAbove(marking, most),
  )
  if (allowed.length === sources.length) return { sourceIds: null, leftOut: [] }
  return {
    sourceIds: allowed.map(({ id }) => id),
    leftOut: sources
      .filter(source => !allowed.includes(source))
      .map(({ id, name, agency_name, agency_id, reach, marking }) => ({
        sourceId: id,
        name,
        agencyName: agency_name,
        reason: mayReach(reach as Reach, agency_id, audience)
          ? `Its data are marked ${marking}; ${audienceNames[audience.kind]} may have what is marked ${most}.`
          : `Its information sharing agreement lets its data reach: ${lowerFirst(reachNames[reach as Reach])}.`,
      })),
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
