import type { FigureLayer, PolygonRings } from '../layers.ts'
import { cornersOf } from './shapes.ts'
import { symbolRadii } from './symbol-sizes.ts'

/** Which value stands at a point: its position in the layer, -1 for none. `metresPerPixel` is the size of a symbol's pixel. */
export type FindFigure = (easting: number, northing: number, metresPerPixel: number) => number

export function figureFinder({ shapes, values }: FigureLayer): FindFigure {
  if (shapes.kind === 'cells') return cellFinder(shapes)
  if (shapes.kind === 'areas') return areaFinder(shapes.polygons)
  const { eastings, northings } = shapes
  const radii = symbolRadii(values)
  return (easting, northing, metresPerPixel) => {
    let best = -1
    for (let at = 0; at < radii.length; at++) {
      const away = Math.hypot(eastings[at]! - easting, northings[at]! - northing)
      const within = away <= Math.max(5, radii[at]!) * metresPerPixel
      // The smallest is on top.
      if (within && (best < 0 || radii[at]! < radii[best]!)) best = at
    }
    return best
  }
}

type Cells = Extract<FigureLayer['shapes'], { kind: 'cells' }>

function cellFinder({ shape, cellMetres, eastings, northings }: Cells): FindFigure {
  const columnOf = (metres: number) => Math.floor(metres / cellMetres)
  const byPlace = new Map<string, number[]>()
  for (let at = 0; at < eastings.length; at++) {
    const key = `${columnOf(eastings[at]!)} ${columnOf(northings[at]!)}`
    byPlace.set(key, [...(byPlace.get(key) ?? []), at])
  }
  const corners = cornersOf(shape)
  return (easting, northing) => {
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++) {
        const near = byPlace.get(`${columnOf(easting) + column} ${columnOf(northing) + row}`) ?? []
        const found = near.find(at => {
          const ring = corners.map(
            ([x, y]) => [eastings[at]! + x * cellMetres, northings[at]! + y * cellMetres] as [number, number],
          )
          return isInside([[ring]], easting, northing)
        })
        if (found !== undefined) return found
      }
    }
    return -1
  }
}

function areaFinder(areas: PolygonRings[]): FindFigure {
  return (easting, northing) => areas.findIndex(polygons => isInside(polygons, easting, northing))
}

/** Even-odd rule over all rings: a ray to the east crosses the outline an odd number of times (Shimrat 1962). */
export function isInside(polygons: PolygonRings, easting: number, northing: number): boolean {
  let inside = false
  for (const ring of polygons.flat()) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x1, y1] = ring[at]!
      const [x2, y2] = ring[before]!
      if (y1 > northing !== y2 > northing && easting < x1 + ((x2 - x1) * (northing - y1)) / (y2 - y1)) {
        inside = !inside
      }
    }
  }
  return inside
}
