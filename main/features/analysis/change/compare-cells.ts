import { hasPlace } from '../../incidents/places.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'

/** Squares of the national grid with incidents of either selection, row by row, and how many each has. */
export function countByCells(snapshot: Snapshot, a: Uint32Array, b: Uint32Array, cellMetres: number) {
  const { eastings, northings } = snapshot
  const cells = new Map<string, { column: number; row: number; a: number; b: number }>()
  for (const [side, positions] of [['a', a] as const, ['b', b] as const]) {
    for (const at of positions) {
      if (!hasPlace(snapshot, at)) continue
      const column = Math.floor(eastings[at]! / cellMetres)
      const row = Math.floor(northings[at]! / cellMetres)
      const key = `${column} ${row}`
      let cell = cells.get(key)
      if (!cell) {
        cell = { column, row, a: 0, b: 0 }
        cells.set(key, cell)
      }
      cell[side]++
    }
  }
  const sorted = [...cells.values()].sort((one, other) => one.row - other.row || one.column - other.column)
  return {
    cellMetres,
    eastings: Float64Array.from(sorted, ({ column }) => (column + 0.5) * cellMetres),
    northings: Float64Array.from(sorted, ({ row }) => (row + 0.5) * cellMetres),
    a: Uint32Array.from(sorted, cell => cell.a),
    b: Uint32Array.from(sorted, cell => cell.b),
  }
}
