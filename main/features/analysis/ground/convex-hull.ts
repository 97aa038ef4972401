import type { Ring } from './rings.ts'

/**
 * The convex hull of some points as a closed ring, anticlockwise from the westernmost; empty where they all lie on
 * one line. Andrew's monotone chain (1979), n log n. Corners of 180 degrees are left out.
 */
export function convexHull(eastings: Float64Array, northings: Float64Array): Ring {
  const order = Uint32Array.from(eastings, (_, at) => at).sort(
    (a, b) => eastings[a]! - eastings[b]! || northings[a]! - northings[b]!,
  )
  const turnsLeft = (a: number, b: number, c: number) =>
    (eastings[b]! - eastings[a]!) * (northings[c]! - northings[a]!) >
    (northings[b]! - northings[a]!) * (eastings[c]! - eastings[a]!)
  const halfOf = (points: Uint32Array) => {
    const half: number[] = []
    for (const point of points) {
      while (half.length > 1 && !turnsLeft(half.at(-2)!, half.at(-1)!, point)) half.pop()
      half.push(point)
    }
    return half.slice(0, -1)
  }
  const corners = [...halfOf(order), ...halfOf(order.toReversed())]
  if (corners.length < 3) return []
  return [...corners, corners[0]!].map(at => [eastings[at]!, northings[at]!])
}
