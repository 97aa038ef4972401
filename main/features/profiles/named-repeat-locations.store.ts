import type { Kysely } from 'kysely'
import type { Figures } from '#shared/features/profiles/contract.ts'
import { placesListed } from '#shared/features/profiles/figure-text.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import type { Database } from '../../store/schema.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { pick } from './figures.ts'
import { repeatLocations } from './repeat-locations.ts'
import { placesOfIncidents } from './words-of-incidents.store.ts'

const namesTried = 5

/** The places to which incidents come back, by the words of their incidents; a grid reference where they have none. */
export async function namedRepeatLocations(
  db: Kysely<Database>,
  snapshot: Snapshot,
  positions: Uint32Array,
): Promise<Figures['repeatLocations']> {
  const found = repeatLocations(
    pick(snapshot.eastings, positions),
    pick(snapshot.northings, positions),
    pick(snapshot.placePrecisions, positions),
  )
  if (found.kind === 'refused') return found
  const listed = found.places.slice(0, placesListed).map(place => ({
    ...place,
    incidentIds: [...place.members.slice(0, namesTried)].map(member => snapshot.ids[positions[member]!]!),
  }))
  const names = await placesOfIncidents(
    db,
    listed.flatMap(({ incidentIds }) => incidentIds),
  )
  return {
    kind: 'places',
    places: listed.map(({ easting, northing, count, cumulativeShare, incidentIds }) => {
      const gridReference = toGridReference(easting, northing) ?? ''
      const named = incidentIds.find(id => names.has(id))
      return { place: names.get(named ?? 0) ?? gridReference, gridReference, count, cumulativeShare }
    }),
  }
}
