import { fromWgs84, isOnGrid, toWgs84 } from '#shared/geo/projection.ts'

/**
 * Places on the map's own plane: Web Mercator scaled to a square of side 1, x to the east, y to the
 * south, as the tile servers have it. A pixel is `1 / (256 * 2 ** zoom)`.
 */
export type WorldPoint = [x: number, y: number]

export function toWorld(easting: number, northing: number): WorldPoint {
  const [longitude, latitude] = toWgs84(easting, northing)
  const sine = Math.sin((latitude * Math.PI) / 180)
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export function toLatLng(easting: number, northing: number): [latitude: number, longitude: number] {
  const [longitude, latitude] = toWgs84(easting, northing)
  return [latitude, longitude]
}

/** Back from the plane to `[easting, northing]` in metres. */
export function fromWorld(x: number, y: number): [easting: number, northing: number] {
  const latitude = (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI
  return fromWgs84((x - 0.5) * 360, latitude)
}

const latticeMetres = 1000

/**
 * Many places at once. The projection is computed exactly at the corners of the kilometre squares that
 * are needed and bilinearly between, which stays within a decimetre and makes 100,000 places a matter
 * of milliseconds.
 */
export function toWorldColumns(eastings: Float64Array, northings: Float64Array) {
  const corners = lattice(eastings, northings)
  const xs = new Float64Array(eastings.length)
  const ys = new Float64Array(eastings.length)
  for (let index = 0; index < eastings.length; index++) {
    const easting = eastings[index]!
    const northing = northings[index]!
    if (!isOnGrid(easting, northing)) {
      const [x, y] = toWorld(easting, northing)
      xs[index] = x
      ys[index] = y
      continue
    }
    const column = Math.floor(easting / latticeMetres)
    const row = Math.floor(northing / latticeMetres)
    const east = easting / latticeMetres - column
    const north = northing / latticeMetres - row
    const southWest = corners.at(column, row)
    const southEast = corners.at(column + 1, row)
    const northWest = corners.at(column, row + 1)
    const northEast = corners.at(column + 1, row + 1)
    const parts = [(1 - east) * (1 - north), east * (1 - north), (1 - east) * north, east * north] as const
    xs[index] = weighted(corners.xs, parts, southWest, southEast, northWest, northEast)
    ys[index] = weighted(corners.ys, parts, southWest, southEast, northWest, northEast)
  }
  return { xs, ys }
}

type Parts = readonly [number, number, number, number]
function weighted(from: Float64Array, parts: Parts, sw: number, se: number, nw: number, ne: number) {
  return from[sw]! * parts[0] + from[se]! * parts[1] + from[nw]! * parts[2] + from[ne]! * parts[3]
}

/** The corners of the kilometre squares round the places, each projected when it is first asked for. */
function lattice(eastings: Float64Array, northings: Float64Array) {
  const [west, east] = squaresOf(eastings, 700)
  const [south, north] = squaresOf(northings, 1300)
  const columns = east - west + 2
  const xs = new Float64Array(columns * (north - south + 2)).fill(Number.NaN)
  const ys = new Float64Array(xs.length)
  return {
    xs,
    ys,
    /** Position of a corner in the columns. */
    at(column: number, row: number): number {
      const position = (row - south) * columns + column - west
      if (Number.isNaN(xs[position]!)) {
        const [x, y] = toWorld(column * latticeMetres, row * latticeMetres)
        xs[position] = x
        ys[position] = y
      }
      return position
    },
  }
}

/** The first and the last square of the national grid that these values need. */
function squaresOf(values: Float64Array, last: number): [first: number, last: number] {
  const onGrid = (value: number) => Math.min(last, Math.max(0, Math.floor(value / latticeMetres)))
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (let at = 0; at < values.length; at++) {
    least = Math.min(least, values[at]!)
    most = Math.max(most, values[at]!)
  }
  const [low, high] = [onGrid(least), onGrid(most)]
  return [Math.min(low, high), high]
}
