import { disjointSets } from './disjoint-sets.ts'
import type { SquareGrid } from './square-grid.ts'

/** Cells that hang together by their sides, and the incidents in them. */
export type CellGroup = { cells: number[]; members: Uint32Array }

/** Groups the chosen cells of a grid by shared sides, in the order of their southernmost, westernmost cell. */
export function contiguousCells(grid: SquareGrid, chosen: (cell: number) => boolean): CellGroup[] {
  const { columns, rows, rowStarts, rowNumbers } = grid
  const n = columns.length
  const sets = disjointSets(n)
  const isChosen = Uint8Array.from({ length: n }, (_, cell) => (chosen(cell) ? 1 : 0))
  for (let index = 0; index < rowNumbers.length; index++) {
    const hasSouth = index > 0 && rowNumbers[index - 1] === rowNumbers[index]! - 1
    let south = hasSouth ? rowStarts[index - 1]! : 0
    const southEnd = hasSouth ? rowStarts[index]! : 0
    for (let cell = rowStarts[index]!; cell < rowStarts[index + 1]!; cell++) {
      if (!isChosen[cell]) continue
      const west = cell - 1
      if (west >= 0 && isChosen[west] && rows[west] === rows[cell] && columns[west] === columns[cell]! - 1) {
        sets.join(west, cell)
      }
      while (south < southEnd && columns[south]! < columns[cell]!) south++
      if (south < southEnd && isChosen[south] && columns[south] === columns[cell]) sets.join(south, cell)
    }
  }
  const groups = new Map<number, { cells: number[]; members: number[] }>()
  for (let cell = 0; cell < n; cell++) {
    if (!isChosen[cell]) continue
    const root = sets.find(cell)
    const group = groups.get(root)
    if (group) group.cells.push(cell)
    else groups.set(root, { cells: [cell], members: [] })
  }
  for (let point = 0; point < grid.cellOfPoint.length; point++) {
    const cell = grid.cellOfPoint[point]!
    if (isChosen[cell]) groups.get(sets.find(cell))!.members.push(point)
  }
  return [...groups.values()].map(({ cells, members }) => ({ cells, members: Uint32Array.from(members) }))
}
