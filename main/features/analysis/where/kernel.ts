import type { SquareGrid } from '../ground/square-grid.ts'

/** Places with the incidents at each, and how far the kernel of each reaches, in metres. */
export type Kernels = {
  eastings: Float64Array
  northings: Float64Array
  weights: Float64Array
  /** The cell of the grid that each place stands in. */
  cells: Uint32Array
  bandwidthOf(place: number): number
}

/** Adds one row of a kernel to the cells from one column to another. */
type RowOfKernel = { densities: Float64Array; cell: number; first: number; last: number }

/**
 * Sum of quartic kernels at the centre of each cell, per square kilometre. Places are taken cell by cell, so that
 * in each row of the grid the first cell reached lies a step or two from that of the place before.
 */
export function sumOfKernels(grid: SquareGrid, kernels: Kernels): Float64Array {
  const { cellMetres, columns, rowStarts, rowNumbers } = grid
  const densities = new Float64Array(columns.length)
  if (columns.length === 0) return densities
  const firstRow = rowNumbers[0]!
  const indexOfRow = new Int32Array(rowNumbers.at(-1)! - firstRow + 1).fill(-1)
  for (const [index, row] of rowNumbers.entries()) indexOfRow[row - firstRow] = index
  /** For each row of the grid, the cell where the last kernel began. */
  const lastCell = rowStarts.slice()
  for (const place of byCell(kernels.cells, columns.length)) {
    // In cells, counted from the centre of the first, so that a centre is a whole number.
    const x = kernels.eastings[place]! / cellMetres - 0.5
    const y = kernels.northings[place]! / cellMetres - 0.5
    const h = kernels.bandwidthOf(place) / cellMetres
    const peak = ((kernels.weights[place]! * 3) / (Math.PI * h * h * cellMetres * cellMetres)) * 1_000_000
    for (let row = Math.ceil(y - h); row <= y + h; row++) {
      const half = Math.sqrt(Math.max(0, h * h - (row - y) * (row - y)))
      const first = Math.ceil(x - half)
      const last = Math.floor(x + half)
      if (last < first) continue
      const index = indexOfRow[row - firstRow]!
      let cell = lastCell[index]!
      while (columns[cell]! < first) cell++
      while (cell > rowStarts[index]! && columns[cell - 1]! >= first) cell--
      lastCell[index] = cell
      addRow({ densities, cell, first, last }, x, (row - y) * (row - y), h * h, peak)
    }
  }
  return densities
}

function addRow(
  { densities, cell, first, last }: RowOfKernel,
  x: number,
  northwards2: number,
  h2: number,
  peak: number,
) {
  for (let column = first, at = cell; column <= last; column++, at++) {
    const nearness = 1 - ((column - x) * (column - x) + northwards2) / h2
    if (nearness > 0) densities[at]! += peak * nearness * nearness
  }
}

/** The places in the order of their cells, those of one cell as given. */
function byCell(cells: Uint32Array, cellCount: number): Uint32Array {
  const starts = new Uint32Array(cellCount + 1)
  for (const cell of cells) starts[cell + 1]! += 1
  for (let cell = 0; cell < cellCount; cell++) starts[cell + 1]! += starts[cell]!
  const order = new Uint32Array(cells.length)
  for (let place = 0; place < cells.length; place++) {
    order[starts[cells[place]!]!] = place
    starts[cells[place]!]! += 1
  }
  return order
}
