import type { Kysely } from 'kysely'
import { counted } from '#shared/count-words.ts'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Database } from '../../store/schema.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { groundOfFilter } from './ground/given-ground.ts'
import { readHotspots } from './merge.store.ts'
import type { GivenGround } from './telling/hotspots.ts'

type Asked = { parameters: Parameters; filter: Filter; snapshot: Snapshot; chosen: Uint32Array }

/** Hotspots are merged on the freeze they were found on, unless another is asked for. */
export async function freezeOfMerged(
  db: Kysely<Database>,
  parameters: Parameters,
): Promise<number | undefined> {
  if (parameters.method !== 'merge') return undefined
  const [first] = await readHotspots(db, parameters.hotspotIds)
  return first?.freezeId
}

/** The ground a method is given and need not find: that of a filter, or of hotspots; null for most methods. */
export async function givenFor(
  db: Kysely<Database>,
  { parameters, filter, snapshot, chosen }: Asked,
): Promise<GivenGround[] | null> {
  if (parameters.method === 'selection') {
    const polygons = groundOfFilter(filter)
    return polygons && [{ title: parameters.title ?? '', polygons, members: new Uint32Array() }]
  }
  if (parameters.method !== 'merge') return null
  const hotspots = await readHotspots(db, [...new Set(parameters.hotspotIds)])
  const [first] = hotspots
  const other = hotspots.find(({ held }) => held !== first!.held)
  if (other) {
    throw new AppError(
      'conflict',
      `“${first!.label}” (analysis ${first!.analysisId}) and “${other.label}” (analysis ${other.analysisId}) were found in different states of the incidents.`,
      { next: 'Run both analyses again, one after the other, and merge what they find.' },
    )
  }
  const memberOfId = new Map(Array.from(chosen, (at, member) => [snapshot.ids[at]!, member]))
  let missing = 0
  const given = hotspots.map(({ label, polygons, incidentIds }) => {
    const members: number[] = []
    for (const id of incidentIds) {
      const member = memberOfId.get(id)
      if (member === undefined) missing++
      else members.push(member)
    }
    return { title: label, polygons, members: Uint32Array.from(members) }
  })
  if (missing > 0) {
    throw new AppError(
      'invalid',
      `${counted(missing, 'incident')} of these hotspots ${missing === 1 ? 'is' : 'are'} not among those the filter lets through.`,
      { next: 'Merge them under the filter they were found with, or under a wider one.' },
    )
  }
  return given
}
