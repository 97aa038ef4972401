import { disjointSets } from './disjoint-sets.ts'
import type { CellGrid } from './study-area.ts'

/** Cells that hang together by their sides, and the incidents in them. */
export type CellGroup = { cells: number[]; members: Uint32Array }

/** Columns from a cell to the one before it in its row, and to those of the row before that share a side with it. */
const sides = {
  square: { before: -1, rowBefore: [0] },
  hexagon: { before: -2, rowBefore: [-1, 1] },
}

/** Groups the chosen cells of a grid by shared sides, in the order of the first cell of each. */
export function contiguousCells(grid: CellGrid, chosen: (cell: number) => boolean): CellGroup[] {
  const { columns, rows, rowStarts, rowNumbers } = grid
  const { before, rowBefore } = sides[grid.shape]
  const n = columns.length
  const sets = disjointSets(n)
  const isChosen = Uint8Array.from({ length: n }, (_, cell) => (chosen(cell) ? 1 : 0))
  for (let index = 0; index < rowNumbers.length; index++) {
    const hasBefore = index > 0 && rowNumbers[index - 1] === rowNumbers[index]! - 1
    const end = hasBefore ? rowStarts[index]! : 0
    for (let cell = rowStarts[index]!; cell < rowStarts[index + 1]!; cell++) {
      const last = cell - 1
      if (!isChosen[cell] || last < 0 || !isChosen[last]) continue
      if (rows[last] === rows[cell] && columns[last] === columns[cell]! + before) sets.join(last, cell)
    }
    for (const shift of rowBefore) {
      let other = hasBefore ? rowStarts[index - 1]! : 0
      for (let cell = rowStarts[index]!; cell < rowStarts[index + 1]!; cell++) {
        if (!isChosen[cell]) continue
        while (other < end && columns[other]! < columns[cell]! + shift) other++
        if (other < end && isChosen[other] && columns[other] === columns[cell]! + shift)
          sets.join(other, cell)
      }
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
