import { AppError } from '#shared/rpc/error.ts'

/** Distinct places, numbered in the order in which the points first name them. */
export type Places = {
  eastings: Float64Array
  northings: Float64Array
  /** Incidents at each place. */
  weights: Float64Array
  /** The place of each point. */
  placeOfPoint: Int32Array
}

/**
 * Joins points that stand at exactly the same place, in one pass over an open-addressing hash table.
 * Snapped and repeated addresses make up half of real extracts; every method after this is spared them.
 *
 * @param weights whole number of incidents each point stands for; one each if absent.
 */
export function distinctPlaces(
  eastings: Float64Array,
  northings: Float64Array,
  weights?: ArrayLike<number>,
): Places {
  refuseUnplaced(eastings, northings)
  const n = eastings.length
  const slots = 1 << Math.max(4, 33 - Math.clz32(n))
  const table = new Int32Array(slots).fill(-1)
  const placeOfPoint = new Int32Array(n)
  const placeEastings = new Float64Array(n)
  const placeNorthings = new Float64Array(n)
  const placeWeights = new Float64Array(n)
  let found = 0
  for (let point = 0; point < n; point++) {
    const easting = eastings[point]!
    const northing = northings[point]!
    let slot = hashOfPlace(easting, northing) & (slots - 1)
    let place = table[slot]!
    while (place >= 0 && (placeEastings[place] !== easting || placeNorthings[place] !== northing)) {
      slot = (slot + 1) & (slots - 1)
      place = table[slot]!
    }
    if (place < 0) {
      place = found++
      table[slot] = place
      placeEastings[place] = easting
      placeNorthings[place] = northing
    }
    placeOfPoint[point] = place
    placeWeights[place]! += weights ? weights[point]! : 1
  }
  return {
    eastings: placeEastings.slice(0, found),
    northings: placeNorthings.slice(0, found),
    weights: placeWeights.slice(0, found),
    placeOfPoint,
  }
}

const pair = new Float64Array(2)
const bits = new Uint32Array(pair.buffer)

/** 32 mixed bits of a place, for tables that find it again. */
export function hashOfPlace(easting: number, northing: number): number {
  // Adding zero turns -0 into 0, which has other bits but is the same place.
  pair[0] = easting + 0
  pair[1] = northing + 0
  let hash = Math.imul(bits[0]! ^ Math.imul(bits[1]!, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15) ^ bits[2]!, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 13) ^ Math.imul(bits[3]!, 0x27d4eb2f), 0x165667b1)
  return hash ^ (hash >>> 16)
}

/** Methods of place are given incidents with a place; one without is told by its position. */
export function refuseUnplaced(eastings: Float64Array, northings: Float64Array): void {
  for (let point = 0; point < eastings.length; point++) {
    if (Number.isFinite(eastings[point]!) && Number.isFinite(northings[point]!)) continue
    throw new AppError('invalid', `Incident ${point + 1} of the selection has no place.`, {
      next: 'Leave incidents without a place out of the analysis.',
    })
  }
}
