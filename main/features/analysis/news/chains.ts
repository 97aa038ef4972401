import { seededRandom } from '#shared/random.ts'
import { indexCells } from '../ground/cell-index.ts'
import { disjointSets } from '../ground/disjoint-sets.ts'
import { neighbourCells } from '../ground/neighbour-cells.ts'
import type { NewsSettings } from './settings.ts'

/** Incidents of one kind at exact places, with their London days. */
export type ChainPoints = { eastings: Float64Array; northings: Float64Array; days: Int32Array }

/** Pairs of incidents within reach of each other on the ground, whatever their days. */
export type NearPairs = { one: Uint32Array; other: Uint32Array }

/** Pairs within a distance, the distance itself included; null where they are more than `most`. */
export function nearPairs(
  { eastings, northings }: Pick<ChainPoints, 'eastings' | 'northings'>,
  distanceMetres: number,
  most: number,
): NearPairs | null {
  const cells = indexCells(eastings, northings, distanceMetres)
  const { from, to, rowsAround } = neighbourCells(cells, 1)
  const [one, other]: [number[], number[]] = [[], []]
  const limit = distanceMetres * distanceMetres
  for (let cell = 0; cell < cells.columns.length; cell++) {
    for (let at = cells.starts[cell]!; at < cells.starts[cell + 1]!; at++) {
      const i = cells.order[at]!
      for (let row = 0; row < rowsAround; row++) {
        const [first, last] = [from[cell * rowsAround + row]!, to[cell * rowsAround + row]!]
        for (let near = cells.starts[first]!; near < cells.starts[last]!; near++) {
          const j = cells.order[near]!
          if (j <= i) continue
          const [x, y] = [eastings[i]! - eastings[j]!, northings[i]! - northings[j]!]
          if (x * x + y * y > limit) continue
          if (one.length === most) return null
          one.push(i)
          other.push(j)
        }
      }
    }
  }
  return { one: Uint32Array.from(one), other: Uint32Array.from(other) }
}

/** Incidents linked by pairs at most so many days apart: the largest group with one on or after `recentFrom`. */
export function largestGroup(
  days: Int32Array,
  { one, other }: NearPairs,
  linkDays: number,
  recentFrom: number,
): { size: number; isMember: (i: number) => boolean } {
  const joined = disjointSets(days.length)
  for (let pair = 0; pair < one.length; pair++) {
    if (Math.abs(days[one[pair]!]! - days[other[pair]!]!) <= linkDays) joined.join(one[pair]!, other[pair]!)
  }
  const sizes = new Uint32Array(days.length)
  const isRecent = new Uint8Array(days.length)
  for (let i = 0; i < days.length; i++) {
    const group = joined.find(i)
    sizes[group]! += 1
    if (days[i]! >= recentFrom) isRecent[group] = 1
  }
  let best = -1
  for (let group = 0; group < days.length; group++) {
    if (isRecent[group] && (best < 0 || sizes[group]! > sizes[best]!)) best = group
  }
  return { size: best < 0 ? 0 : sizes[best]!, isMember: i => joined.find(i) === best }
}

/** Permutations that reach the chain, after which it is common enough to stop. */
const enough = 20

/**
 * The largest near-repeat chain of one kind of incident that still goes on, tested as Knox (1964) tests pairs: places
 * stay, days are dealt anew, and p is the share of deals with a chain as large, the observed one counted in. A chain
 * that deals reach often is no chain: it stops after 20 of them (Besag and Clifford 1991, p then is 20 over the deals).
 */
export function testChain(
  points: ChainPoints,
  recentFrom: number,
  { chainMetres, chainDays, chainCount, chainPermutations, mostChainPairs }: NewsSettings,
  seed: number,
): { p: number; members: Uint32Array } | 'too dense' {
  const pairs = nearPairs(points, chainMetres, mostChainPairs)
  if (!pairs) return 'too dense'
  const observed = largestGroup(points.days, pairs, chainDays, recentFrom)
  const members = Uint32Array.from(points.days.keys()).filter(observed.isMember)
  if (observed.size < chainCount || isOnePlace(points, members)) return { p: 1, members }
  const random = seededRandom(seed)
  const days = points.days.slice()
  let reached = 0
  for (let deal = 1; deal <= chainPermutations; deal++) {
    shuffle(days, random)
    if (largestGroup(days, pairs, chainDays, recentFrom).size >= observed.size) reached++
    if (reached === enough) return { p: enough / deal, members }
  }
  return { p: (reached + 1) / (chainPermutations + 1), members }
}

/** One place that comes again is a repeat place, and told as such. */
function isOnePlace({ eastings, northings }: ChainPoints, members: Uint32Array): boolean {
  const [first] = members
  return members.every(i => eastings[i] === eastings[first!] && northings[i] === northings[first!])
}

function shuffle(values: Int32Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1))
    const kept = values[last]!
    values[last] = values[chosen]!
    values[chosen] = kept
  }
}
