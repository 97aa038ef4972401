import type { Random } from '#shared/random.ts'

/** Draws positions in proportion to their weights. */
export type Draw = (random: Random) => number

export function weighted(weights: readonly number[]): Draw {
  const cumulative = new Float64Array(weights.length)
  let total = 0
  for (const [index, weight] of weights.entries()) {
    total += weight
    cumulative[index] = total
  }
  return random => {
    const wanted = random() * total
    let low = 0
    let high = cumulative.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (cumulative[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low)
}
