import { toWgs84 } from '#shared/geo/projection.ts'
import { seededRandom } from '#shared/random.ts'

type Point = readonly [easting: number, northing: number]
type Ring = Point[]
export type Neighbourhood = { code: string; name: string; centre: Point; ring: Ring }

export const cityCentre: Point = [458_050, 304_150]

/** Names no part of the real city bears, and where each lies from the city centre, in metres. */
const sites: readonly (readonly [name: string, east: number, north: number])[] = [
  ['Crossgates', 60, 40],
  ['Tanners Row', -620, 520],
  ['Wharfside', -850, -420],
  ['Guildhall', 480, 700],
  ['Larkspur Hill', 980, -120],
  ['Saffron Yard', 260, -860],
  ['Millrace', -1_720, 180],
  ['Oxbow Meadows', -1_560, 1_380],
  ['Pinfold', -360, 1_720],
  ['Northgate', 880, 1_860],
  ['Harebell Rise', 1_860, 980],
  ['Coppice Lea', 2_120, -260],
  ['Elmhurst', 1_520, -1_340],
  ['Foundry Fields', 360, -1_980],
  ['Marlpit', -920, -1_640],
  ['Brackendale', -2_020, -1_020],
  ['Heron Park', -2_980, 620],
  ['Thornbury Cross', -2_720, 2_080],
  ['Kilnwood', -1_180, 2_900],
  ['Beacon Fold', 420, 3_180],
  ['Stonebridge End', 2_060, 2_640],
  ['Ashcombe', 3_180, 1_620],
  ['Wren Hollow', 3_420, 120],
  ['Dovecote', 3_060, -1_380],
  ['Quarry Bank', 1_920, -2_720],
  ['Fallow Green', 420, -3_460],
  ['Netherby', -1_220, -3_060],
  ['Longacre', -2_560, -2_420],
  ['Westering', -3_520, -880],
  ['Applegarth', -3_860, -2_180],
  ['Highfold', -520, 3_980],
  ['Summerlees', 4_420, 820],
]

/** The invented neighbourhoods: the ground nearest to each site, within the city's own outline. */
export const neighbourhoods: readonly Neighbourhood[] = sites.map(([name, east, north], index) => ({
  code: `DN${String(index + 1).padStart(2, '0')}`,
  name,
  centre: from(east, north),
  ring: roughened(
    sites
      .reduce((ring, [, otherEast, otherNorth]) => {
        if (otherEast === east && otherNorth === north) return ring
        return nearerPart(ring, from(east, north), from(otherEast, otherNorth))
      }, cityOutline())
      .map(([x, y]): Point => [Math.round(x), Math.round(y)]),
  ),
}))

export function nearestNeighbourhood(easting: number, northing: number): Neighbourhood {
  const away = ({ centre: [x, y] }: Neighbourhood) => (x - easting) ** 2 + (y - northing) ** 2
  return neighbourhoods.reduce((nearest, other) => (away(other) < away(nearest) ? other : nearest))
}

/** How far the city reaches from its centre in a direction: round, with shallow swells. */
export function cityRadiusMetres(bearing: number): number {
  return (
    4_800 + 380 * Math.sin(2 * bearing + 0.7) + 210 * Math.sin(3 * bearing) + 130 * Math.sin(7 * bearing + 1)
  )
}

/** The area set as the council would send it: GeoJSON in longitude and latitude. */
export function neighbourhoodsGeoJson(): string {
  const features = neighbourhoods.map(({ code, name, ring }) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [...ring, ring[0]!].map(([x, y]) => toWgs84(x, y).map(degrees => Number(degrees.toFixed(7)))),
      ],
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', name: 'Invented neighbourhoods', features })
}

function from(east: number, north: number): Point {
  return [cityCentre[0] + east, cityCentre[1] + north]
}

function cityOutline(): Ring {
  return Array.from({ length: 72 }, (_, index) => {
    const bearing = (index / 72) * 2 * Math.PI
    const radius = cityRadiusMetres(bearing)
    return from(radius * Math.cos(bearing), radius * Math.sin(bearing))
  })
}

/** The part of a ring nearer to `own` than to `other` (Sutherland and Hodgman 1974, one half-plane). */
function nearerPart(ring: Ring, own: Point, other: Point): Ring {
  const beyond = ([x, y]: Point) =>
    (x - (own[0] + other[0]) / 2) * (other[0] - own[0]) + (y - (own[1] + other[1]) / 2) * (other[1] - own[1])
  return ring.flatMap((point, index) => {
    const previous = ring.at(index - 1)!
    const before = beyond(previous)
    const here = beyond(point)
    const kept = here <= 0 ? [point] : []
    if (before <= 0 === here <= 0) return kept
    const share = before / (before - here)
    const crossing: Point = [
      previous[0] + share * (point[0] - previous[0]),
      previous[1] + share * (point[1] - previous[1]),
    ]
    return [crossing, ...kept]
  })
}

/** Boundaries follow streets and brooks, not rulers. Each side is bent alike from both of its neighbourhoods. */
function roughened(ring: Ring): Ring {
  return ring.flatMap((point, index) => {
    const next = ring[(index + 1) % ring.length]!
    const forward = point[0] < next[0] || (point[0] === next[0] && point[1] < next[1])
    const bent = forward ? bend(point, next) : bend(next, point).reverse()
    return [point, ...bent]
  })
}

function bend(a: Point, b: Point): Ring {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (length < 260) return []
  const random = seededRandom(a[0] * 31 + a[1] * 17 + b[0] * 7 + b[1])
  const shift = (random() - 0.5) * 0.16
  const middle: Point = [
    Math.round((a[0] + b[0]) / 2 - shift * (b[1] - a[1])),
    Math.round((a[1] + b[1]) / 2 + shift * (b[0] - a[0])),
  ]
  return [...bend(a, middle), middle, ...bend(middle, b)]
}
