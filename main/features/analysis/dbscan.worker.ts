import { outlineAround } from './ground/outline.ts'
import { distinctPlaces } from './ground/places.ts'
import {
  findings,
  hotspotOf,
  type MethodResult,
  onePlaceWarnings,
  type PlaceInput,
  ranked,
} from './telling/hotspots.ts'
import { counted, metres } from './telling/words.ts'
import { dbscan } from './where/dbscan.ts'

const significance = {
  expected: { unavailable: 'DBSCAN finds dense ground; it has no expected count.' },
  z: { unavailable: 'DBSCAN finds dense ground; it does not test significance.' },
  q: { unavailable: 'DBSCAN finds dense ground; it does not test significance.' },
}

/** Clusters of incidents as hotspots, each outlined by the ground within 0.6 eps of its incidents. */
export function run({ eastings, northings, parameters }: PlaceInput<'dbscan'>): MethodResult {
  const { epsMetres, minPoints } = parameters
  const { labels, clusters } = dbscan(eastings, northings, epsMetres, minPoints)
  const hotspots = ranked(
    membersOfClusters(labels, clusters).map(members => {
      const places = distinctPlaces(
        Float64Array.from(members, i => eastings[i]!),
        Float64Array.from(members, i => northings[i]!),
      )
      // Above half of eps, so that incidents at the full distance still share one outline.
      const polygons = outlineAround(places.eastings, places.northings, 0.6 * epsMetres)
      return hotspotOf(eastings, northings, members, polygons, significance)
    }),
  )
  const warnings = onePlaceWarnings(eastings, northings, hotspots)
  if (eastings.length < minPoints) {
    warnings.unshift(
      `There are ${counted(eastings.length, 'incident')} in all, fewer than the ${minPoints} a hotspot needs.`,
    )
  }
  const statement = `DBSCAN: a hotspot is ground where ${counted(minPoints, 'incident')} or more lie within ${metres(epsMetres)} of one of them, and all that is linked to it at that distance. ${findings(hotspots, eastings.length)}`
  return { statement, warnings, choices: [], hotspots, tables: [] }
}

function membersOfClusters(labels: Int32Array, clusters: number): Uint32Array[] {
  const sizes = new Uint32Array(clusters)
  for (const label of labels) if (label >= 0) sizes[label]! += 1
  const members = Array.from(sizes, size => new Uint32Array(size))
  const filled = new Uint32Array(clusters)
  for (let point = 0; point < labels.length; point++) {
    const label = labels[point]!
    if (label >= 0) members[label]![filled[label]!++] = point
  }
  return members
}
