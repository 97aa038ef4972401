import { counted } from '#shared/count-words.ts'
import { outlineAround } from './ground/outline.ts'
import { cloudOf, clusterColumns, ellipseTable } from './telling/clusters.ts'
import { numberColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { findings, hotspotOf, type MethodResult, type PlaceInput, ranked } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { dbscan } from './where/dbscan.ts'
import { membersOfClusters } from './where/members.ts'

const significance = {
  expected: { unavailable: 'DBSCAN finds dense ground; it has no expected count.' },
  z: { unavailable: 'DBSCAN finds dense ground; it does not test significance.' },
  q: { unavailable: 'DBSCAN finds dense ground; it does not test significance.' },
}

/** Above half of eps, so that incidents at the full distance still share one outline. */
const outlineShare = 0.6

/** Clusters of incidents as hotspots, each outlined by the ground within 0.6 eps of its incidents. */
export function run({ eastings, northings, parameters }: PlaceInput<'dbscan'>): MethodResult {
  const { epsMetres, minPoints } = parameters
  const { labels, cores, clusters } = dbscan(eastings, northings, epsMetres, minPoints)
  const hotspots = ranked(
    membersOfClusters(labels, clusters).map(members => {
      const { places } = cloudOf(eastings, northings, members)
      const polygons = outlineAround(places.eastings, places.northings, outlineShare * epsMetres)
      return hotspotOf(eastings, northings, members, polygons, significance)
    }),
  )
  const clouds = hotspots.map(({ members }) => cloudOf(eastings, northings, members))
  const borders = hotspots.map(({ members }) =>
    members.reduce((sum, point) => sum + (cores[point] ? 0 : 1), 0),
  )
  const outside = eastings.length - hotspots.reduce((sum, { count }) => sum + count, 0)
  const statement = `DBSCAN: a hotspot is ground where ${counted(minPoints, 'incident')} or more lie within ${metres(epsMetres)} of one of them, and all that is linked to it at that distance. ${findings(hotspots, eastings.length)}`
  return {
    statement,
    warnings: groundWarnings({ eastings, northings }, hotspots, { minCount: minPoints }),
    choices: [
      {
        parameter: 'outline',
        reason: `A hotspot is outlined by the ground within ${metres(outlineShare * epsMetres)} of its incidents: a little more than half of the distance, so that linked incidents share one outline.`,
      },
      {
        parameter: 'edge',
        reason: `An incident at the edge that two hotspots reach belongs to the one whose incidents came in first.`,
      },
    ],
    hotspots,
    tables: [
      {
        key: 'clusters',
        title: 'Clusters',
        note: `One row for each hotspot. ${counted(outside, 'incident')} in no cluster ${outside === 1 ? 'is' : 'are'} left out.`,
        rows: hotspots.length,
        drawing: { kind: 'none' },
        columns: [
          ...clusterColumns(clouds),
          numberColumn('atEdge', 'At the edge', borders, {
            help: `Incidents linked to the cluster that have fewer than ${minPoints} around themselves.`,
          }),
        ],
      },
      ellipseTable(clouds),
    ],
  }
}
