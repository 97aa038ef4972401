import type { Polygons } from '#shared/features/areas/contract.ts'

const sides = 64

/** A circle as a polygon of 64 sides that lies just outside it, so that whatever the circle holds is inside; to the centimetre. */
export function circlePolygons(easting: number, northing: number, radiusMetres: number): Polygons {
  const reach = radiusMetres / Math.cos(Math.PI / sides) + 0.02
  const hundredths = (metres: number) => Math.round(metres * 100) / 100
  const ring = Array.from({ length: sides }, (_, side): [number, number] => {
    const angle = (2 * Math.PI * side) / sides
    return [hundredths(easting + reach * Math.cos(angle)), hundredths(northing + reach * Math.sin(angle))]
  })
  return [[[...ring, ring[0]!]]]
}
