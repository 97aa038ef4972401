import { valueAtRank } from './value-at-rank.ts'

/** Everything the map can be asked to draw, in eastings and northings, EPSG:27700 metres. */

/** A place and how many incidents stand at it, in columns. */
export type PointColumns = { eastings: Float64Array; northings: Float64Array; counts: Uint32Array }

/** Polygons of one thing: each a list of rings, outer first. */
export type PolygonRings = [easting: number, northing: number][][][]

/** Points in a row, closed or not. */
export type Ring = [easting: number, northing: number][]

export type Circle = { easting: number; northing: number; radiusMetres: number }

export type AreaOutline = { id: number; name: string; polygons: PolygonRings; chosen: boolean }

export type NumberedOutline = {
  id: number
  /** What stands in its mark on the map. */
  mark: string
  /** The whole of it in words, shown to the pointer. */
  description: string
  centre: [easting: number, northing: number]
  polygons: PolygonRings
}

/**
 * Figures on the map: cells, areas or places, shaded or sized by a value. One figure layer is shown at a time, with
 * its legend; NaN is no figure and is drawn as such.
 */
export type FigureLayer = {
  key: string
  title: string
  unit: string
  decimals: number
  /**
   * `diverging` has its middle at zero, or in the middle of five `classNames` from the least to the most. With
   * `classNames`, as `classes` has them always, values are positions among them.
   */
  scale: 'sequential' | 'diverging' | 'classes'
  classNames?: string[]
  values: Float64Array
  /** Incidents behind each value, so that the legend can count them; null where values are no counts of incidents. */
  counts: Float64Array | null
  shapes:
    | {
        kind: 'cells'
        shape: 'square' | 'hexagon'
        cellMetres: number
        eastings: Float64Array
        northings: Float64Array
      }
    | { kind: 'areas'; names: string[]; polygons: PolygonRings[] }
    | { kind: 'symbols'; eastings: Float64Array; northings: Float64Array }
  /**
   * True where the figures count other incidents than those of the filter, so that marks of these under or over them
   * would be read as theirs.
   */
  standsAlone?: boolean
  /** Called with the position of the value that was clicked; the table beside has the same for the keyboard. */
  onChoose?: (index: number) => void
}

export type Tiles = { address: string; attribution: string }

export type Extent = { west: number; south: number; east: number; north: number }

/**
 * The extent of all but the outermost hundredth of the incidents on each side, so that a few misplaced
 * ones do not shrink the city to a speck. Null without points.
 */
export function extentOfMost({ eastings, northings, counts }: PointColumns): Extent | null {
  if (eastings.length === 0) return null
  const [west, east] = middle(eastings, counts)
  const [south, north] = middle(northings, counts)
  return { west, east, south, north }
}

const outermost = 0.01

function middle(values: Float64Array, counts: Uint32Array): [low: number, high: number] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const beyond = Math.floor(total * outermost)
  return [valueAtRank(values, counts, beyond), valueAtRank(values, counts, total - 1 - beyond)]
}

/** The extent of outlines. Null without any. */
export function extentOfPolygons(polygons: PolygonRings): Extent | null {
  const extent = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [easting, northing] of polygons.flat(2)) {
    extent.west = Math.min(extent.west, easting)
    extent.east = Math.max(extent.east, easting)
    extent.south = Math.min(extent.south, northing)
    extent.north = Math.max(extent.north, northing)
  }
  return extent.west === Infinity ? null : extent
}
