import { simplify } from '@turf/simplify'
import type { Polygons } from '#shared/features/areas/contract.ts'
import { polygonsOfRings, type Ring, signedArea } from './rings.ts'

const mostNodes = 4_000_000

/**
 * The ground within `radiusMetres` of any of the points, as polygons with holes: the contour of the distance
 * to the nearest point on a lattice an eighth of the radius wide (marching squares, Lorensen and Cline 1987).
 * It follows a street or a bend, where a convex hull would take in ground and incidents that are not part of
 * the cluster; one place or a straight line still have an area; every point lies inside. Two points nearer than
 * twice the radius share one outline. Where the points lie so far apart that the lattice would pass four million
 * nodes, lattice and radius are widened together.
 *
 * Drawn to the centimetre and thinned by at most a sixteenth of the radius; gaps smaller than a quarter of one
 * point's disc are filled, as they would be specks on a map.
 */
export function outlineAround(xs: Float64Array, ys: Float64Array, radiusMetres: number): Polygons {
  if (xs.length === 0) return []
  const west = xs.reduce((a, b) => Math.min(a, b))
  const south = ys.reduce((a, b) => Math.min(a, b))
  const width = xs.reduce((a, b) => Math.max(a, b)) - west
  const height = ys.reduce((a, b) => Math.max(a, b)) - south
  const finest = Math.sqrt(((width + 4 * radiusMetres) * (height + 4 * radiusMetres)) / mostNodes)
  const radius = Math.max(radiusMetres, 8 * finest)
  const step = radius / 8
  const x0 = west - radius - 2 * step
  const y0 = south - radius - 2 * step
  const across = Math.ceil((width + 2 * radius) / step) + 5
  const up = Math.ceil((height + 2 * radius) / step) + 5
  const squares = new Float64Array(across * up).fill(Number.POSITIVE_INFINITY)
  for (let point = 0; point < xs.length; point++) {
    const x = (xs[point]! - x0) / step
    const y = (ys[point]! - y0) / step
    // Nodes just outside the radius are measured too, to draw the contour between them.
    const reach = 8 + 1.5
    for (let j = Math.ceil(y - reach); j <= y + reach; j++) {
      const half = Math.sqrt(reach * reach - (j - y) ** 2)
      for (let i = Math.ceil(x - half); i <= x + half; i++) {
        const away = (i - x) * (i - x) + (j - y) * (j - y)
        if (away < squares[j * across + i]!) squares[j * across + i] = away
      }
    }
  }
  const rings = contour(squares.map(Math.sqrt), across, up, 8)
  const hundredths = (metres: number) => Math.round(metres * 100) / 100
  const speck = (Math.PI * radius * radius) / 4
  return polygonsOfRings(
    rings
      .map(ring =>
        ring.map(([x, y]): [number, number] => [hundredths(x0 + x * step), hundredths(y0 + y * step)]),
      )
      .map(ring => thinned(ring, step / 2))
      .filter(ring => signedArea(ring) > 0 || signedArea(ring) < -speck),
  )
}

/** Turf's simplify (Ramer, Douglas and Peucker) works in the plane of the coordinates, here metres. */
function thinned(ring: Ring, toleranceMetres: number): Ring {
  if (ring.length < 8) return ring
  const line = simplify(
    { type: 'Polygon', coordinates: [ring] },
    { tolerance: toleranceMetres, highQuality: true },
  )
  return line.coordinates[0] as Ring
}

/** Sides of a lattice square: south, east, north, west. Each entry leads from one side to the next, low ground left. */
const segments: readonly (readonly [number, number][])[] = [
  [],
  [[0, 3]],
  [[1, 0]],
  [[1, 3]],
  [[2, 1]],
  [
    [2, 3],
    [0, 1],
  ],
  [[2, 0]],
  [[2, 3]],
  [[3, 2]],
  [[0, 2]],
  [
    [3, 0],
    [1, 2],
  ],
  [[1, 2]],
  [[3, 1]],
  [[0, 1]],
  [[3, 0]],
  [],
]

/** Closed lines at `level` round the lower values of a lattice, in lattice units, lower values on the left. */
function contour(values: Float64Array, across: number, up: number, level: number): Ring[] {
  const onward = new Map<number, number>()
  for (let j = 0; j + 1 < up; j++) {
    for (let i = 0; i + 1 < across; i++) {
      const at = j * across + i
      const corners =
        (values[at]! <= level ? 1 : 0) |
        (values[at + 1]! <= level ? 2 : 0) |
        (values[at + across + 1]! <= level ? 4 : 0) |
        (values[at + across]! <= level ? 8 : 0)
      if (corners === 0 || corners === 15) continue
      const sides = [2 * at, 2 * (at + 1) + 1, 2 * (at + across), 2 * at + 1]
      for (const [from, to] of segments[corners]!) onward.set(sides[from]!, sides[to]!)
    }
  }
  const rings: Ring[] = []
  for (const start of onward.keys()) {
    const ring: Ring = []
    let side: number | undefined = start
    while (side !== undefined && onward.has(side)) {
      ring.push(crossing(values, across, side, level))
      const next: number | undefined = onward.get(side)
      onward.delete(side)
      side = next
    }
    ring.push(ring[0]!)
    rings.push(ring)
  }
  return rings
}

/** Where the level is crossed between the two nodes of a side, by linear interpolation. */
function crossing(values: Float64Array, across: number, side: number, level: number): [number, number] {
  const node = side >> 1
  const upward = (side & 1) === 1
  const here = values[node]!
  const there = values[node + (upward ? across : 1)]!
  const share = (level - here) / (there - here)
  const i = node % across
  const j = Math.floor(node / across)
  return upward ? [i, j + share] : [i + share, j]
}
