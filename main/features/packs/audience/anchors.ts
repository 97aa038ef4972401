import { type AreaIndex, areaAt } from '../../areas/membership.ts'

/** Side of the squares of the National Grid whose calls share an anchor. */
export const anchorMetres = 200
/** Points looked at within a square, in each direction, where its middle lies in another area. */
const across = 20

export type Point = { easting: number; northing: number }

/**
 * Where a point is drawn for those who may not know exactly where it is: the anchor of its square of the National Grid,
 * 200 metres wide and cut by the areas. It depends on the square and the area alone, never on the calls, so that the
 * same place has the same anchor in every pack, and several packs together tell no more than one.
 *
 * The anchor is the middle of the square; where that lies in another area, the point of a lattice of 10 metres nearest
 * to it that lies in the same areas, first within the square, then around it. Of a strip narrower than the lattice that
 * reaches nowhere near, there is none: null, and the place is not drawn at all.
 */
export function anchorOf(point: Point, areaSets: readonly AreaIndex[]): Point | null {
  const { west, south } = squareOf(point)
  const home = areasAt(areaSets, point.easting, point.northing)
  const isHome = ([easting, northing]: readonly [number, number]) =>
    areasAt(areaSets, easting, northing).every((area, set) => area === home[set])
  const middle = [west + anchorMetres / 2, south + anchorMetres / 2] as const
  const found = isHome(middle) ? middle : (within.find(at => isHome(from(middle, at))) ?? null)
  if (!found) return null
  const [easting, northing] = found === middle ? middle : from(middle, found)
  return { easting, northing }
}

/** The square of a point, by its south-western corner. */
export function squareOf({ easting, northing }: Point): { west: number; south: number } {
  return {
    west: Math.floor(easting / anchorMetres) * anchorMetres,
    south: Math.floor(northing / anchorMetres) * anchorMetres,
  }
}

const from = ([x, y]: readonly [number, number], [dx, dy]: readonly [number, number]) =>
  [x + dx, y + dy] as const

function areasAt(areaSets: readonly AreaIndex[], easting: number, northing: number): number[] {
  return areaSets.map(areas => areaAt(areas, easting, northing))
}

/** Ways from the middle of a square to the points of the lattice in it and half a square around it, the nearest first. */
const within = lattice()
function lattice(): (readonly [number, number])[] {
  const step = anchorMetres / across
  const reach = Array.from({ length: 2 * across }, (_, at) => (at - across + 0.5) * step)
  const all = reach.flatMap(dx => reach.map(dy => [dx, dy] as const))
  const inSquare = ([dx, dy]: readonly [number, number]) =>
    Math.max(Math.abs(dx), Math.abs(dy)) < anchorMetres / 2
  return all.sort(
    (a, b) =>
      Number(inSquare(b)) - Number(inSquare(a)) ||
      Math.hypot(...a) - Math.hypot(...b) ||
      a[0] - b[0] ||
      a[1] - b[1],
  )
}
