import { type Extent, extentOfMost, type PointColumns } from './layers.ts'
import { indexPlaces, type PlaceIndex } from './place-index.ts'
import { toWorldColumns } from './world.ts'

export type PreparedPlaces = { index: PlaceIndex; extent: Extent | null }

/** What the map needs of its points, computed once for all that is drawn from them. */
export function preparePlaces(points: PointColumns): PreparedPlaces {
  const { xs, ys } = toWorldColumns(points.eastings, points.northings)
  return { index: indexPlaces({ xs, ys, counts: points.counts }), extent: extentOfMost(points) }
}
