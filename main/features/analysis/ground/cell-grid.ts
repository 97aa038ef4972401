import type { Polygons } from '#shared/features/areas/contract.ts'
import { dissolveCells } from './dissolve.ts'
import { dissolveHexagons, halfHeights, hexagonGrid } from './hexagon-grid.ts'
import { halfWidths, squareGrid } from './square-grid.ts'
import type { CellGrid } from './study-area.ts'

const kinds = {
  square: { grid: squareGrid, half: halfWidths, outline: dissolveCells },
  hexagon: { grid: hexagonGrid, half: halfHeights, outline: dissolveHexagons },
}

/** Counts points in cells of a shape; the study area is every cell within reach of one with an incident. */
export function cellGrid(
  shape: CellGrid['shape'],
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  reachMetres: number,
): CellGrid {
  return kinds[shape].grid(eastings, northings, cellMetres, reachMetres)
}

/** How many columns to each side lie within a distance of a cell, for each row from the first one reached; -1 for none. */
export function columnsWithin({ shape, cellMetres }: CellGrid, reachMetres: number): number[] {
  return kinds[shape].half(cellMetres, reachMetres)
}

/** The middles of some cells, in metres of the national grid. */
export function middlesOf(
  { shape, cellMetres, columns, rows }: CellGrid,
  cells: ArrayLike<number>,
): { eastings: Float64Array; northings: Float64Array } {
  const eastings = new Float64Array(cells.length)
  const northings = new Float64Array(cells.length)
  for (let i = 0; i < cells.length; i++) {
    const column = columns[cells[i]!]!
    const row = rows[cells[i]!]!
    if (shape === 'square') {
      eastings[i] = (column + 0.5) * cellMetres
      northings[i] = (row + 0.5) * cellMetres
    } else {
      // To the millimetre, as a column of hexagons stands at no round number.
      eastings[i] = Math.round(row * cellMetres * Math.sqrt(3) * 500) / 1000
      northings[i] = (column * cellMetres) / 2
    }
  }
  return { eastings, northings }
}

/** The common outline of cells that hang together. */
export function outlineOfCells({ shape, cellMetres, columns, rows }: CellGrid, cells: number[]): Polygons {
  return kinds[shape].outline(
    cells.map(cell => columns[cell]!),
    cells.map(cell => rows[cell]!),
    cellMetres,
  )
}
