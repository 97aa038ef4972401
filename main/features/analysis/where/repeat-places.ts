import { distinctPlaces } from '../ground/places.ts'
import { dbscan } from './dbscan.ts'

/**
 * Places by how many incidents they have: most first, equal ones from west to east and then south to north; those
 * with a single one, mostly the half of all places, follow as they come.
 */
export type RepeatPlaces = {
  counts: Float64Array
  /** The middle of each: the place itself, or the mean of the incidents to the decimetre. */
  eastings: Float64Array
  northings: Float64Array
  /** From the middle to the furthest incident, rounded up to the decimetre. */
  radiiMetres: Float64Array
  /** Minutes since 1970 in UTC of the earliest and the latest incident. */
  firstMinutes: Float64Array
  lastMinutes: Float64Array
  /** Rank of the place of each point, from 0. */
  rankOfPoint: Uint32Array
}

/**
 * Ranks places. A place is one point, or, within a distance, all points that are linked by steps of at most so
 * many metres: DBSCAN (Ester et al. 1996) with one point as enough for a core, which is single linkage.
 *
 * @param minutes when each incident began.
 */
export function repeatPlaces(
  eastings: Float64Array,
  northings: Float64Array,
  minutes: ArrayLike<number>,
  withinMetres: number,
): RepeatPlaces {
  const label =
    withinMetres > 0
      ? dbscan(eastings, northings, withinMetres, 1).labels
      : distinctPlaces(eastings, northings).placeOfPoint
  const sums = sumsOf(eastings, northings, minutes, label)
  const { counts, middleEastings, middleNorthings } = sums
  const repeated: number[] = []
  const single: number[] = []
  for (let place = 0; place < counts.length; place++) (counts[place]! > 1 ? repeated : single).push(place)
  repeated.sort(
    (a, b) =>
      counts[b]! - counts[a]! ||
      middleEastings[a]! - middleEastings[b]! ||
      middleNorthings[a]! - middleNorthings[b]!,
  )
  const order = Uint32Array.from([...repeated, ...single])
  const rankOfLabel = new Uint32Array(order.length)
  for (let rank = 0; rank < order.length; rank++) rankOfLabel[order[rank]!] = rank
  const inOrder = (values: Float64Array) => gathered(values, order)
  return {
    counts: inOrder(counts),
    eastings: inOrder(middleEastings),
    northings: inOrder(middleNorthings),
    radiiMetres: inOrder(sums.radii),
    firstMinutes: inOrder(sums.first),
    lastMinutes: inOrder(sums.last),
    rankOfPoint: ranksOf(label, rankOfLabel),
  }
}

function gathered(values: Float64Array, order: Uint32Array): Float64Array {
  const found = new Float64Array(order.length)
  for (let rank = 0; rank < order.length; rank++) found[rank] = values[order[rank]!]!
  return found
}

function ranksOf(label: Int32Array, rankOfLabel: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(label.length)
  for (let point = 0; point < label.length; point++) ranks[point] = rankOfLabel[label[point]!]!
  return ranks
}

function sumsOf(
  eastings: Float64Array,
  northings: Float64Array,
  minutes: ArrayLike<number>,
  label: Int32Array,
) {
  let places = 0
  for (const place of label) places = Math.max(places, place + 1)
  const column = (value: number) => new Float64Array(places).fill(value)
  const counts = column(0)
  const [originEastings, originNorthings] = [column(Number.NaN), column(Number.NaN)]
  const [middleEastings, middleNorthings] = [column(0), column(0)]
  const [first, last] = [column(Number.POSITIVE_INFINITY), column(Number.NEGATIVE_INFINITY)]
  for (let point = 0; point < label.length; point++) {
    const place = label[point]!
    if (counts[place] === 0) {
      originEastings[place] = eastings[point]!
      originNorthings[place] = northings[point]!
    }
    counts[place]! += 1
    // From the first incident, so that large coordinates cost no precision.
    middleEastings[place]! += eastings[point]! - originEastings[place]!
    middleNorthings[place]! += northings[point]! - originNorthings[place]!
    first[place] = Math.min(first[place]!, minutes[point]!)
    last[place] = Math.max(last[place]!, minutes[point]!)
  }
  const radii = column(0)
  const isSpread = new Uint8Array(places)
  for (let point = 0; point < label.length; point++) {
    const place = label[point]!
    if (eastings[point] !== originEastings[place] || northings[point] !== originNorthings[place]) {
      isSpread[place] = 1
    }
  }
  const decimetres = (value: number) => Math.round(value * 10) / 10
  for (let place = 0; place < places; place++) {
    const mean = (origin: Float64Array, sum: Float64Array) =>
      isSpread[place] ? decimetres(origin[place]! + sum[place]! / counts[place]!) : origin[place]!
    middleEastings[place] = mean(originEastings, middleEastings)
    middleNorthings[place] = mean(originNorthings, middleNorthings)
  }
  for (let point = 0; point < label.length; point++) {
    const place = label[point]!
    if (!isSpread[place]) continue
    const dx = eastings[point]! - middleEastings[place]!
    const dy = northings[point]! - middleNorthings[place]!
    radii[place] = Math.max(radii[place]!, Math.ceil(Math.sqrt(dx * dx + dy * dy) * 10) / 10)
  }
  return { counts, middleEastings, middleNorthings, radii, first, last }
}

/** How many of the first places it takes to hold a share of the incidents. @param counts most first. */
export function placesHolding(counts: Float64Array, share: number): number {
  const all = counts.reduce((sum, count) => sum + count, 0)
  let [places, held] = [0, 0]
  // Multiplied out in hundredths, so that a half of an even number is reached exactly.
  while (held * 100 < Math.round(share * 100) * all) held += counts[places++]!
  return places
}

/** How many incidents the first share of the places hold, that share rounded up to whole places. */
export function heldByFirst(counts: Float64Array, share: number): { places: number; incidents: number } {
  const places = Math.ceil((Math.round(share * 100) * counts.length) / 100)
  return { places, incidents: counts.slice(0, places).reduce((sum, count) => sum + count, 0) }
}
