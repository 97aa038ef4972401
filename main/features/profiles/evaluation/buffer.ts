import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { singleRing } from '#shared/geo/single-ring.ts'
import { outlineAround } from '../../analysis/ground/outline.ts'
import { signedArea } from '../../analysis/ground/rings.ts'

/**
 * Some ground and all that lies within a distance of it: the outer outline of the discs round its edge. Drawn to a
 * sixteenth of the distance (`outlineAround`).
 */
export function widened(polygons: Polygons, metres: number): Polygons {
  const [xs, ys] = alongEdge(polygons, metres / 4)
  return outlineAround(xs, ys, metres)
    .map(([outer]) => outer!)
    .filter(ring => signedArea(ring) > 0)
    .map(ring => [ring])
}

/**
 * The ring round some ground, without the ground itself, as the one ring a filter can hold: the widened outline and
 * the outline within it, by the even-odd rule.
 */
export function ringAround(polygons: Polygons, metres: number): [number, number][] {
  return singleRing([...widened(polygons, metres), ...polygons])
}

/** What a filter asks of incidents besides where and when they are. */
export function conditionsOf(filter: Filter): Filter {
  const { from, to, circle, polygon, areaIds, hotspotId, newsItemId, incidentIds, ...conditions } = filter
  return conditions
}

function alongEdge(polygons: Polygons, spacingMetres: number): [Float64Array, Float64Array] {
  const [xs, ys]: [number[], number[]] = [[], []]
  for (const ring of polygons.flat()) {
    for (let at = 1; at < ring.length; at++) {
      const [[x1, y1], [x2, y2]] = [ring[at - 1]!, ring[at]!]
      const pieces = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / spacingMetres))
      for (let piece = 0; piece < pieces; piece++) {
        xs.push(x1 + ((x2 - x1) * piece) / pieces)
        ys.push(y1 + ((y2 - y1) * piece) / pieces)
      }
    }
  }
  return [Float64Array.from(xs), Float64Array.from(ys)]
}
