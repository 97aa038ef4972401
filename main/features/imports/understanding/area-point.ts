import type { Polygons } from '#shared/features/areas/contract.ts'

type Ring = readonly (readonly [number, number])[]

/** Lines across the area that are tried, as shares of its height. */
const heightsTried = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]

/**
 * A point inside an area: the centroid of its largest part where that lies inside, else the middle of the
 * widest stretch that one of nine horizontal lines has inside. Null for an area without extent.
 */
export function pointInside(polygons: Polygons): [easting: number, northing: number] | null {
  const sized = polygons.flatMap(rings => {
    const outer = rings[0]
    return outer ? [{ rings, ...centroidOf(outer) }] : []
  })
  if (sized.length === 0) return null
  const largest = sized.reduce((a, b) => (b.area > a.area ? b : a))
  if (!(largest.area > 0)) return null
  const { rings, easting, northing } = largest
  const centre = stretchesAt(rings, northing).some(([west, east]) => easting > west && easting < east)
  if (centre) return rounded(easting, northing)
  return widestStretch(rings)
}

const rounded = (easting: number, northing: number): [number, number] => [
  Math.round(easting * 10) / 10,
  Math.round(northing * 10) / 10,
]

/** Centroid and area of a ring by the shoelace formula, from its first corner so that no digits are lost. */
function centroidOf(ring: Ring): { easting: number; northing: number; area: number } {
  const [originX, originY] = ring[0]!
  let [twice, x, y] = [0, 0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = [ring[i - 1]![0] - originX, ring[i - 1]![1] - originY]
    const [x2, y2] = [ring[i]![0] - originX, ring[i]![1] - originY]
    const cross = x1 * y2 - x2 * y1
    twice += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  return {
    easting: originX + x / (3 * twice),
    northing: originY + y / (3 * twice),
    area: Math.abs(twice) / 2,
  }
}

function widestStretch(rings: readonly Ring[]): [number, number] | null {
  const heights = rings[0]!.map(([, y]) => y)
  const south = heights.reduce((a, b) => Math.min(a, b))
  const north = heights.reduce((a, b) => Math.max(a, b))
  const stretches = heightsTried.flatMap(share => {
    const y = south + (north - south) * share
    return stretchesAt(rings, y).map(([west, east]) => ({ west, east, y }))
  })
  if (stretches.length === 0) return null
  const { west, east, y } = stretches.reduce((a, b) => (b.east - b.west > a.east - a.west ? b : a))
  return rounded((west + east) / 2, y)
}

/** Where a horizontal line runs inside the rings, by the even-odd rule: from west to east. */
function stretchesAt(rings: readonly Ring[], y: number): [west: number, east: number][] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!
      const [x2, y2] = ring[i]!
      if (y1 > y !== y2 > y) crossings.push(x1 + ((x2 - x1) * (y - y1)) / (y2 - y1))
    }
  }
  crossings.sort((a, b) => a - b)
  const stretches: [number, number][] = []
  for (let i = 0; i + 1 < crossings.length; i += 2) stretches.push([crossings[i]!, crossings[i + 1]!])
  return stretches
}
