/** Numbers in [0, 1), the same for the same seed on every machine. */
export type Random = () => number

/**
 * Seeded generator mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state, period 2^32.
 * For generated data, permutations and Monte Carlo tests; never for secrets.
 *
 * @param seed any whole number; only its lowest 32 bits count.
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/**
 * The generator of one replica of many: of each its own stretch of the period, so that replicas can be drawn in any
 * order and by any number of threads. Up to 10,000 replicas draw 429,496 numbers each before one meets the next.
 */
export function replicaRandom(seed: number, replica: number): Random {
  return seededRandom(seed + Math.imul(replica * 429_496, 0x6d2b79f5))
}

/** A draw from the normal distribution by Box and Muller (1958). */
export function normalDraw(random: Random, mean: number, standardDeviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return mean + standardDeviation * radius * Math.cos(2 * Math.PI * random())
}

/** The whole numbers 0 to n-1 in random order (Fisher and Yates, as Durstenfeld 1964). */
export function shuffledIndices(random: Random, n: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, index) => index)
  for (let last = n - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}
