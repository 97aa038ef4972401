import { kdTree } from '../ground/k-d-tree.ts'
import { distinctPlaces } from '../ground/places.ts'
import { type CondensedTree, condensedTree } from './condensed-tree.ts'
import { squaredCoreDistances } from './core-distances.ts'
import { chosenClusters } from './excess-of-mass.ts'
import { mergeTree } from './merge-tree.ts'
import { spanningTree } from './spanning-tree.ts'

export type HdbscanCluster = {
  /** Below this distance it stands apart from the others. */
  fromMetres: number
  /** At this distance it falls apart: too few of its incidents are still linked, or it splits. */
  toMetres: number
  /** Sum over its incidents of `1 / leaves - 1 / appears`: incidents per metre. */
  stability: number
}

export type Hdbscan = {
  /** Cluster of each point, -1 for noise. Clusters are numbered by their first point. */
  labels: Int32Array
  clusters: HdbscanCluster[]
  /** Metres within which each point has `minPoints` points, itself included; infinite where there are not so many. */
  coreMetres: Float64Array
}

/** Nothing finer than this is told apart: no grid reference is better, and one over a distance of zero is no number. */
export const leastMetres = 1
const perMetre = 100

/**
 * HDBSCAN* (Campello, Moulavi and Sander 2013) with the clusters chosen by excess of mass. `minPoints` both smooths
 * (the core distance counts the point itself) and is the least size of a cluster. A point belongs to the chosen
 * cluster that it was part of when that cluster appeared. The cluster of all points is never chosen.
 *
 * Places are taken to the centimetre, and distances below a metre as one metre. Edges of equal length are removed
 * at once, and a cluster is preferred to parts that are exactly as stable: so the clusters depend on neither the
 * order of the points nor the machine. A weight stands for that many points at the same place, and co-located
 * points cost nothing. n log n in places.
 *
 * @param weights whole numbers of at least 1; one each if absent.
 */
export function hdbscan(
  eastings: Float64Array,
  northings: Float64Array,
  minPoints: number,
  weights?: ArrayLike<number>,
): Hdbscan {
  const places = distinctPlaces(eastings.map(toCentimetres), northings.map(toCentimetres), weights)
  const total = places.weights.reduce((sum, weight) => sum + weight, 0)
  if (total < minPoints) {
    return {
      labels: new Int32Array(eastings.length).fill(-1),
      clusters: [],
      coreMetres: new Float64Array(eastings.length).fill(Number.POSITIVE_INFINITY),
    }
  }
  const tree = kdTree(places.eastings, places.northings)
  const sorted = Float64Array.from(tree.order, place => places.weights[place]!)
  const cores = squaredCoreDistances(tree, sorted, minPoints)
  const leastSquare = (leastMetres * perMetre) ** 2
  const links = spanningTree(
    tree,
    cores.map(core => Math.max(core, leastSquare)),
  )
  const condensed = condensedTree(mergeTree(links, sorted), minPoints, leastSquare)

  const chosen = chosenClusters(condensed)
  const chosenOfPlace = new Int32Array(sorted.length)
  const coreOfPlace = new Float64Array(sorted.length)
  for (const [at, place] of tree.order.entries()) {
    chosenOfPlace[place] = chosen[condensed.clusterOfPlace[at]!]!
    coreOfPlace[place] = Math.sqrt(cores[at]!) / perMetre
  }
  return {
    ...numbered(
      places.placeOfPoint.map(place => chosenOfPlace[place]!),
      condensed,
    ),
    coreMetres: Float64Array.from(places.placeOfPoint, place => coreOfPlace[place]!),
  }
}

/** Whole centimetres, so that equal distances are equal to the last digit. */
function toCentimetres(metres: number): number {
  return Math.round(metres * perMetre)
}

/** Numbers the chosen clusters in the order in which the points first name them. */
function numbered(chosenOfPoint: Int32Array, { birthSquares, endSquares, stabilities }: CondensedTree) {
  const numberOf = new Map<number, number>()
  const clusters: HdbscanCluster[] = []
  const labels = chosenOfPoint.map(cluster => {
    if (cluster < 0) return -1
    const known = numberOf.get(cluster)
    if (known !== undefined) return known
    numberOf.set(cluster, clusters.length)
    clusters.push({
      fromMetres: Math.sqrt(birthSquares[cluster]!) / perMetre,
      toMetres: Math.sqrt(endSquares[cluster]!) / perMetre,
      stability: stabilities[cluster]! * perMetre,
    })
    return clusters.length - 1
  })
  return { labels, clusters }
}
