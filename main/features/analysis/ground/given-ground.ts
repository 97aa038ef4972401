import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { outlineAround } from './outline.ts'
import { distinctPlaces } from './places.ts'
import { type Ring, signedArea } from './rings.ts'

const circleCorners = 72

/** The ground a filter draws itself: its polygon, or its circle; null where it has neither, or both. */
export function groundOfFilter({ polygon, circle }: Pick<Filter, 'polygon' | 'circle'>): Polygons | null {
  if (polygon && circle) return null
  if (polygon) return [[anticlockwise(closed(polygon))]]
  if (!circle || circle.radiusMetres === 0) return null
  // Round the circle and not within it, as its edge belongs to it.
  const radius = circle.radiusMetres / Math.cos(Math.PI / circleCorners)
  const toCentimetre = (metres: number) => Math.round(metres * 100) / 100
  const ring = Array.from({ length: circleCorners }, (_, corner): [number, number] => {
    const angle = (2 * Math.PI * corner) / circleCorners
    return [
      toCentimetre(circle.easting + radius * Math.cos(angle)),
      toCentimetre(circle.northing + radius * Math.sin(angle)),
    ]
  })
  return [[closed(ring)]]
}

function closed(ring: Ring): Ring {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

function anticlockwise(ring: Ring): Ring {
  return signedArea(ring) < 0 ? ring.toReversed() : ring
}

const [nearest, furthest] = [30, 1000]

/** The ground round some incidents, and how far round each it reaches. */
export type DrawnGround = { polygons: Polygons; radiusMetres: number }

/**
 * The ground round incidents that nobody has drawn: within three quarters of the mean distance there would be
 * between their places, were they spread evenly over their bounding box; from 30 to 1,000 m, to the metre.
 */
export function groundAround(
  eastings: Float64Array,
  northings: Float64Array,
  members: Uint32Array,
): DrawnGround {
  const places = distinctPlaces(
    Float64Array.from(members, member => eastings[member]!),
    Float64Array.from(members, member => northings[member]!),
  )
  const spacing = Math.sqrt((extent(places.eastings) * extent(places.northings)) / places.weights.length)
  const radiusMetres = Math.min(furthest, Math.max(nearest, Math.round(0.75 * spacing)))
  return { polygons: outlineAround(places.eastings, places.northings, radiusMetres), radiusMetres }
}

function extent(values: Float64Array): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b))
}
