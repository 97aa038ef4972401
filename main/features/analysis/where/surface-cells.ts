import type { Surface } from './kde.ts'

/** The cells of a surface with any density, as they are kept and drawn. */
export type SurfaceCells = {
  cellMetres: number
  /** Cells of the surface along each side of one that is kept. */
  joined: number
  eastings: Float64Array
  northings: Float64Array
  densities: Float64Array
}

/**
 * The cells with any density. Where they are more than `most`, blocks of 2 by 2, 3 by 3 ... cells are joined until
 * they are not: the density of a block is the mean of its cells, so that the surface still adds up to the incidents.
 */
export function surfaceCells({ grid, densities }: Surface, most: number): SurfaceCells {
  const cells: number[] = []
  for (let cell = 0; cell < densities.length; cell++) if (densities[cell]! > 0) cells.push(cell)
  for (let joined = 1; ; joined++) {
    const blocks = blocksOf(cells, grid.columns, grid.rows, joined)
    if (blocks.length > most) continue
    const cellMetres = grid.cellMetres * joined
    return {
      cellMetres,
      joined,
      eastings: Float64Array.from(blocks, ({ column }) => (column + 0.5) * cellMetres),
      northings: Float64Array.from(blocks, ({ row }) => (row + 0.5) * cellMetres),
      densities: Float64Array.from(
        blocks,
        block => block.cells.reduce((sum, cell) => sum + densities[cell]!, 0) / (joined * joined),
      ),
    }
  }
}

type Block = { column: number; row: number; cells: number[] }

/** Blocks of cells from south to north and west to east. */
function blocksOf(cells: number[], columns: Int32Array, rows: Int32Array, joined: number): Block[] {
  if (joined === 1) {
    return cells.map(cell => ({ column: columns[cell]!, row: rows[cell]!, cells: [cell] }))
  }
  const blocks: Block[] = []
  /** The blocks of the row of blocks at hand, by their column. */
  let ofRow = new Map<number, Block>()
  let row = Number.NaN
  const close = () => blocks.push(...[...ofRow.values()].sort((a, b) => a.column - b.column))
  for (const cell of cells) {
    const blockRow = Math.floor(rows[cell]! / joined)
    if (blockRow !== row) {
      close()
      ofRow = new Map()
      row = blockRow
    }
    const column = Math.floor(columns[cell]! / joined)
    const block = ofRow.get(column)
    if (block) block.cells.push(cell)
    else ofRow.set(column, { column, row, cells: [cell] })
  }
  close()
  return blocks
}
