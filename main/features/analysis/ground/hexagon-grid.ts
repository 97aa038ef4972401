import type { Polygons } from '#shared/features/areas/contract.ts'
import { indexCells } from './cell-index.ts'
import { polygonsOfRings, type Ring } from './rings.ts'
import { type CellGrid, refuseIfVast, studyArea } from './study-area.ts'

/** From the middle of one column of hexagons to the next, for hexagons one high: half the root of three. */
const columnWidth = Math.sqrt(3) / 2

/**
 * Counts points in regular hexagons whose flat sides lie north and south; `cellMetres` is the height between them.
 * One has its middle at the origin of the national grid.
 *
 * Hexagons stand in columns, every other one half a height further north, so the grid is kept on its side:
 * `rows` numbers the columns of hexagons from the west, `columns` the half heights from the south. Both are even or
 * both are odd: the middle stands at `rows * cellMetres * sqrt(3) / 2` and `columns * cellMetres / 2`. A point as near
 * to two middles belongs to the western one, or else to the northern.
 *
 * @throws AppError `invalid` where the study area would hold more than five million cells.
 */
export function hexagonGrid(
  eastings: Float64Array,
  northings: Float64Array,
  cellMetres: number,
  reachMetres: number,
): CellGrid {
  const lines = new Float64Array(eastings.length)
  const halves = new Float64Array(eastings.length)
  for (let point = 0; point < eastings.length; point++) {
    const x = eastings[point]! / (cellMetres * columnWidth)
    const y = northings[point]! / (cellMetres / 2)
    let nearest = Number.POSITIVE_INFINITY
    for (const line of [Math.floor(x), Math.floor(x) + 1]) {
      const odd = line & 1
      const half = 2 * Math.round((y - odd) / 2) + odd
      // In half heights squared: a column is the root of three of them wide.
      const away = 3 * (line - x) * (line - x) + (half - y) * (half - y)
      if (away >= nearest) continue
      nearest = away
      lines[point] = line
      halves[point] = half
    }
  }
  const occupied = indexCells(halves, lines, 1)
  return { shape: 'hexagon', ...studyArea(occupied, halfHeights(cellMetres, reachMetres), 2, cellMetres) }
}

/** How many half heights to each side lie within a distance, for each column of hexagons reached; -1 for none. */
export function halfHeights(cellMetres: number, reachMetres: number): number[] {
  // The margin keeps a distance of a whole number of cells inside, whatever the rounding of the root of three.
  const reach = (reachMetres / cellMetres) * (1 + 1e-9)
  const linesAway = Math.floor(reach / columnWidth)
  refuseIfVast((2 * linesAway + 1) ** 2, cellMetres)
  return Array.from({ length: 2 * linesAway + 1 }, (_, k) => {
    const lines = k - linesAway
    const most = Math.floor(2 * Math.sqrt(Math.max(0, reach * reach - (lines * columnWidth) ** 2)))
    return (most - lines) & 1 ? most - 1 : most
  })
}

/** Corners from the eastern one anticlockwise, in half sides from west to east and half heights; and across each side. */
const corners = [
  [2, 0],
  [1, 1],
  [-1, 1],
  [-2, 0],
  [-1, -1],
  [1, -1],
] as const
const across = [
  [1, 1],
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
  [1, -1],
] as const

/**
 * The common outline of hexagons, with holes, in metres to the millimetre. At a corner meet three hexagons, so the
 * outline comes to it and leaves it once at most: it never touches itself.
 */
export function dissolveHexagons(halves: number[], lines: number[], cellMetres: number): Polygons {
  const key = (x: number, y: number) => `${x} ${y}`
  const present = new Set(lines.map((line, i) => key(line, halves[i]!)))
  const onward = new Map<string, readonly [number, number]>()
  for (const [i, line] of lines.entries()) {
    for (const [side, [dx, dy]] of across.entries()) {
      if (present.has(key(line + dx, halves[i]! + dy))) continue
      const cornerAt = (at: number): [number, number] => {
        const [x, y] = corners[at % 6]!
        return [3 * line + x, halves[i]! + y]
      }
      onward.set(key(...cornerAt(side)), cornerAt(side + 1))
    }
  }
  const rings: Ring[] = []
  for (const start of onward.keys()) {
    const ring: Ring = []
    for (let corner = start, next = onward.get(corner); next; next = onward.get(corner)) {
      onward.delete(corner)
      ring.push([
        toMillimetre((next[0] * cellMetres * columnWidth) / 3),
        toMillimetre((next[1] * cellMetres) / 2),
      ])
      corner = key(...next)
    }
    ring.push(ring[0]!)
    rings.push(ring)
  }
  return polygonsOfRings(rings)
}

function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000
}
