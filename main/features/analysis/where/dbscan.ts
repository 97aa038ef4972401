import { type CellIndex, indexCells } from '../ground/cell-index.ts'
import { disjointSets } from '../ground/disjoint-sets.ts'
import { anyWithin } from '../ground/nearest-pair.ts'
import { type NeighbourCells, neighbourCells } from '../ground/neighbour-cells.ts'
import { distinctPlaces } from '../ground/places.ts'

export type Dbscan = {
  /** Cluster of each point, -1 for noise. Clusters are numbered by their first core point. */
  labels: Int32Array
  /** 1 for core points, 0 for border points and noise. */
  cores: Uint8Array
  clusters: number
}

/** Places in the order of their cells: what lies close on the ground lies close in memory. */
type Sorted = { x: Float64Array; y: Float64Array; weights: Float64Array; cells: CellIndex }

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
  const places = distinctPlaces(eastings, northings, weights)
  const n = places.eastings.length
  // A hair under the diagonal, so that rounding cannot put two points of one cell further apart than eps.
  const cellMetres = (epsMetres / Math.SQRT2) * (1 - 1e-6)
  const origin = [least(places.eastings), least(places.northings)] as const
  const cells = indexCells(places.eastings, places.northings, cellMetres, origin)
  const sorted: Sorted = {
    x: places.eastings.slice(),
    y: places.northings.slice(),
    weights: places.weights.slice(),
    cells,
  }
  for (let at = 0; at < n; at++) {
    const place = cells.order[at]!
    sorted.x[at] = places.eastings[place]!
    sorted.y[at] = places.northings[place]!
    sorted.weights[at] = places.weights[place]!
  }
  const around = neighbourCells(cells, reach)
  const core = findCores(sorted, around, epsMetres * epsMetres, minPoints)
  const clusterOfCell = linkCells(sorted, around, core, epsMetres * epsMetres)
  const placeLabels = new Int32Array(n).fill(-1)
  const clusters = labelCores(cells, core, clusterOfCell, placeLabels)
  labelBorders(sorted, around, core, placeLabels, epsMetres * epsMetres)

  const labels = new Int32Array(eastings.length)
  const cores = new Uint8Array(eastings.length)
  const positionOfPlace = new Uint32Array(n)
  for (let at = 0; at < n; at++) positionOfPlace[cells.order[at]!] = at
  for (let point = 0; point < labels.length; point++) {
    const place = places.placeOfPoint[point]!
    labels[point] = placeLabels[place]!
    cores[point] = core[positionOfPlace[place]!]!
  }
  return { labels, cores, clusters }
}

function findCores(
  { x, y, weights, cells }: Sorted,
  around: NeighbourCells,
  eps2: number,
  minPoints: number,
) {
  const core = new Uint8Array(x.length)
  const { starts } = cells
  const running = new Float64Array(x.length + 1)
  for (let at = 0; at < x.length; at++) running[at + 1] = running[at]! + weights[at]!
  for (let cell = 0; cell < cells.columns.length; cell++) {
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
function linkCells(sorted: Sorted, around: NeighbourCells, core: Uint8Array, eps2: number) {
  const { columns, rows, starts } = sorted.cells
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
          if (anyWithin(sorted.x, sorted.y, core, runOf(cell), runOf(other), eps2)) sets.join(cell, other)
        }
      }
    }
  }
  return sets.find
}

/** Numbers the clusters in the order in which the points given first name a core of each. */
function labelCores(
  cells: CellIndex,
  core: Uint8Array,
  clusterOfCell: (cell: number) => number,
  labels: Int32Array,
) {
  for (let cell = 0; cell < cells.columns.length; cell++) {
    const cluster = clusterOfCell(cell)
    for (let at = cells.starts[cell]!; at < cells.starts[cell + 1]!; at++) {
      if (core[at]) labels[cells.order[at]!] = cluster
    }
  }
  const numberOfCluster = new Int32Array(cells.columns.length).fill(-1)
  let clusters = 0
  for (let place = 0; place < labels.length; place++) {
    const cluster = labels[place]!
    if (cluster < 0) continue
    if (numberOfCluster[cluster]! < 0) numberOfCluster[cluster] = clusters++
    labels[place] = numberOfCluster[cluster]!
  }
  return clusters
}

function labelBorders(
  { x, y, cells }: Sorted,
  around: NeighbourCells,
  core: Uint8Array,
  labels: Int32Array,
  eps2: number,
) {
  for (let cell = 0; cell < cells.columns.length; cell++) {
    for (let at = cells.starts[cell]!; at < cells.starts[cell + 1]!; at++) {
      if (core[at]) continue
      let first = -1
      for (let k = 0; k < around.rowsAround; k++) {
        const from = cells.starts[around.from[cell * around.rowsAround + k]!]!
        const to = cells.starts[around.to[cell * around.rowsAround + k]!]!
        for (let other = from; other < to; other++) {
          if (!core[other]) continue
          const dx = x[other]! - x[at]!
          const dy = y[other]! - y[at]!
          const label = labels[cells.order[other]!]!
          if (dx * dx + dy * dy <= eps2 && (first < 0 || label < first)) first = label
        }
      }
      labels[cells.order[at]!] = first
    }
  }
}

function least(values: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! < lowest) lowest = values[i]!
  return values.length ? lowest : 0
}
