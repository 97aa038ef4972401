import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { distinctPlaces, type Places } from '../ground/places.ts'
import { type SquareGrid, squareGrid } from '../ground/square-grid.ts'
import { metres } from '../telling/words.ts'
import { sumOfKernels } from './kernel.ts'

/** Events per square kilometre at the centre of each cell of the grid. */
export type Surface = {
  grid: SquareGrid
  densities: Float64Array
  /** The shortest and the longest bandwidth that was used; both the one asked for unless it adapts. */
  bandwidths: { least: number; most: number }
}

/** From the centre of a cell to its corner, and a hair more: no rounding may leave out a cell that a kernel reaches. */
const cornerOfCell = Math.SQRT1_2 * (1 + 1e-9)

/** Kernel values computed in about half a minute. */
const mostSteps = 2e10

/** An adapting bandwidth is at most so many times the one asked for: a lone incident would smear over the county. */
export const widest = 4
/** Cells that a shortened bandwidth spans at least: below, the centres sample the kernel too coarsely to add up. */
const fewestCells = 1.5

/**
 * Kernel density estimate with the quartic kernel (Silverman 1986, equation 4.5; the one of crime mapping):
 *
 * `f(c) = sum over incidents with d < h of 3 / (pi h^2) * (1 - d^2 / h^2)^2`,
 *
 * d the distance in metres from the incident to the centre of the cell, h the bandwidth: the radius beyond which
 * an incident has no weight. Given per square kilometre, so the surface adds up to the number of incidents. The
 * grid reaches as far as any kernel does; a bandwidth below the cell samples each kernel too coarsely to add up.
 */
export function kde(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  bandwidthMetres: number,
): Surface {
  const places = distinctPlaces(eastings, northings)
  const h = bandwidthMetres / cellMetres
  refuseIfLong(places.weights.length * h * h, bandwidthMetres, cellMetres, places)
  const { grid, cells } = gridOfPlaces(places, cellMetres, bandwidthMetres)
  const densities = sumOfKernels(grid, { ...places, cells, bandwidthOf: () => bandwidthMetres })
  return { grid, densities, bandwidths: { least: bandwidthMetres, most: bandwidthMetres } }
}

/**
 * Kernel density estimate whose bandwidth is short where incidents are dense and long where they are sparse: the
 * square-root law of Abramson (1982, Annals of Statistics 10),
 *
 * `h_i = h * sqrt(G / f(i))`,
 *
 * f(i) the density of the surface of fixed bandwidth h (the pilot) at the centre of the cell in which incident i
 * stands, G the geometric mean of f(i) over all incidents, so that h is the geometric mean of all h_i. Each h_i is
 * kept between one and a half cells (or h, where that is shorter) and four times h. All incidents of a cell share
 * their bandwidth.
 */
export function adaptiveKde(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  bandwidthMetres: number,
): Surface {
  const pilot = kde(eastings, northings, cellMetres, bandwidthMetres)
  const places = distinctPlaces(eastings, northings)
  const ofCell = bandwidthsOfCells(pilot, cellMetres, bandwidthMetres)
  let [least, most, steps] = [Number.POSITIVE_INFINITY, 0, 0]
  const bandwidthOfPlace = new Float64Array(places.weights.length)
  for (let point = 0; point < eastings.length; point++) {
    bandwidthOfPlace[places.placeOfPoint[point]!] = ofCell[pilot.grid.cellOfPoint[point]!]!
  }
  for (const h of bandwidthOfPlace) {
    least = Math.min(least, h)
    most = Math.max(most, h)
    steps += (h / cellMetres) ** 2
  }
  if (places.weights.length === 0) [least, most] = [bandwidthMetres, bandwidthMetres]
  refuseIfLong(steps, most, cellMetres, places)
  const { grid, cells } = gridOfPlaces(places, cellMetres, most)
  const bandwidthOf = (place: number) => bandwidthOfPlace[place]!
  return {
    grid,
    densities: sumOfKernels(grid, { ...places, cells, bandwidthOf }),
    bandwidths: { least, most },
  }
}

function bandwidthsOfCells({ grid, densities }: Surface, cellMetres: number, bandwidthMetres: number) {
  // A pilot too narrow to reach the centre of its own cell still counts as one incident at its peak.
  const loneIncident = 3_000_000 / (Math.PI * bandwidthMetres * bandwidthMetres)
  const pilotOf = (cell: number) => (densities[cell]! > 0 ? densities[cell]! : loneIncident)
  let sum = 0
  let incidents = 0
  for (let cell = 0; cell < grid.counts.length; cell++) {
    if (grid.counts[cell] === 0) continue
    sum += grid.counts[cell]! * Math.log(pilotOf(cell))
    incidents += grid.counts[cell]!
  }
  const geometricMean = Math.exp(sum / Math.max(1, incidents))
  const shortest = Math.min(bandwidthMetres, fewestCells * cellMetres)
  return grid.counts.map((count, cell) => {
    if (count === 0) return 0
    const h = bandwidthMetres * Math.sqrt(geometricMean / pilotOf(cell))
    return Math.min(widest * bandwidthMetres, Math.max(shortest, h))
  })
}

/** The grid of all that the kernels reach, and the cell of each place. */
function gridOfPlaces(places: Places, cellMetres: number, reachMetres: number) {
  const { eastings, northings, weights, placeOfPoint } = places
  const ofPlaces = squareGrid(eastings, northings, cellMetres, reachMetres + cellMetres * cornerOfCell)
  const cells = ofPlaces.cellOfPoint
  const counts = new Float64Array(ofPlaces.counts.length)
  for (let place = 0; place < cells.length; place++) counts[cells[place]!]! += weights[place]!
  const cellOfPoint = new Uint32Array(placeOfPoint.length)
  for (let point = 0; point < cellOfPoint.length; point++) cellOfPoint[point] = cells[placeOfPoint[point]!]!
  return { grid: { ...ofPlaces, counts, cellOfPoint }, cells }
}

/** @param cellsReached squares of the bandwidths in cells, summed over the places. */
function refuseIfLong(cellsReached: number, bandwidthMetres: number, cellMetres: number, places: Places) {
  if (cellsReached * Math.PI <= mostSteps) return
  throw new AppError(
    'invalid',
    `A bandwidth of ${metres(bandwidthMetres)} over cells of ${metres(cellMetres)} would take too long for ${counted(places.weights.length, 'place')}.`,
    { next: 'Choose larger cells (a tenth of the bandwidth is fine enough) or a shorter bandwidth.' },
  )
}
