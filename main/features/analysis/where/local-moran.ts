import { seededRandom } from '#shared/random.ts'
import type { Neighbours } from './neighbours.ts'

export const quadrants = ['high-high', 'low-low', 'high-low', 'low-high', 'none'] as const

export type LocalMoran = {
  i: Float64Array
  /** Conditional permutation p, two-sided. */
  p: Float64Array
  /** Position in `quadrants` of each cell against its neighbours, whatever its significance. */
  quadrant: Uint8Array
}

/**
 * Local Moran's I (Anselin 1995), row-standardised: `I_i = z_i / m * mean of z_j over the neighbours`, z the deviation
 * from the mean and `m = sum z^2 / n`, with conditional permutation: cell i keeps its value, its k neighbours are k
 * other cells drawn without replacement, `permutations` times. As z_i stays, I_i is as extreme as the sum of the
 * neighbours is, and `p = 2 (1 + the fewer of the draws with a sum at least, or at most, as large) / (permutations + 1)`,
 * at most 1.
 *
 * The draws are shared by all cells with as many neighbours, as is usual (PySAL does so too): places 0 ... n - 2 are
 * drawn, and the cell itself is replaced by the last, which leaves each cell a fair draw from the others. So the sums
 * are computed once and sorted, and only the draws that name a cell itself are computed again for it: `n log P`
 * instead of `n k P` for P permutations. Values must be whole numbers, for sums that do not depend on their order.
 */
export function localMoran(
  values: Float64Array,
  { starts, cells }: Neighbours,
  { permutations, seed }: { permutations: number; seed: number },
): LocalMoran | { unavailable: string } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, n)
  const moment = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n)
  if (n < 4) return { unavailable: 'There are fewer than four cells to compare.' }
  if (!(moment > 0)) return { unavailable: 'Every cell has the same count, so none stands out.' }
  const found = {
    i: new Float64Array(n),
    p: new Float64Array(n).fill(1),
    quadrant: new Uint8Array(n).fill(quadrants.indexOf('none')),
  }
  const draws = new Map<number, Draws>()
  for (let cell = 0; cell < n; cell++) {
    const size = starts[cell + 1]! - starts[cell]!
    if (size === 0) continue
    let sum = 0
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) sum += values[cells[at]!]!
    const deviation = values[cell]! - mean
    const lag = sum / size - mean
    found.i[cell] = (deviation / moment) * lag
    found.quadrant[cell] = quadrantOf(deviation, lag)
    const drawn = draws.get(size) ?? draw(values, size, permutations, seed)
    draws.set(size, drawn)
    const { atLeast, atMost } = asExtreme(values, drawn, cell, sum)
    found.p[cell] = Math.min(1, (2 * (1 + Math.min(atLeast, atMost))) / (permutations + 1))
  }
  return found
}

function quadrantOf(deviation: number, lag: number): number {
  if (deviation === 0 || lag === 0) return quadrants.indexOf('none')
  return quadrants.indexOf(`${deviation > 0 ? 'high' : 'low'}-${lag > 0 ? 'high' : 'low'}`)
}

type Draws = {
  size: number
  /** The cells drawn, `size` of each draw, and their sums. */
  drawn: Uint32Array
  sums: Float64Array
  sorted: Float64Array
  /** The draws that name a cell. */
  naming: Map<number, number[]>
}

/** Draws `size` of the cells 0 ... n - 2 without replacement (Floyd; Bentley and Floyd 1987), `permutations` times. */
function draw(values: Float64Array, size: number, permutations: number, seed: number): Draws {
  const random = seededRandom(seed * 31 + size)
  const others = values.length - 1
  const drawn = new Uint32Array(permutations * size)
  const sums = new Float64Array(permutations)
  const naming = new Map<number, number[]>()
  for (let permutation = 0; permutation < permutations; permutation++) {
    const first = permutation * size
    for (let k = 0; k < size; k++) {
      const last = others - size + k
      const any = Math.floor(random() * (last + 1))
      const taken = drawn.subarray(first, first + k).includes(any)
      const cell = taken ? last : any
      drawn[first + k] = cell
      sums[permutation]! += values[cell]!
      const named = naming.get(cell)
      if (named) named.push(permutation)
      else naming.set(cell, [permutation])
    }
  }
  return { size, drawn, sums, sorted: sums.slice().sort(), naming }
}

/** How many draws for a cell have a sum at least, and at most, as large as its own. */
function asExtreme(values: Float64Array, { sums, sorted, naming }: Draws, cell: number, sum: number) {
  let atLeast = sorted.length - countBelow(sorted, sum)
  let atMost = countBelow(sorted, sum + 1)
  const instead = values.at(-1)! - values[cell]!
  for (const permutation of naming.get(cell) ?? []) {
    const was = sums[permutation]!
    const is = was + instead
    atLeast += Number(is >= sum) - Number(was >= sum)
    atMost += Number(is <= sum) - Number(was <= sum)
  }
  return { atLeast, atMost }
}

function countBelow(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
