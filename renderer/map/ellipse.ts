import type { PolygonRings } from './layers.ts'

const corners = 64

/**
 * The outline of an ellipse in metres: half axes a and b, the longer one along a bearing in degrees from grid north,
 * clockwise. x = a cos t sin β + b sin t cos β, y = a cos t cos β − b sin t sin β.
 */
export function ellipseRing(
  [easting, northing]: readonly [number, number],
  majorMetres: number,
  minorMetres: number,
  bearingDegrees: number,
): PolygonRings {
  const bearing = (bearingDegrees * Math.PI) / 180
  const ring = Array.from({ length: corners + 1 }, (_, corner): [number, number] => {
    const turn = (2 * Math.PI * (corner % corners)) / corners
    const along = majorMetres * Math.cos(turn)
    const across = minorMetres * Math.sin(turn)
    return [
      easting + along * Math.sin(bearing) + across * Math.cos(bearing),
      northing + along * Math.cos(bearing) - across * Math.sin(bearing),
    ]
  })
  return [[ring]]
}
