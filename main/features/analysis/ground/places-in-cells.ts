import { type CellIndex, indexCells } from './cell-index.ts'
import { hashOfPlace, refuseUnplaced } from './places.ts'

/** Distinct places cell by cell: what lies close on the ground lies close in memory. */
export type PlacesInCells = Pick<CellIndex, 'columns' | 'rows' | 'starts'> & {
  x: Float64Array
  y: Float64Array
  /** Points at each place. */
  weights: Float64Array
  /** The place of each point, by its position in these columns. */
  placeOfPoint: Uint32Array
}

/**
 * Sorts points into the cells of a grid and joins those at exactly the same place. As each cell is joined by itself,
 * the table that finds its places is small and stays in the processor's cache, however many points there are.
 *
 * @param cellMetres side of a cell; the grid has its corner at the southernmost and westernmost of the points.
 * @param weights whole number of points that each stands for; one each if absent.
 */
export function placesInCells(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  weights?: ArrayLike<number>,
): PlacesInCells {
  refuseUnplaced(eastings, northings)
  const n = eastings.length
  const cells = indexCells(eastings, northings, cellMetres, [least(eastings), least(northings)])
  const { order, columns, rows } = cells
  let mostInCell = 1
  for (let cell = 0; cell < columns.length; cell++) {
    mostInCell = Math.max(mostInCell, cells.starts[cell + 1]! - cells.starts[cell]!)
  }
  const table = new Int32Array(slotsFor(mostInCell)).fill(-1)
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  const counts = new Float64Array(n)
  const starts = new Uint32Array(columns.length + 1)
  const placeOfPoint = new Uint32Array(n)
  let found = 0
  for (let cell = 0; cell < columns.length; cell++) {
    const first = found
    const from = cells.starts[cell]!
    const to = cells.starts[cell + 1]!
    const mask = slotsFor(to - from) - 1
    starts[cell] = first
    for (let at = from; at < to; at++) {
      const point = order[at]!
      const easting = eastings[point]!
      const northing = northings[point]!
      let slot = 0
      let place = found
      if (to - from > 1) {
        slot = hashOfPlace(easting, northing) & mask
        // What other cells left in the table lies before this cell's first place.
        while (table[slot]! >= first && (x[table[slot]!] !== easting || y[table[slot]!] !== northing)) {
          slot = (slot + 1) & mask
        }
        if (table[slot]! >= first) place = table[slot]!
        else table[slot] = found
      }
      if (place === found) {
        x[found] = easting
        y[found++] = northing
      }
      placeOfPoint[point] = place
      counts[place]! += weights ? weights[point]! : 1
    }
  }
  starts[columns.length] = found
  return {
    columns,
    rows,
    starts,
    placeOfPoint,
    x: x.slice(0, found),
    y: y.slice(0, found),
    weights: counts.slice(0, found),
  }
}

function slotsFor(points: number): number {
  return 1 << Math.max(2, 33 - Math.clz32(points))
}

function least(values: Float64Array): number {
  let lowest = Number.POSITIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! < lowest) lowest = values[i]!
  return values.length ? lowest : 0
}
