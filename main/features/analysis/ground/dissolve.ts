import type { Polygons } from '#shared/features/areas/contract.ts'
import { polygonsOfRings, type Ring } from './rings.ts'

/** East, north, west, south: a quarter turn to the left each. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const

/**
 * The common outline of cells that hang together by their sides, with holes, in metres. Sides between two of
 * the cells vanish; the others are walked with the cells on the left. Where two cells touch only by a corner
 * the walk turns right, which keeps the outline and its holes apart.
 *
 * @param columns and rows of the cells on the national grid divided by `cellMetres`.
 */
export function dissolveCells(columns: number[], rows: number[], cellMetres: number): Polygons {
  const key = (column: number, row: number) => `${column} ${row}`
  const present = new Set(columns.map((column, i) => key(column, rows[i]!)))
  /** Directions of the sides that leave a corner of the grid. */
  const leaving = new Map<string, number[]>()
  const addSide = (column: number, row: number, direction: number) => {
    const at = key(column, row)
    const list = leaving.get(at)
    if (list) list.push(direction)
    else leaving.set(at, [direction])
  }
  for (const [i, column] of columns.entries()) {
    const row = rows[i]!
    if (!present.has(key(column, row - 1))) addSide(column, row, 0)
    if (!present.has(key(column + 1, row))) addSide(column + 1, row, 1)
    if (!present.has(key(column, row + 1))) addSide(column + 1, row + 1, 2)
    if (!present.has(key(column - 1, row))) addSide(column, row + 1, 3)
  }
  const rings: Ring[] = []
  for (const [start, directions] of leaving) {
    while (directions.length > 0) rings.push(walk(start, directions.pop()!, leaving, key, cellMetres))
  }
  return polygonsOfRings(rings)
}

function walk(
  start: string,
  firstDirection: number,
  leaving: Map<string, number[]>,
  key: (column: number, row: number) => string,
  cellMetres: number,
): Ring {
  let [column, row] = start.split(' ').map(Number) as [number, number]
  let direction = firstDirection
  const ring: Ring = []
  for (;;) {
    column += steps[direction]![0]
    row += steps[direction]![1]
    const onward = leaving.get(key(column, row)) ?? []
    const atStart = key(column, row) === start
    const choices = atStart ? [...onward, firstDirection] : onward
    const right = (direction + 3) % 4
    const next = choices.includes(right) ? right : choices[0]!
    const home = atStart && next === firstDirection
    if (!home) onward.splice(onward.indexOf(next), 1)
    if (next !== direction) ring.push([column * cellMetres, row * cellMetres])
    if (home) break
    direction = next
  }
  ring.push(ring[0]!)
  return ring
}
