import type { Circle, Ring } from '../layers.ts'

/** A shape that is being drawn: its points so far, in metres. */
export type Drawing = { kind: 'polygon' | 'circle'; points: Ring }
export type Shape = { kind: 'polygon'; ring: Ring } | { kind: 'circle'; circle: Circle }

/** A click adds a point; the second one of a circle says how far it reaches. */
export function withPoint(drawing: Drawing, point: Ring[number]): Drawing {
  return { ...drawing, points: [...drawing.points, point] }
}

export function withoutLast(drawing: Drawing): Drawing {
  return { ...drawing, points: drawing.points.slice(0, -1) }
}

/** The shape as it is finished, or null while it holds no ground. Whole metres: nobody draws more exactly. */
export function finished({ kind, points }: Drawing): Shape | null {
  const ring = points.map(([easting, northing]): Ring[number] => [Math.round(easting), Math.round(northing)])
  if (kind === 'polygon') {
    const corners = ring.filter(([easting, northing], at) => {
      const [nextEasting, nextNorthing] = ring[(at + 1) % ring.length]!
      return easting !== nextEasting || northing !== nextNorthing
    })
    return corners.length < 3 ? null : { kind, ring: corners }
  }
  const [centre, edge] = ring
  if (!centre || !edge) return null
  const radiusMetres = radiusOf(centre, edge)
  return radiusMetres < 1 ? null : { kind, circle: { easting: centre[0], northing: centre[1], radiusMetres } }
}

export function radiusOf([x1, y1]: Ring[number], [x2, y2]: Ring[number]): number {
  return Math.round(Math.hypot(x2 - x1, y2 - y1))
}
