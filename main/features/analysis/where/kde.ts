import { AppError } from '#shared/rpc/error.ts'
import { distinctPlaces } from '../ground/places.ts'
import { type SquareGrid, squareGrid } from '../ground/square-grid.ts'
import { counted, metres } from '../telling/words.ts'

/** Events per square kilometre at the centre of each cell of the grid. */
export type Surface = { grid: SquareGrid; densities: Float64Array }

/** Kernel values computed in about half a minute. */
const mostSteps = 2e10

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
  if (places.weights.length * Math.PI * h * h > mostSteps) {
    throw new AppError(
      'invalid',
      `A bandwidth of ${metres(bandwidthMetres)} over cells of ${metres(cellMetres)} would take too long for ${counted(places.weights.length, 'place')}.`,
      { next: 'Choose larger cells (a tenth of the bandwidth is fine enough) or a shorter bandwidth.' },
    )
  }
  const grid = squareGrid(eastings, northings, cellMetres, bandwidthMetres + cellMetres * Math.SQRT1_2)
  const densities = new Float64Array(grid.counts.length)
  const indexOfRow = new Map(Array.from(grid.rowNumbers, (row, index) => [row, index]))
  const perSquareKilometre = (3 / (Math.PI * bandwidthMetres * bandwidthMetres)) * 1_000_000
  for (let place = 0; place < places.weights.length; place++) {
    // In cells, counted from the centre of the first, so that a centre is a whole number.
    const x = places.eastings[place]! / cellMetres - 0.5
    const y = places.northings[place]! / cellMetres - 0.5
    const peak = places.weights[place]! * perSquareKilometre
    for (let row = Math.ceil(y - h); row <= y + h; row++) {
      const index = indexOfRow.get(row)
      const half = Math.sqrt(Math.max(0, h * h - (row - y) ** 2))
      const first = Math.ceil(x - half)
      const last = Math.floor(x + half)
      if (index === undefined || last < first) continue
      let cell = cellAt(grid, index, first)
      for (let column = first; column <= last; column++, cell++) {
        const nearness = 1 - ((column - x) ** 2 + (row - y) ** 2) / (h * h)
        if (nearness > 0) densities[cell]! += peak * nearness * nearness
      }
    }
  }
  return { grid, densities }
}

/** The cell of a row with a given column; the grid holds every cell a kernel reaches. */
function cellAt({ columns, rowStarts }: SquareGrid, row: number, column: number): number {
  let low = rowStarts[row]!
  let high = rowStarts[row + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns[middle]! < column) low = middle + 1
    else high = middle
  }
  return low
}
