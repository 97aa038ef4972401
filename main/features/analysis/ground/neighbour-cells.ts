import type { CellIndex } from './cell-index.ts'

/** For each occupied cell and each row of its surroundings, the run of occupied cells `[from, to)`. */
export type NeighbourCells = { rowsAround: number; from: Uint32Array; to: Uint32Array }

/**
 * The occupied cells up to `reach` columns and rows away from each occupied cell. Cells are sorted by row and
 * column, so those of one row are one run, and the runs move on as the cell does: linear in the cells.
 *
 * @param reach whole number of cells to each side.
 */
export function neighbourCells(
  { columns, rows }: Pick<CellIndex, 'columns' | 'rows'>,
  reach: number,
): NeighbourCells {
  const cells = columns.length
  const rowsAround = 2 * reach + 1
  const from = new Uint32Array(cells * rowsAround)
  const to = new Uint32Array(cells * rowsAround)
  for (let k = 0; k < rowsAround; k++) {
    let low = 0
    let high = 0
    for (let cell = 0; cell < cells; cell++) {
      const row = rows[cell]! + k - reach
      const west = columns[cell]! - reach
      const east = columns[cell]! + reach
      while (low < cells && (rows[low]! < row || (rows[low] === row && columns[low]! < west))) low++
      if (high < low) high = low
      while (high < cells && (rows[high]! < row || (rows[high] === row && columns[high]! <= east))) high++
      from[cell * rowsAround + k] = low
      to[cell * rowsAround + k] = high
    }
  }
  return { rowsAround, from, to }
}
