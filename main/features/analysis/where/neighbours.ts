import type { CellGrid } from '../ground/study-area.ts'

/** Neighbours of each cell of a grid: those of cell i lie in `cells` from `starts[i]` to before `starts[i + 1]`. */
export type Neighbours = { starts: Uint32Array; cells: Uint32Array }

const rook = [
  [0, -1],
  [-1, 0],
  [1, 0],
  [0, 1],
] as const
const queen = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const

/** The cells that share a side (rook) or a side or corner (queen) with each square cell, in the order of the grid. */
export function neighboursOf(grid: CellGrid, kind: 'rook' | 'queen'): Neighbours {
  const { columns, rowStarts, rowNumbers } = grid
  const around = kind === 'rook' ? rook : queen
  const starts = new Uint32Array(columns.length + 1)
  const cells = new Uint32Array(columns.length * around.length)
  const pointers = new Uint32Array(around.length)
  let filled = 0
  for (const [index, row] of rowNumbers.entries()) {
    const rowOf = around.map(([, up]) => (rowNumbers[index + up] === row + up ? index + up : -1))
    for (const [k, other] of rowOf.entries()) pointers[k] = other < 0 ? 0 : rowStarts[other]!
    for (let cell = rowStarts[index]!; cell < rowStarts[index + 1]!; cell++) {
      for (const [k, [east]] of around.entries()) {
        const other = rowOf[k]!
        if (other < 0) continue
        const end = rowStarts[other + 1]!
        let at = pointers[k]!
        while (at < end && columns[at]! < columns[cell]! + east) at++
        pointers[k] = at
        if (at < end && columns[at] === columns[cell]! + east) cells[filled++] = at
      }
      starts[cell + 1] = filled
    }
  }
  return { starts, cells: cells.slice(0, filled) }
}
