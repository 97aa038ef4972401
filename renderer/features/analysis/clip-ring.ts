export type Ring = [easting: number, northing: number][]

/**
 * What of a ring lies within a convex ring (Sutherland and Hodgman 1974). Of a ring that the convex one cuts into
 * pieces the pieces hang together by edges without ground, which hold no point. Empty where they do not meet.
 */
export function clipRing(ring: Ring, convex: Ring): Ring {
  const turn = Math.sign(twiceTheArea(convex))
  let clipped = ring
  for (const [at, a] of convex.entries()) {
    const b = convex[(at + 1) % convex.length]!
    const inside = ([x, y]: Ring[number]) => turn * ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]))
    const kept: Ring = []
    for (const [index, point] of clipped.entries()) {
      const before = clipped.at(index - 1)!
      const [was, is] = [inside(before), inside(point)]
      if (was >= 0 !== is >= 0) {
        const share = was / (was - is)
        kept.push([before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])])
      }
      if (is >= 0) kept.push(point)
    }
    clipped = kept
  }
  return clipped.length >= 3 ? clipped : []
}

function twiceTheArea(ring: Ring): number {
  const [x0, y0] = ring[0]!
  let sum = 0
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    sum += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)
  }
  return sum
}
