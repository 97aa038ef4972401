/** Points of two cells in shared columns: those from `start` to before `end` that are chosen. */
export type Run = { start: number; end: number }

type Box = { west: number; south: number; east: number; north: number }

const fewPairs = 4096

/**
 * Whether any chosen point of one run lies within a distance of any of another. Where the pairs are many, points
 * that are out of reach of the box round the other run are put aside first.
 *
 * @param limit square of the distance, which is inclusive.
 */
export function anyWithin(
  x: Float64Array,
  y: Float64Array,
  chosen: Uint8Array,
  one: Run,
  other: Run,
  limit: number,
): boolean {
  if ((one.end - one.start) * (other.end - other.start) <= fewPairs) {
    for (let a = one.start; a < one.end; a++) {
      if (!chosen[a]) continue
      for (let b = other.start; b < other.end; b++) {
        const dx = x[b]! - x[a]!
        const dy = y[b]! - y[a]!
        if (chosen[b] && dx * dx + dy * dy <= limit) return true
      }
    }
    return false
  }
  const all = chosenOf(chosen, other)
  const ones = nearBox(x, y, chosenOf(chosen, one), boxOf(x, y, all), limit)
  const others = nearBox(x, y, all, boxOf(x, y, ones), limit)
  for (const a of ones) {
    for (const b of others) {
      const dx = x[b]! - x[a]!
      const dy = y[b]! - y[a]!
      if (dx * dx + dy * dy <= limit) return true
    }
  }
  return false
}

function chosenOf(chosen: Uint8Array, { start, end }: Run): number[] {
  const found: number[] = []
  for (let at = start; at < end; at++) if (chosen[at]) found.push(at)
  return found
}

function boxOf(x: Float64Array, y: Float64Array, points: number[]): Box {
  const box = {
    west: Number.POSITIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  }
  for (const at of points) {
    box.west = Math.min(box.west, x[at]!)
    box.east = Math.max(box.east, x[at]!)
    box.south = Math.min(box.south, y[at]!)
    box.north = Math.max(box.north, y[at]!)
  }
  return box
}

function nearBox(x: Float64Array, y: Float64Array, points: number[], box: Box, limit: number): number[] {
  return points.filter(at => {
    const dx = Math.max(0, box.west - x[at]!, x[at]! - box.east)
    const dy = Math.max(0, box.south - y[at]!, y[at]! - box.north)
    return dx * dx + dy * dy <= limit
  })
}
