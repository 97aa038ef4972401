import { convexHull } from '../ground/convex-hull.ts'
import { distinctPlaces, type Places } from '../ground/places.ts'
import { signedArea } from '../ground/rings.ts'
import { zOfConfidence } from '../statistics/normal-quantile.ts'
import { groupsWithin } from './groups-within.ts'

export type NearestNeighbourCluster = {
  /** From 0; a cluster of a later level consists of clusters of the one before. */
  level: number
  points: number
  /** Mean of its incidents at the first level, of the centres of its parts at later ones. */
  centre: [easting: number, northing: number]
  /** Position of the cluster of the next level that it is part of, -1 where of none. */
  parent: number
}

export type Level = {
  /** Points, or centres, that were grouped. */
  points: number
  meanRandomMetres: number
  thresholdMetres: number
  clusters: number
}

export type NearestNeighbourClusters = {
  /** Cluster of the first level that each point is in, -1 for none. Positions in `clusters`. */
  labels: Int32Array
  /** Level by level. */
  clusters: NearestNeighbourCluster[]
  levels: Level[]
  /** Of the convex hull. */
  squareMetres: number
}

/** Above the first level a cluster is two centres or more: `minPoints` counts incidents and not clusters. */
export const leastCentres = 2

/**
 * Nearest-neighbour hierarchical clusters as CrimeStat finds them (Levine 2013, chapter 7). Points nearer to each
 * other than a threshold are grouped, then the mean centres of these groups, and so on until there is no group or
 * `levels` are done. The threshold of each level is the lower limit of the mean distance to the nearest neighbour
 * among as many points at random (Clark and Evans 1954),
 *
 *     0.5 * sqrt(A / N) - t * 0.26136 / sqrt(N * N / A),
 *
 * with t the point of the normal distribution that a share of `probability` lies above: the chance that points at
 * random are as near on average. A is the area of the convex hull of the points given, at every level. To the
 * millimetre; where it is not above zero, only points at one place are grouped.
 *
 * The grouping is that of `groupsWithin`: weights equal repetition, and the order of the points decides nothing
 * but the numbers of the clusters, which follow the first point of each.
 */
export function nearestNeighbourClusters(
  eastings: Float64Array,
  northings: Float64Array,
  options: { probability: number; minPoints: number; levels: number },
  weights?: ArrayLike<number>,
): NearestNeighbourClusters {
  const places = distinctPlaces(eastings, northings, weights)
  const squareMetres = signedArea(convexHull(places.eastings, places.northings))
  const clusters: NearestNeighbourCluster[] = []
  const levels: Level[] = []
  let ground = places
  let labels = new Int32Array(eastings.length).fill(-1)
  let firstOfLevel = 0
  for (let level = 0; level < options.levels; level++) {
    const points = ground.weights.reduce((sum, weight) => sum + weight, 0)
    const least = level === 0 ? options.minPoints : leastCentres
    if (points < least) break
    const threshold = thresholdOf(points, squareMetres, options.probability)
    const groupOfPlace = groupsWithin(ground, threshold.thresholdMetres, least)
    const found = clustersOf(ground, groupOfPlace, level)
    levels.push({ points, ...threshold, clusters: found.length })
    if (level === 0) labels = ground.placeOfPoint.map(place => groupOfPlace[place]!)
    else {
      for (const [at, place] of ground.placeOfPoint.entries()) {
        const group = groupOfPlace[place]!
        clusters[firstOfLevel + at]!.parent = group < 0 ? -1 : clusters.length + group
      }
    }
    firstOfLevel = clusters.length
    clusters.push(...found)
    if (found.length < leastCentres) break
    ground = distinctPlaces(
      Float64Array.from(found, ({ centre }) => centre[0]),
      Float64Array.from(found, ({ centre }) => centre[1]),
    )
  }
  return { labels, clusters, levels, squareMetres }
}

/** The mean distance to the nearest neighbour of `points` at random in an area, and its lower limit. */
export function thresholdOf(points: number, squareMetres: number, probability: number) {
  const meanRandomMetres = 0.5 * Math.sqrt(squareMetres / points)
  const standardError = (0.26136 * Math.sqrt(squareMetres)) / points
  const t = probability < 0.5 ? zOfConfidence(1 - 2 * probability) : -zOfConfidence(1 - 2 * (1 - probability))
  const millimetres = Math.max(0, Math.round((meanRandomMetres - t * standardError) * 1000))
  return { meanRandomMetres, thresholdMetres: millimetres / 1000 }
}

/** Sizes and mean centres of the groups; sums from west to east, so that the order of the points changes no digit. */
function clustersOf(places: Places, groupOfPlace: Int32Array, level: number): NearestNeighbourCluster[] {
  const { eastings, northings, weights } = places
  const inGroups = Uint32Array.from(groupOfPlace.keys()).filter(place => groupOfPlace[place]! >= 0)
  inGroups.sort((a, b) => eastings[a]! - eastings[b]! || northings[a]! - northings[b]!)
  const sums: { first: number; points: number; x: number; y: number }[] = []
  for (const place of inGroups) {
    sums[groupOfPlace[place]!] ??= { first: place, points: 0, x: 0, y: 0 }
    const sum = sums[groupOfPlace[place]!]!
    sum.points += weights[place]!
    sum.x += weights[place]! * (eastings[place]! - eastings[sum.first]!)
    sum.y += weights[place]! * (northings[place]! - northings[sum.first]!)
  }
  return sums.map(({ first, points, x, y }) => ({
    level,
    points,
    centre: [eastings[first]! + x / points, northings[first]! + y / points],
    parent: -1,
  }))
}
