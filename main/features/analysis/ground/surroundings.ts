import { indexCells } from './cell-index.ts'
import { neighbourCells } from './neighbour-cells.ts'
import type { Places } from './places.ts'

/** For each place asked about, the incidents within a distance (itself included), and whether another place is. */
export type Surroundings = { places: Uint32Array; incidents: Float64Array; hasNeighbour: Uint8Array }

const mostAsked = 20_000

/** Looks round the places; of more than twenty thousand, evenly every few. The distance is inclusive, in metres. */
export function surroundings(places: Places, distanceMetres: number): Surroundings {
  const { eastings, northings, weights } = places
  const index = indexCells(eastings, northings, distanceMetres)
  const around = neighbourCells(index, 1)
  const every = Math.max(1, Math.ceil(weights.length / mostAsked))
  const asked: number[] = []
  const incidents: number[] = []
  const hasNeighbour: number[] = []
  for (let cell = 0; cell < index.columns.length; cell++) {
    for (let at = index.starts[cell]!; at < index.starts[cell + 1]!; at++) {
      const place = index.order[at]!
      if (place % every !== 0) continue
      let sum = 0
      for (let k = 0; k < around.rowsAround; k++) {
        const to = index.starts[around.to[cell * around.rowsAround + k]!]!
        for (let o = index.starts[around.from[cell * around.rowsAround + k]!]!; o < to; o++) {
          const other = index.order[o]!
          const dx = eastings[other]! - eastings[place]!
          const dy = northings[other]! - northings[place]!
          if (dx * dx + dy * dy <= distanceMetres * distanceMetres) sum += weights[other]!
        }
      }
      asked.push(place)
      incidents.push(sum)
      hasNeighbour.push(sum > weights[place]! ? 1 : 0)
    }
  }
  return {
    places: Uint32Array.from(asked),
    incidents: Float64Array.from(incidents),
    hasNeighbour: Uint8Array.from(hasNeighbour),
  }
}
