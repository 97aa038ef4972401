import { counted, decimals, whole } from '#shared/count-words.ts'
import { type DeviationEllipse, deviationEllipse, ellipsePolygons } from './ground/deviation-ellipse.ts'
import { outlineAround } from './ground/outline.ts'
import { type Cloud, cloudOf, ellipseColumns, ellipseNote, hullHectares } from './telling/clusters.ts'
import { numberColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import { findings, hotspotOf, type MethodResult, type PlaceInput, ranked } from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { membersOfClusters } from './where/members.ts'
import {
  leastCentres,
  type NearestNeighbourCluster,
  type NearestNeighbourClusters,
  nearestNeighbourClusters,
} from './where/nearest-neighbour-clusters.ts'

const significance = {
  expected: { unavailable: 'Nearest-neighbour clusters have no expected count.' },
  z: { unavailable: 'Nearest-neighbour clusters test the distance between incidents and not the cluster.' },
  q: { unavailable: 'Nearest-neighbour clusters test the distance between incidents and not the cluster.' },
}

/** Incidents along a line make an ellipse that nobody would see: then the ground around them is drawn. */
const leastWidthMetres = 5

/** Groups of the first level as hotspots under their ellipses; those of later levels in the tables. */
export function run({ eastings, northings, parameters }: PlaceInput<'nearest-neighbour'>): MethodResult {
  const { probability, minPoints, deviations } = parameters
  const result = nearestNeighbourClusters(eastings, northings, parameters)
  const { labels, clusters, levels, squareMetres } = result
  const firstLevel = clusters.filter(({ level }) => level === 0).length
  const positionOf = new Map<object, number>()
  const hotspots = ranked(
    membersOfClusters(labels, firstLevel).map((members, at) => {
      const cloud = cloudOf(eastings, northings, members)
      const ellipse = deviationEllipse(cloud.eastings, cloud.northings, deviations)
      const polygons = groundOf(cloud, ellipse, levels[0]!.thresholdMetres)
      const hotspot = hotspotOf(eastings, northings, members, polygons, significance)
      positionOf.set(hotspot, at)
      return hotspot
    }),
  )
  const order = [
    ...hotspots.map(hotspot => positionOf.get(hotspot)!),
    ...[...clusters.keys()].filter(at => at >= firstLevel),
  ]
  const warnings = groundWarnings({ eastings, northings }, hotspots, { minCount: minPoints })
  if (squareMetres === 0 && eastings.length >= minPoints) {
    warnings.push('The incidents lie at one place or on one line: there is no area to compare them with.')
  }
  const threshold = levels[0]
  return {
    statement:
      `Nearest-neighbour hierarchical clusters: a hotspot is ${counted(minPoints, 'incident')} or more ` +
      (threshold
        ? `within ${metres(threshold.thresholdMetres)} of one of them, nearer than ${counted(eastings.length, 'incident')} at random over the same area would be (mean ${metres(threshold.meanRandomMetres)}, p = ${probability}). `
        : 'nearer to each other than as many at random would be. ') +
      `${findings(hotspots, eastings.length)}${laterLevels(result)}`,
    warnings,
    choices: choicesOf(result, deviations),
    hotspots,
    tables: tablesOf(result, order, { eastings, northings }, deviations),
  }
}

function groundOf(cloud: Cloud, ellipse: DeviationEllipse | null, thresholdMetres: number) {
  if (ellipse && ellipse.minorMetres >= leastWidthMetres) return ellipsePolygons(ellipse)
  const { eastings, northings } = cloud.places
  return outlineAround(eastings, northings, Math.max(2 * leastWidthMetres, thresholdMetres / 2))
}

function laterLevels({ levels }: NearestNeighbourClusters): string {
  return levels
    .slice(1)
    .filter(({ clusters }) => clusters > 0)
    .map(
      ({ clusters, thresholdMetres }, at) =>
        ` Level ${at + 2}: ${counted(clusters, 'cluster')} of clusters, within ${metres(thresholdMetres)}.`,
    )
    .join('')
}

function choicesOf({ squareMetres, levels }: NearestNeighbourClusters, deviations: number) {
  return [
    {
      parameter: 'area',
      reason: `The study area is the convex hull of the incidents, ${decimals(squareMetres / 1_000_000, 2)} square kilometres: the ground that incidents at random are thought to lie on.`,
    },
    ...levels.map(({ points, meanRandomMetres, thresholdMetres }, at) => ({
      parameter: 'threshold',
      reason: `Level ${at + 1}: ${whole(points)} at random over that area are ${metres(meanRandomMetres)} from their nearest neighbour on average; the threshold is the lower limit of that mean, ${metres(thresholdMetres)}.`,
    })),
    {
      parameter: 'grouping',
      reason:
        'A group is what lies within the threshold of the incident that has most around it and is in no group yet; of equals the westernmost is taken, then the southernmost.',
    },
    {
      parameter: 'centres',
      reason: `Above the first level ${leastCentres} mean centres or more are a cluster.`,
    },
    {
      parameter: 'outline',
      reason: `Hotspots are drawn as ellipses of ${deviations === 1 ? 'one standard deviation' : `${deviations} standard deviations`}, which some of their incidents lie outside of; where an ellipse is narrower than ${2 * leastWidthMetres} m, as the ground around its incidents.`,
    },
  ]
}

/** Clusters of every level: the hotspots in the order of their rank, then the clusters of clusters. */
function tablesOf(
  { clusters, labels, levels }: NearestNeighbourClusters,
  order: number[],
  { eastings, northings }: { eastings: Float64Array; northings: Float64Array },
  deviations: number,
) {
  const numberOf = new Map(order.map((cluster, row) => [cluster, row + 1]))
  const members = membersAtAllLevels(labels, clusters)
  const clouds = order.map(at => cloudOf(eastings, northings, members[at]!))
  const rows = order.map(at => clusters[at]!)
  const parts = new Float64Array(clusters.length)
  for (const { parent } of clusters) if (parent >= 0) parts[parent]! += 1
  const hectares = clouds.map(hullHectares)
  const head = [
    numberColumn('cluster', 'Cluster', [...numberOf.values()], {
      help: 'At the first level the rank of the hotspot; clusters of clusters are numbered on.',
    }),
    numberColumn(
      'level',
      'Level',
      rows.map(({ level }) => level + 1),
      {
        help: '1: a group of incidents. 2 and above: a group of clusters of the level below.',
      },
    ),
  ]
  const incidents = clouds.map(cloud => cloud.eastings.length)
  return [
    {
      key: 'clusters',
      title: 'Clusters of every level',
      note: `${levels.map(({ clusters: found }, at) => `Level ${at + 1}: ${counted(found, 'cluster')}`).join('. ')}. Incidents in no cluster are left out.`,
      rows: rows.length,
      drawing: { kind: 'none' as const },
      columns: [
        ...head,
        numberColumn('incidents', 'Incidents', incidents),
        numberColumn(
          'parts',
          'Clusters in it',
          order.map((at, row) => (rows[row]!.level === 0 ? Number.NaN : parts[at]!)),
          {
            missing: 'A cluster of the first level consists of incidents.',
          },
        ),
        numberColumn(
          'partOf',
          'Part of',
          rows.map(({ parent }) => numberOf.get(parent) ?? Number.NaN),
          {
            help: 'The cluster of the next level that it belongs to.',
            missing: 'It is part of no further cluster.',
          },
        ),
        numberColumn('hullHectares', 'Hull', hectares, {
          decimals: 2,
          unit: 'ha',
          help: 'Ground within the convex hull: the tightest line round all its incidents that never bends inwards.',
        }),
        numberColumn(
          'perHectare',
          'Density',
          hectares.map((area, row) => (area > 0 ? incidents[row]! / area : Number.NaN)),
          {
            decimals: 1,
            unit: 'incidents/ha',
            missing: 'Its incidents lie at one place or on one line.',
          },
        ),
      ],
    },
    {
      key: 'ellipses',
      title: 'Standard-deviation ellipses',
      note: ellipseNote(deviations),
      rows: rows.length,
      drawing: { kind: 'none' as const },
      columns: [
        ...head,
        ...ellipseColumns(
          clouds.map(cloud => deviationEllipse(cloud.eastings, cloud.northings, deviations)),
          incidents,
        ),
      ],
    },
  ]
}

/** The incidents of each cluster, those of its parts for one of a later level; ascending. */
function membersAtAllLevels(labels: Int32Array, clusters: NearestNeighbourCluster[]): Uint32Array[] {
  const points: number[][] = clusters.map(() => [])
  for (const [point, label] of labels.entries()) {
    for (let at = label; at >= 0; at = clusters[at]!.parent) points[at]!.push(point)
  }
  return points.map(list => Uint32Array.from(list))
}
