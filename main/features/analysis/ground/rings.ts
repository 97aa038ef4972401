import type { Polygons } from '#shared/features/areas/contract.ts'
import { areaAt, indexAreas } from '../../areas/membership.ts'

/** A closed ring of `[easting, northing]`: its first point is repeated as its last. */
export type Ring = [number, number][]

/** Area of a closed ring in its own units, squared: positive when it runs anticlockwise (shoelace formula). */
export function signedArea(ring: Ring): number {
  let twice = 0
  const [x0, y0] = ring[0] ?? [0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    // Relative to the first point, so that grid coordinates of six digits cost no precision.
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
  }
  return twice / 2
}

/** Ground covered by polygons in metres, holes taken out, in hectares. */
export function areaHectares(polygons: Polygons): number {
  let squareMetres = 0
  for (const rings of polygons) {
    // By position and not by direction, as outlines from files run either way.
    for (const [at, ring] of rings.entries()) {
      squareMetres += at === 0 ? Math.abs(signedArea(ring)) : -Math.abs(signedArea(ring))
    }
  }
  return squareMetres / 10_000
}

/** A point a millimetre inside a clockwise ring, beside its first edge: its corners may touch other rings. */
function pointInside(hole: Ring): [easting: number, northing: number] {
  const [x1, y1] = hole[0]!
  const [x2, y2] = hole[1]!
  const length = Math.hypot(x2 - x1, y2 - y1)
  return [(x1 + x2) / 2 + ((y2 - y1) / length) * 0.001, (y1 + y2) / 2 - ((x2 - x1) / length) * 0.001]
}

/** Sorts rings into polygons: anticlockwise ones are outer, clockwise ones holes of the smallest outer round them. */
export function polygonsOfRings(rings: Ring[]): Polygons {
  const outers = rings
    .filter(ring => signedArea(ring) > 0)
    .map(ring => ({ area: signedArea(ring), polygon: [ring] }))
    .sort((a, b) => b.area - a.area)
  for (const hole of rings.filter(ring => signedArea(ring) < 0)) {
    const around =
      outers.length === 1
        ? outers[0]
        : outers.findLast(({ polygon, area }) => {
            if (area < -signedArea(hole)) return false
            return areaAt(indexAreas([[polygon]]), ...pointInside(hole)) === 0
          })
    around?.polygon.push(hole)
  }
  return outers.map(({ polygon }) => polygon)
}
