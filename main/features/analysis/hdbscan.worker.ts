import { counted, whole } from '#shared/count-words.ts'
import { outlineAround } from './ground/outline.ts'
import { type Cloud, cloudOf, clusterColumns, ellipseTable } from './telling/clusters.ts'
import { numberColumn } from './telling/columns.ts'
import { groundWarnings } from './telling/guards.ts'
import {
  type FoundHotspot,
  findings,
  hotspotOf,
  type MethodResult,
  type PlaceInput,
} from './telling/hotspots.ts'
import { metres } from './telling/words.ts'
import { type HdbscanCluster, hdbscan, leastMetres } from './where/hdbscan.ts'
import { membersOfClusters } from './where/members.ts'

const significance = {
  expected: { unavailable: 'HDBSCAN* finds crowds that last over many distances; it has no expected count.' },
  z: { unavailable: 'HDBSCAN* finds crowds that last over many distances; it does not test significance.' },
  q: { unavailable: 'HDBSCAN* finds crowds that last over many distances; it does not test significance.' },
}

/** The least a place is outlined by, so that one place is still seen. */
const leastOutlineMetres = 10

/** Clusters of incidents of any density as hotspots, the most stable first. */
export function run({ eastings, northings, parameters }: PlaceInput<'hdbscan'>): MethodResult {
  const { minPoints } = parameters
  const { labels, clusters, coreMetres } = hdbscan(eastings, northings, minPoints)
  const found = mostStableFirst(
    membersOfClusters(labels, clusters.length).map((members, at) => {
      const cloud = cloudOf(eastings, northings, members)
      const radiusMetres = outlineRadius(clusters[at]!, coreMetres, members)
      const polygons = outlineAround(cloud.places.eastings, cloud.places.northings, radiusMetres)
      const hotspot = hotspotOf(eastings, northings, members, polygons, significance)
      return { hotspot, cluster: clusters[at]!, cloud }
    }),
  )
  const hotspots = found.map(({ hotspot }) => hotspot)
  const warnings = groundWarnings({ eastings, northings }, hotspots, { minCount: minPoints })
  if (hotspots.length === 0 && eastings.length >= minPoints) {
    warnings.push(
      `The incidents never part into two crowds of ${whole(minPoints)} or more, and one crowd alone HDBSCAN* does not tell from its surroundings. DBSCAN can.`,
    )
  }
  const faint = found.filter(({ cluster }) => cluster.toMetres * 2 > cluster.fromMetres).length
  if (faint > 0) {
    warnings.push(
      `${whole(faint)} of the ${counted(hotspots.length, 'hotspot')} ${faint === 1 ? 'falls' : 'fall'} apart before the distance is halved: hardly denser than the ground around, and as likely unevenness as a crowd.`,
    )
  }
  return {
    statement:
      `HDBSCAN*: a hotspot is a crowd of ${counted(minPoints, 'incident')} or more that holds together while the distance at which ` +
      `incidents count as linked shrinks, dense and less dense crowds alike; those that last longest are chosen, the most stable first. ${findings(hotspots, eastings.length)}`,
    warnings,
    choices: [
      {
        parameter: 'leastDistance',
        reason: `Distances below ${metres(leastMetres)} count as ${metres(leastMetres)}, as no place is known better.`,
      },
      {
        parameter: 'outline',
        reason: `A hotspot is outlined by the ground around its incidents within the distance at which half of them have ${counted(minPoints, 'incident')} around them; it may be of several parts.`,
      },
    ],
    hotspots,
    tables: [clusterTable(found, eastings.length), ellipseTable(found.map(({ cloud }) => cloud))],
  }
}

type Found = { hotspot: FoundHotspot; cluster: HdbscanCluster; cloud: Cloud }

function mostStableFirst(found: Found[]): Found[] {
  return found.toSorted(
    ({ hotspot: a, cluster: one }, { hotspot: b, cluster: other }) =>
      other.stability - one.stability ||
      b.count - a.count ||
      a.centre[0] - b.centre[0] ||
      a.centre[1] - b.centre[1],
  )
}

/** The core distance of the middle incident, and no more than joins its furthest links. */
function outlineRadius({ fromMetres }: HdbscanCluster, coreMetres: Float64Array, members: Uint32Array) {
  const cores = Float64Array.from(members, at => coreMetres[at]!).sort()
  return Math.max(leastOutlineMetres, Math.min(cores[cores.length >> 1]!, 0.6 * fromMetres))
}

function clusterTable(found: Found[], incidents: number) {
  const outside = incidents - found.reduce((sum, { hotspot }) => sum + hotspot.count, 0)
  const clusters = found.map(({ cluster }) => cluster)
  return {
    key: 'clusters',
    title: 'Clusters',
    note: `One row for each hotspot, the most stable first. ${counted(outside, 'incident')} in no cluster ${outside === 1 ? 'is' : 'are'} left out.`,
    rows: found.length,
    drawing: { kind: 'none' as const },
    columns: [
      ...clusterColumns(found.map(({ cloud }) => cloud)),
      numberColumn(
        'fromMetres',
        'Apart below',
        clusters.map(({ fromMetres }) => fromMetres),
        {
          decimals: 1,
          unit: 'm',
          help: 'While incidents this far from each other count as linked it is part of a larger crowd; at any shorter distance it stands alone.',
        },
      ),
      numberColumn(
        'toMetres',
        'Holds down to',
        clusters.map(({ toMetres }) => toMetres),
        {
          decimals: 1,
          unit: 'm',
          help: 'At this distance its last incidents come apart, or it parts into smaller crowds.',
        },
      ),
      numberColumn(
        'timesDenser',
        'Lasts',
        clusters.map(({ fromMetres, toMetres }) => fromMetres / toMetres),
        {
          decimals: 1,
          unit: '×',
          help: 'How many times the distance can shrink before it is gone: below 2 it hardly stands out.',
        },
      ),
      numberColumn(
        'stability',
        'Stability',
        clusters.map(({ stability }) => stability),
        {
          decimals: 3,
          unit: 'incidents/m',
          help: 'How many of its incidents stay, and over how much density: the sum over them of one over the distance at which each leaves, less one over that at which the cluster appears.',
        },
      ),
    ],
  }
}
