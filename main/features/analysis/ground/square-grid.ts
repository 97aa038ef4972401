import { indexCells } from './cell-index.ts'
import { type CellGrid, refuseIfVast, studyArea } from './study-area.ts'

/**
 * The cells of a study area, row by row from the south and west to east in a row. Column and row are those of
 * the national grid divided by the cell: the south-west corner stands at `column * cellMetres`.
 */
export type SquareGrid = CellGrid

/**
 * Counts points in square cells aligned to the national grid. **The study area** is every cell whose centre lies
 * within `reachMetres` of the centre of a cell with an incident, empty cells included.
 *
 * @throws AppError `invalid` where the study area would hold more than five million cells.
 */
export function squareGrid(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  reachMetres: number,
): SquareGrid {
  const occupied = indexCells(eastings, northings, cellMetres)
  return { shape: 'square', ...studyArea(occupied, halfWidths(cellMetres, reachMetres), 1, cellMetres) }
}

/** How many columns to each side lie within a distance, for each row from the southernmost one reached. */
export function halfWidths(cellMetres: number, reachMetres: number): number[] {
  // The margin keeps a distance of a whole number of cells inside, whatever the rounding of the division.
  const reach = (reachMetres / cellMetres) * (1 + 1e-12)
  const rowsAway = Math.floor(reach)
  refuseIfVast((2 * rowsAway + 1) ** 2, cellMetres)
  return Array.from({ length: 2 * rowsAway + 1 }, (_, k) =>
    Math.floor(Math.sqrt(reach * reach - (k - rowsAway) ** 2)),
  )
}
