export type Ring = [easting: number, northing: number][]

/**
 * Where two sides that are no neighbours meet, a touch included; null where none do. It stops at the first: a
 * scribble of ten thousand corners has millions. Sides are compared from west to east as far as they reach.
 */
export function firstCrossing(points: Ring): Ring[number] | null {
  const n = points.length
  const sides = points.map((from, at) => ({ at, from, to: points[(at + 1) % n]! }))
  const west = ({ from, to }: (typeof sides)[number]) => Math.min(from[0], to[0])
  sides.sort((one, other) => west(one) - west(other) || one.at - other.at)
  for (const [index, one] of sides.entries()) {
    const east = Math.max(one.from[0], one.to[0])
    for (let next = index + 1; next < n && west(sides[next]!) <= east; next++) {
      const other = sides[next]!
      const apart = Math.abs(one.at - other.at)
      if (apart === 1 || apart === n - 1) continue
      const met = meeting(one, other)
      if (met) return met
    }
  }
  return null
}

type Side = { from: Ring[number]; to: Ring[number] }

/** A point that two sides share, ends included; null where they are apart. */
function meeting(one: Side, other: Side): Ring[number] | null {
  const [south, north] = [Math.min(one.from[1], one.to[1]), Math.max(one.from[1], one.to[1])]
  if (Math.max(other.from[1], other.to[1]) < south || Math.min(other.from[1], other.to[1]) > north)
    return null
  const [start, end] = [sideOf(other, one.from), sideOf(other, one.to)]
  const [first, last] = [sideOf(one, other.from), sideOf(one, other.to)]
  if (start * end > 0 || first * last > 0) return null
  if (start === end) return onSameLine(one, other)
  const share = start / (start - end)
  return [one.from[0] + share * (one.to[0] - one.from[0]), one.from[1] + share * (one.to[1] - one.from[1])]
}

/** An end of one that lies on the other, where both run along one line. */
function onSameLine(one: Side, other: Side): Ring[number] | null {
  const isOn = ({ from, to }: Side, [x, y]: Ring[number]) =>
    x >= Math.min(from[0], to[0]) &&
    x <= Math.max(from[0], to[0]) &&
    y >= Math.min(from[1], to[1]) &&
    y <= Math.max(from[1], to[1])
  return (
    [other.from, other.to].find(point => isOn(one, point)) ??
    [one.from, one.to].find(point => isOn(other, point)) ??
    null
  )
}

/** Above zero to the left of a side, below to its right, zero on its line. */
function sideOf({ from, to }: Side, [x, y]: Ring[number]): number {
  return (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0])
}
