import { disjointSets } from '../ground/disjoint-sets.ts'
import { anyWithin } from '../ground/nearest-pair.ts'
import { type NeighbourCells, neighbourCells } from '../ground/neighbour-cells.ts'
import { type PlacesInCells, placesInCells } from '../ground/places-in-cells.ts'

export type Dbscan = {
  /** Cluster of each point, -1 for noise. Clusters are numbered by their first core point. */
  labels: Int32Array
  /** 1 for core points, 0 for border points and noise. */
  cores: Uint8Array
  clusters: number
}

const reach = 2

/**
 * DBSCAN (Ester, Kriegel, Sander and Xu 1996). The neighbourhood is inclusive (`distance <= epsMetres`) and a
 * point counts itself; a point with at least `minPoints` in its neighbourhood is core; cores within reach of
 * each other share a cluster; a border point goes to the first cluster that reaches it, in the order of the
 * points given. A weight stands for that many points at the same place.
 *
 * Exact, on a grid whose cells have a diagonal of eps (Gunawan 2013): all points of one cell are neighbours, so
 * the work is linear in co-located points and close to linear in places.
 *
 * @param weights whole numbers of at least 1; one each if absent.
 */
export function dbscan(
  eastings: Float64Array,
  northings: Float64Array,
  epsMetres: number,
  minPoints: number,
  weights?: ArrayLike<number>,
): Dbscan {
  // A hair under the diagonal, so that rounding cannot put two points of one cell further apart than eps.
  const cellMetres = (epsMetres / Math.SQRT2) * (1 - 1e-6)
  const places = placesInCells(eastings, northings, cellMetres, weights)
  const around = neighbourCells(places, reach)
  const coreOfPlace = findCores(places, around, epsMetres * epsMetres, minPoints)
  const clusterOfCell = linkCells(places, around, coreOfPlace, epsMetres * epsMetres)
  const labelOfPlace = new Int32Array(places.x.length).fill(-1)
  const clusters = labelCores(places, coreOfPlace, clusterOfCell, labelOfPlace)
  labelBorders(places, around, coreOfPlace, labelOfPlace, epsMetres * epsMetres)

  const labels = new Int32Array(eastings.length)
  const cores = new Uint8Array(eastings.length)
  for (let point = 0; point < labels.length; point++) {
    const place = places.placeOfPoint[point]!
    labels[point] = labelOfPlace[place]!
    cores[point] = coreOfPlace[place]!
  }
  return { labels, cores, clusters }
}

function findCores(
  { x, y, weights, starts, columns }: PlacesInCells,
  around: NeighbourCells,
  eps2: number,
  minPoints: number,
) {
  const core = new Uint8Array(x.length)
  const running = new Float64Array(x.length + 1)
  for (let at = 0; at < x.length; at++) running[at + 1] = running[at]! + weights[at]!
  for (let cell = 0; cell < columns.length; cell++) {
    const start = starts[cell]!
    const end = starts[cell + 1]!
    if (running[end]! - running[start]! >= minPoints) {
      core.fill(1, start, end)
      continue
    }
    let inReach = 0
    for (let k = 0; k < around.rowsAround; k++) {
      const from = starts[around.from[cell * around.rowsAround + k]!]!
      inReach += running[starts[around.to[cell * around.rowsAround + k]!]!]! - running[from]!
    }
    if (inReach < minPoints) continue
    for (let at = start; at < end; at++) {
      let sum = 0
      for (let k = 0; k < around.rowsAround && sum < minPoints; k++) {
        const from = starts[around.from[cell * around.rowsAround + k]!]!
        const to = starts[around.to[cell * around.rowsAround + k]!]!
        for (let other = from; other < to && sum < minPoints; other++) {
          const dx = x[other]! - x[at]!
          const dy = y[other]! - y[at]!
          if (dx * dx + dy * dy <= eps2) sum += weights[other]!
        }
      }
      if (sum >= minPoints) core[at] = 1
    }
  }
  return core
}

/** Joins cells that hold cores within eps of each other; the touching cells first, as they mostly settle it. */
function linkCells(places: PlacesInCells, around: NeighbourCells, core: Uint8Array, eps2: number) {
  const { columns, rows, starts } = places
  const runOf = (cell: number) => ({ start: starts[cell]!, end: starts[cell + 1]! })
  const sets = disjointSets(columns.length)
  for (const touching of [true, false]) {
    for (let cell = 0; cell < columns.length; cell++) {
      for (let k = reach; k < around.rowsAround; k++) {
        const to = around.to[cell * around.rowsAround + k]!
        for (let other = around.from[cell * around.rowsAround + k]!; other < to; other++) {
          if (other <= cell) continue
          const near = Math.abs(columns[other]! - columns[cell]!) < 2 && rows[other]! - rows[cell]! < 2
          if (near !== touching || sets.find(cell) === sets.find(other)) continue
          if (anyWithin(places.x, places.y, core, runOf(cell), runOf(other), eps2)) sets.join(cell, other)
        }
      }
    }
  }
  return sets.find
}

/** Numbers the clusters in the order in which the points given first name a core of each. */
function labelCores(
  { starts, columns, placeOfPoint }: PlacesInCells,
  core: Uint8Array,
  clusterOfCell: (cell: number) => number,
  labels: Int32Array,
) {
  for (let cell = 0; cell < columns.length; cell++) {
    const cluster = clusterOfCell(cell)
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) if (core[at]) labels[at] = cluster
  }
  const numberOfCluster = new Int32Array(columns.length).fill(-1)
  let clusters = 0
  for (const place of placeOfPoint) {
    const cluster = labels[place]!
    if (cluster >= 0 && numberOfCluster[cluster]! < 0) numberOfCluster[cluster] = clusters++
  }
  for (let at = 0; at < labels.length; at++) if (labels[at]! >= 0) labels[at] = numberOfCluster[labels[at]!]!
  return clusters
}

function labelBorders(
  { x, y, starts, columns }: PlacesInCells,
  around: NeighbourCells,
  core: Uint8Array,
  labels: Int32Array,
  eps2: number,
) {
  for (let cell = 0; cell < columns.length; cell++) {
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      if (core[at]) continue
      let first = -1
      for (let k = 0; k < around.rowsAround; k++) {
        const from = starts[around.from[cell * around.rowsAround + k]!]!
        const to = starts[around.to[cell * around.rowsAround + k]!]!
        for (let other = from; other < to; other++) {
          if (!core[other]) continue
          const dx = x[other]! - x[at]!
          const dy = y[other]! - y[at]!
          const label = labels[other]!
          if (dx * dx + dy * dy <= eps2 && (first < 0 || label < first)) first = label
        }
      }
      labels[at] = first
    }
  }
}
