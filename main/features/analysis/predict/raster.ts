import { squareGrid } from '../ground/square-grid.ts'

/** The squares of a study area, and how those of another grid and points are found in it. */
export type Raster = {
  cellMetres: number
  cells: number
  columns: Int32Array
  rows: Int32Array
  /** The square of each point. */
  cellOfPoint: Uint32Array
  /** The square in a column and row of the national grid divided by its side; -1 outside of the study area. */
  cellAt(column: number, row: number): number
}

/** So many squares around one with an incident belong to the study area. */
const reachCells = 3
const rowsApart = 2 ** 24

/** The ground that incidents of a time fall on, with its surroundings, in squares of the national grid. */
export function rasterOf(eastings: Float64Array, northings: Float64Array, cellMetres: number): Raster {
  const { columns, rows, cellOfPoint } = squareGrid(eastings, northings, cellMetres, reachCells * cellMetres)
  const known = new Map<number, number>()
  for (let cell = 0; cell < columns.length; cell++) known.set(rows[cell]! * rowsApart + columns[cell]!, cell)
  return {
    cellMetres,
    columns,
    rows,
    cellOfPoint,
    cells: columns.length,
    cellAt: (column, row) => known.get(row * rowsApart + column) ?? -1,
  }
}

/** How many of some points lie in each square. */
export function countsIn({ cells, cellOfPoint }: Raster, points: Uint32Array): Float64Array {
  const counts = new Float64Array(cells)
  for (const point of points) counts[cellOfPoint[point]!]! += 1
  return counts
}
