import type { Polygons } from '#shared/features/areas/contract.ts'

/** Half axes in metres; the bearing is that of the major axis, in degrees clockwise from grid north, 0 to 180. */
export type DeviationEllipse = {
  easting: number
  northing: number
  majorMetres: number
  minorMetres: number
  bearingDegrees: number
}

/**
 * The standard-deviation ellipse of some points as CrimeStat draws it (Levine 2013, chapter 4, after Ebdon 1988):
 * along the axis on which they spread most, and across it, half axes of
 *
 *     deviations * sqrt(2 * sum(distance from the mean along the axis, squared) / (n - 2)).
 *
 * The factor 2 and the n - 2 make the ellipse as large as the points are spread (Yuill's of 1971 is smaller by the
 * square root of 2). The sums along the axes are the eigenvalues of the scatter matrix, so the major axis is the
 * longer one whatever its direction. Null for fewer than three points. Where both axes are equal the bearing is 0.
 */
export function deviationEllipse(
  eastings: Float64Array,
  northings: Float64Array,
  deviations: number,
): DeviationEllipse | null {
  const n = eastings.length
  if (n < 3) return null
  // Sums from the first point, so that large coordinates cost no precision.
  const [x0, y0] = [eastings[0]!, northings[0]!]
  let [sumX, sumY] = [0, 0]
  for (let i = 0; i < n; i++) {
    sumX += eastings[i]! - x0
    sumY += northings[i]! - y0
  }
  const [meanX, meanY] = [sumX / n, sumY / n]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const dx = eastings[i]! - x0 - meanX
    const dy = northings[i]! - y0 - meanY
    xx += dx * dx
    yy += dy * dy
    xy += dx * dy
  }
  const apart = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy)
  const halfAxis = (squares: number) => deviations * Math.sqrt((2 * Math.max(0, squares)) / (n - 2))
  const east = Math.sqrt(apart > 0 ? Math.max(0, 1 + (xx - yy) / apart) / 2 : 0)
  const north = Math.sqrt(1 - east * east)
  const bearing = (Math.atan2(xy < 0 ? -east : east, north) * 180) / Math.PI
  return {
    easting: x0 + meanX,
    northing: y0 + meanY,
    majorMetres: halfAxis((xx + yy + apart) / 2),
    minorMetres: halfAxis((xx + yy - apart) / 2),
    bearingDegrees: (bearing + 180) % 180,
  }
}

/** Ground within an ellipse, in hectares. */
export function ellipseHectares({ majorMetres, minorMetres }: DeviationEllipse): number {
  return (Math.PI * majorMetres * minorMetres) / 10_000
}

const corners = 72

/** The ellipse as a polygon of 72 corners, to the centimetre. */
export function ellipsePolygons(ellipse: DeviationEllipse): Polygons {
  const { easting, northing, majorMetres, minorMetres, bearingDegrees } = ellipse
  const bearing = (bearingDegrees * Math.PI) / 180
  const [east, north] = [Math.sin(bearing), Math.cos(bearing)]
  const hundredths = (metres: number) => Math.round(metres * 100) / 100
  const ring = Array.from({ length: corners }, (_, corner): [number, number] => {
    const turn = (corner / corners) * 2 * Math.PI
    const along = majorMetres * Math.cos(turn)
    const across = minorMetres * Math.sin(turn)
    return [
      hundredths(easting + along * east - across * north),
      hundredths(northing + along * north + across * east),
    ]
  })
  return [[[...ring, ring[0]!]]]
}
