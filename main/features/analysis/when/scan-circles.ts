import { counted } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { indexCells } from '../ground/cell-index.ts'
import { neighbourCells } from '../ground/neighbour-cells.ts'
import { distinctPlaces } from '../ground/places.ts'
import { metres } from '../telling/words.ts'

/** The circles a scan looks at, and which of them hold each place. They do not change when days are permuted. */
export type ScanCircles = {
  eastings: Float64Array
  northings: Float64Array
  radiusMetres: Float64Array
  /** Incidents in each circle, and where its list begins when circles lie one after the other. */
  counts: Uint32Array
  starts: Uint32Array
  placeOfPoint: Int32Array
  /** Circles of place i: from `circleStarts[i]` up to the next start. */
  circleStarts: Uint32Array
  circleList: Uint32Array
}

/** Centres lie so many to the greatest radius, radii so many from nothing to it. */
const centresPerRadius = 4
const radiiPerCentre = 8
const mostEntries = 40_000_000

/**
 * Circles centred on the middles of those cells, a quarter of the greatest radius wide, that hold an incident, in
 * eight sizes. Left out are those with fewer incidents than a cluster needs, with more than half of all, and those
 * that hold nothing but what the next smaller one holds.
 *
 * @throws AppError `invalid` where the circles would hold more than forty million incidents together.
 */
export function scanCircles(
  xs: Float64Array,
  ys: Float64Array,
  maxRadiusMetres: number,
  minCount: number,
): ScanCircles {
  const places = distinctPlaces(xs, ys)
  const cell = maxRadiusMetres / centresPerRadius
  const index = indexCells(places.eastings, places.northings, cell)
  const around = neighbourCells(index, centresPerRadius + 1)
  const found = {
    eastings: [] as number[],
    northings: [] as number[],
    radii: [] as number[],
    counts: [] as number[],
  }
  const [ofPlace, ofCircle]: [number[], number[]] = [[], []]
  let entries = 0
  for (let at = 0; at < index.columns.length; at++) {
    const x = (index.columns[at]! + 0.5) * cell
    const y = (index.rows[at]! + 0.5) * cell
    const rings: number[][] = Array.from({ length: radiiPerCentre }, () => [])
    for (let k = 0; k < around.rowsAround; k++) {
      const end = index.starts[around.to[at * around.rowsAround + k]!]!
      for (let o = index.starts[around.from[at * around.rowsAround + k]!]!; o < end; o++) {
        const place = index.order[o]!
        const [dx, dy] = [places.eastings[place]! - x, places.northings[place]! - y]
        const away = Math.sqrt(dx * dx + dy * dy)
        if (away > maxRadiusMetres) continue
        rings[Math.max(0, Math.ceil((away / maxRadiusMetres) * radiiPerCentre) - 1)]!.push(place)
      }
    }
    let inside: number[] = []
    let count = 0
    for (const [size, ring] of rings.entries()) {
      if (ring.length === 0) continue
      inside = inside.concat(ring)
      for (const place of ring) count += places.weights[place]!
      if (count < minCount) continue
      if (count * 2 > xs.length) break
      const circle = found.counts.length
      found.eastings.push(x)
      found.northings.push(y)
      found.radii.push((maxRadiusMetres * (size + 1)) / radiiPerCentre)
      found.counts.push(count)
      entries += count
      if (entries > mostEntries) throw tooMany(maxRadiusMetres)
      for (const place of inside) {
        ofPlace.push(place)
        ofCircle.push(circle)
      }
    }
  }
  const counts = Uint32Array.from(found.counts)
  const starts = new Uint32Array(counts.length + 1)
  for (const [circle, count] of counts.entries()) starts[circle + 1] = starts[circle]! + count
  return {
    eastings: Float64Array.from(found.eastings),
    northings: Float64Array.from(found.northings),
    radiusMetres: Float64Array.from(found.radii),
    counts,
    starts,
    placeOfPoint: places.placeOfPoint,
    ...listsByPlace(ofPlace, ofCircle, places.weights.length),
  }
}

function listsByPlace(ofPlace: number[], ofCircle: number[], places: number) {
  const circleStarts = new Uint32Array(places + 1)
  for (const place of ofPlace) circleStarts[place + 1]! += 1
  for (let place = 0; place < places; place++) circleStarts[place + 1]! += circleStarts[place]!
  const next = circleStarts.slice()
  const circleList = new Uint32Array(ofPlace.length)
  for (const [at, place] of ofPlace.entries()) circleList[next[place]!++] = ofCircle[at]!
  return { circleStarts, circleList }
}

function tooMany(radius: number): AppError {
  return new AppError(
    'invalid',
    `Circles of up to ${metres(radius)} would hold more than ${counted(mostEntries, 'incident')} together, too many to permute.`,
    { next: 'Choose a shorter greatest radius, a shorter period, or a smaller area.' },
  )
}
