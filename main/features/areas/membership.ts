import type { Polygons } from '#shared/features/areas/contract.ts'

/** Edges of one area by horizontal band, each from its southern to its northern end: x1 y1 x2 y2. */
type Outline = {
  west: number
  south: number
  east: number
  north: number
  bandMetres: number
  bands: Float64Array[]
}

/** Areas ready to be asked which of them holds a point. */
export type AreaIndex = {
  outlines: Outline[]
  west: number
  south: number
  cellMetres: number
  columns: number
  rows: number
  /** Areas whose bounding box touches each cell, in the order given. */
  candidates: (readonly number[])[]
}

const cellsAcross = 128
const edgesPerBand = 4
const mostBands = 2048
/** Edges as high as the area stand in every band: so many entries are kept at most, or a scribble fills the memory. */
const mostEntries = 1_000_000

/**
 * Indexes areas for `areaAt`. Where areas overlap, a point belongs to the first in the order given: the callers
 * give them in the order of their codes.
 */
export function indexAreas(areas: readonly Polygons[]): AreaIndex {
  const outlines = areas.map(outlineOf)
  const drawn = outlines.filter(({ bands }) => bands.length > 0)
  const west = drawn.reduce((least, outline) => Math.min(least, outline.west), Number.POSITIVE_INFINITY)
  const south = drawn.reduce((least, outline) => Math.min(least, outline.south), Number.POSITIVE_INFINITY)
  const width = drawn.reduce((most, { east }) => Math.max(most, east - west), 0)
  const height = drawn.reduce((most, { north }) => Math.max(most, north - south), 0)
  // One area alone needs no grid to be found by: filters ask for one again and again.
  const cellMetres = Math.max(width, height, 1) / (areas.length > 1 ? cellsAcross : 1)
  const columns = Math.floor(width / cellMetres) + 1
  const rows = Math.floor(height / cellMetres) + 1
  const candidates: number[][] = Array.from({ length: columns * rows }, () => [])
  for (const [area, outline] of outlines.entries()) {
    if (outline.bands.length === 0) continue
    const lastColumn = Math.floor((outline.east - west) / cellMetres)
    const lastRow = Math.floor((outline.north - south) / cellMetres)
    for (let row = Math.floor((outline.south - south) / cellMetres); row <= lastRow; row++) {
      for (let column = Math.floor((outline.west - west) / cellMetres); column <= lastColumn; column++) {
        candidates[row * columns + column]!.push(area)
      }
    }
  }
  return { outlines, west, south, cellMetres, columns, rows, candidates }
}

/** Which area holds a point: its position in the list given, -1 for none. Metres. */
export function areaAt(index: AreaIndex, easting: number, northing: number): number {
  const column = Math.floor((easting - index.west) / index.cellMetres)
  const row = Math.floor((northing - index.south) / index.cellMetres)
  if (!(column >= 0 && column < index.columns && row >= 0 && row < index.rows)) return -1
  const candidates = index.candidates[row * index.columns + column]!
  for (let i = 0; i < candidates.length; i++) {
    if (holds(index.outlines[candidates[i]!]!, easting, northing)) return candidates[i]!
  }
  return -1
}

/**
 * Even-odd rule over all rings of the area, holes included (Shimrat 1962, algorithm 112): a ray to the east
 * crosses the outline an odd number of times. An edge counts from its southern end up to, not including, its
 * northern one, and only where it lies strictly east of the point. Edges are read from south to north whichever
 * way their ring runs, so two areas that share an edge compute the same crossing, and a point on it belongs to
 * exactly one of them.
 */
function holds(outline: Outline, easting: number, northing: number): boolean {
  const { west, south, east, north, bandMetres, bands } = outline
  if (easting < west || easting > east || northing < south || northing > north) return false
  const edges = bands[Math.min(bands.length - 1, Math.floor((northing - south) / bandMetres))]!
  let inside = false
  for (let at = 0; at < edges.length; at += 4) {
    const y1 = edges[at + 1]!
    const y2 = edges[at + 3]!
    if (northing < y1 || northing >= y2) continue
    const x1 = edges[at]!
    if (easting < x1 + ((edges[at + 2]! - x1) * (northing - y1)) / (y2 - y1)) inside = !inside
  }
  return inside
}

function outlineOf(polygons: Polygons): Outline {
  const edges: [number, number, number, number][] = []
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1]!
      const [x2, y2] = ring[i]!
      west = Math.min(west, x1, x2)
      south = Math.min(south, y1, y2)
      east = Math.max(east, x1, x2)
      north = Math.max(north, y1, y2)
      if (y1 < y2) edges.push([x1, y1, x2, y2])
      else if (y2 < y1) edges.push([x2, y2, x1, y1])
    }
  }
  if (edges.length === 0) return { west, south, east, north, bandMetres: 1, bands: [] }
  const heights = edges.reduce((sum, [, y1, , y2]) => sum + (y2 - y1), 0) / (north - south)
  const affordable = Math.max(1, Math.floor(mostEntries / heights))
  const bandCount = Math.min(mostBands, affordable, Math.ceil(edges.length / edgesPerBand))
  const bandMetres = (north - south) / bandCount
  const bandAt = (y: number) => Math.min(bandCount - 1, Math.floor((y - south) / bandMetres))
  const lists = Array.from({ length: bandCount }, () => [] as number[])
  for (const edge of edges) {
    const last = bandAt(edge[3])
    for (let band = bandAt(edge[1]); band <= last; band++) lists[band]!.push(...edge)
  }
  return { west, south, east, north, bandMetres, bands: lists.map(list => Float64Array.from(list)) }
}
