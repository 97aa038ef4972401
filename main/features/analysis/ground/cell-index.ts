import { AppError } from '#shared/rpc/error.ts'

/** Points sorted into the occupied cells of a square grid, row by row and west to east within a row. */
export type CellIndex = {
  /** The points, in the order of their cells. */
  order: Uint32Array
  /** First position in `order` of each occupied cell, and one past the last. */
  starts: Uint32Array
  columns: Int32Array
  rows: Int32Array
}

const largestCell = 0x7fff_fff0

/**
 * Sorts points into the cells of a grid that holds the national grid's origin at a corner of a cell.
 * Only occupied cells are kept, so one incident far away costs one cell. Linear: radix sort in 16-bit digits.
 *
 * @param cellMetres side of a cell.
 * @param origin shift of the grid in metres; the grid of the map has none.
 */
export function indexCells(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  origin: readonly [number, number] = [0, 0],
): CellIndex {
  const n = eastings.length
  const columnOf = new Int32Array(n)
  const rowOf = new Int32Array(n)
  for (let point = 0; point < n; point++) {
    const column = Math.floor((eastings[point]! - origin[0]) / cellMetres)
    const row = Math.floor((northings[point]! - origin[1]) / cellMetres)
    if (Math.abs(column) > largestCell || Math.abs(row) > largestCell) {
      throw new AppError(
        'invalid',
        `A grid of ${cellMetres} m cells is too fine for places this far apart.`,
        {
          next: 'Choose a greater distance or cell size, or a smaller area.',
        },
      )
    }
    columnOf[point] = column
    rowOf[point] = row
  }
  const order = sortedByKeys(rowOf, columnOf)
  const starts = new Uint32Array(n + 1)
  const columns = new Int32Array(n)
  const rows = new Int32Array(n)
  let cells = 0
  for (let position = 0; position < n; position++) {
    const point = order[position]!
    const column = columnOf[point]!
    const row = rowOf[point]!
    if (cells > 0 && columns[cells - 1] === column && rows[cells - 1] === row) continue
    columns[cells] = column
    rows[cells] = row
    starts[cells++] = position
  }
  starts[cells] = n
  return {
    order,
    starts: starts.slice(0, cells + 1),
    columns: columns.slice(0, cells),
    rows: rows.slice(0, cells),
  }
}

/** Stable order of the items by a first and then a second whole-number key. */
function sortedByKeys(first: Int32Array, second: Int32Array): Uint32Array {
  const n = first.length
  let from = Uint32Array.from({ length: n }, (_, index) => index)
  let to = new Uint32Array(n)
  const counts = new Uint32Array(0x1_0000)
  for (const key of [second, first]) {
    const [least, greatest] = range(key)
    for (let shift = 0; shift < 32 && (greatest - least) / 2 ** shift >= 1; shift += 16) {
      counts.fill(0)
      for (let i = 0; i < n; i++) counts[((key[i]! - least) >>> shift) & 0xffff]!++
      let sum = 0
      for (let digit = 0; digit < counts.length; digit++) {
        const count = counts[digit]!
        counts[digit] = sum
        sum += count
      }
      for (let i = 0; i < n; i++) {
        const item = from[i]!
        to[counts[((key[item]! - least) >>> shift) & 0xffff]!++] = item
      }
      ;[from, to] = [to, from]
    }
  }
  return from
}

function range(values: Int32Array): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < least) least = values[i]!
    if (values[i]! > greatest) greatest = values[i]!
  }
  return [least, greatest]
}
