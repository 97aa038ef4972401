import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Postcodes } from './postcodes.ts'

/** What a bureau knows of places, handed to the thread that reads a file. */
export type KnownPlaces = {
  postcodes: Postcodes | null
  /** Upper-case code → a point inside the area; of two loaded sets with the code, that of the later. */
  areas: ReadonlyMap<string, readonly [easting: number, northing: number]> | null
  /** Around all areas loaded; null where none are. */
  extent: Extent | null
}

/** Half-planes whose intersection is a convex outline: `normalX · e + normalY · n <= limit`, three numbers each. */
export type Extent = { halfPlanes: Float64Array }

/** Boundaries are drawn more simply than the land lies: nearer than this is not outside. */
const marginMetres = 500

/**
 * The convex hull of all corners (Andrew 1979, monotone chain), half a kilometre wider. A point within the hull
 * but between the areas is taken for inside: it is the gross errors that are looked for.
 */
export function extentOf(areas: readonly Polygons[]): Extent | null {
  const corners = areas.flatMap(polygons => polygons.flatMap(rings => rings[0] ?? []))
  if (corners.length < 3) return null
  corners.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const hull = [...halfHull(corners), ...halfHull(corners.toReversed())]
  const halfPlanes = new Float64Array(hull.length * 3)
  for (const [i, [x1, y1]] of hull.entries()) {
    const [x2, y2] = hull[(i + 1) % hull.length]!
    const length = Math.hypot(x2 - x1, y2 - y1)
    // The hull runs anticlockwise: the outside lies to the right of each edge.
    const [normalX, normalY] = [(y2 - y1) / length, (x1 - x2) / length]
    halfPlanes.set([normalX, normalY, normalX * x1 + normalY * y1 + marginMetres], i * 3)
  }
  return { halfPlanes }
}

/** One side of the hull, its last corner left to the other side. */
function halfHull(corners: readonly [number, number][]): [number, number][] {
  const side: [number, number][] = []
  for (const corner of corners) {
    while (side.length >= 2 && !turnsLeft(side.at(-2)!, side.at(-1)!, corner)) side.pop()
    side.push(corner)
  }
  return side.slice(0, -1)
}

function turnsLeft(a: [number, number], b: [number, number], c: [number, number]): boolean {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) > 0
}

export function isWithin({ halfPlanes }: Extent, easting: number, northing: number): boolean {
  for (let i = 0; i < halfPlanes.length; i += 3) {
    if (halfPlanes[i]! * easting + halfPlanes[i + 1]! * northing > halfPlanes[i + 2]!) return false
  }
  return true
}
