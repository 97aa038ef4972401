import { distinctPlaces } from '../ground/places.ts'
import { squareGrid } from '../ground/square-grid.ts'
import { surroundings } from '../ground/surroundings.ts'
import { quantile } from '../statistics/bandwidth.ts'
import { metres } from '../telling/words.ts'
import { dbscan } from '../where/dbscan.ts'
import { giStarOfGrid } from '../where/gi-star.ts'
import { hdbscan } from '../where/hdbscan.ts'
import { kde } from '../where/kde.ts'
import { countsIn, type Raster } from './raster.ts'

/** What a method may learn from: the incidents before the fortnight it is asked about. */
export type Past = {
  eastings: Float64Array
  northings: Float64Array
  /** Their numbers among all incidents, and those of them in the last fortnight. */
  points: Uint32Array
  lastFortnight: Uint32Array
}

/** A way to choose ground: a score for every square, the higher the sooner it is chosen. */
export type Candidate = { name: string; isBaseline: boolean; score(past: Past, raster: Raster): Float64Array }

const fewestInCluster = 5
/** HDBSCAN* of more incidents than this would take minutes in every fortnight. */
export const mostForHdbscan = 20_000

/** Every method of ground with several settings, and two that ask for no method at all. */
export function candidatesFor(mostIncidents: number): Candidate[] {
  return [
    {
      name: 'Squares of the last fortnight',
      isBaseline: true,
      score: ({ lastFortnight }, raster) => countsIn(raster, lastFortnight),
    },
    {
      name: 'Busiest squares before',
      isBaseline: true,
      score: ({ points }, raster) => countsIn(raster, points),
    },
    ...[50, 100, 200].map(eps => method(`DBSCAN within ${metres(eps)}`, byDbscan(eps))),
    ...(mostIncidents <= mostForHdbscan
      ? [10, 25].map(least => method(`HDBSCAN*, at least ${least}`, byHdbscan(least)))
      : []),
    ...[100, 200].map(cell => method(`Gi* in squares of ${metres(cell)}`, byGiStar(cell))),
    ...[150, 300, 600].map(width => method(`Density over ${metres(width)}`, byKde(width))),
    method('Repeat places', byRepeats),
  ]
}

function method(name: string, score: Candidate['score']): Candidate {
  return { name, isBaseline: false, score }
}

/** Clusters in the order of their size, and of each its busiest squares first. */
function byClusters(labels: Int32Array, clusters: number, { points }: Past, raster: Raster): Float64Array {
  const sizes = new Float64Array(clusters)
  for (const label of labels) if (label >= 0) sizes[label]! += 1
  const clustered = points.filter((_, i) => labels[i]! >= 0)
  const scores = countsIn(raster, clustered).map(count => count / (points.length + 1))
  const largest = new Float64Array(raster.cells)
  for (const [i, point] of points.entries()) {
    const cell = raster.cellOfPoint[point]!
    if (labels[i]! >= 0) largest[cell] = Math.max(largest[cell]!, sizes[labels[i]!]!)
  }
  return scores.map((score, cell) => score + largest[cell]!)
}

/** Least number of incidents as it is suggested: what only one place in a hundred has around it. */
function byDbscan(epsMetres: number): Candidate['score'] {
  return (past, raster) => {
    const { eastings, northings } = past
    const counts = surroundings(distinctPlaces(eastings, northings), epsMetres).incidents.toSorted()
    const rare = counts.length > 0 ? Math.ceil(quantile(counts, 0.99)) : 0
    const { labels, clusters } = dbscan(eastings, northings, epsMetres, Math.max(fewestInCluster, rare))
    return byClusters(labels, clusters, past, raster)
  }
}

function byHdbscan(least: number): Candidate['score'] {
  return (past, raster) => {
    if (past.points.length < least) return new Float64Array(raster.cells)
    const { labels, clusters } = hdbscan(past.eastings, past.northings, least)
    return byClusters(labels, clusters.length, past, raster)
  }
}

function byGiStar(cellMetres: number): Candidate['score'] {
  return ({ eastings, northings }, raster) => {
    const band = 1.5 * cellMetres
    const grid = squareGrid(eastings, northings, cellMetres, band)
    const scores = giStarOfGrid(grid, band)
    const z = new Map<string, number>()
    if ('z' in scores) {
      for (const [cell, value] of scores.z.entries()) z.set(`${grid.columns[cell]} ${grid.rows[cell]}`, value)
    }
    const middle = (number: number) => Math.floor(((number + 0.5) * raster.cellMetres) / cellMetres)
    return Float64Array.from(
      raster.columns,
      (column, cell) => z.get(`${middle(column)} ${middle(raster.rows[cell]!)}`) ?? Number.NEGATIVE_INFINITY,
    )
  }
}

function byKde(bandwidthMetres: number): Candidate['score'] {
  return ({ eastings, northings }, raster) => {
    const { grid, densities } = kde(eastings, northings, raster.cellMetres, bandwidthMetres)
    const scores = new Float64Array(raster.cells)
    densities.forEach((density, cell) => {
      const at = raster.cellAt(grid.columns[cell]!, grid.rows[cell]!)
      if (at >= 0) scores[at] = density
    })
    return scores
  }
}

/** Squares by the one place in them that came back most often. */
function byRepeats({ eastings, northings, points }: Past, raster: Raster): Float64Array {
  const { weights, placeOfPoint } = distinctPlaces(eastings, northings)
  const scores = new Float64Array(raster.cells)
  for (const [i, point] of points.entries()) {
    const weight = weights[placeOfPoint[i]!]!
    const cell = raster.cellOfPoint[point]!
    if (weight > 1) scores[cell] = Math.max(scores[cell]!, weight)
  }
  return scores
}
