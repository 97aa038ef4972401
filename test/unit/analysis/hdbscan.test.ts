import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom, shuffledIndices } from '#shared/random.ts'
import { kdTree } from '../../../main/features/analysis/ground/k-d-tree.ts'
import { squaredCoreDistances } from '../../../main/features/analysis/where/core-distances.ts'
import { hdbscan } from '../../../main/features/analysis/where/hdbscan.ts'
import { spanningTree } from '../../../main/features/analysis/where/spanning-tree.ts'

type Part = { members: number[]; birth: number; end: number; stability: number; within: Part[] }

/**
 * The paper, step by step: every pair compared, every distance in turn removed with all its ties, and every group
 * found again by walking the links that remain. No weights, no trees: a repeated point is a point of its own.
 */
function fromThePaper(x: ArrayLike<number>, y: ArrayLike<number>, minPoints: number) {
  const n = x.length
  const all = [...Array(n).keys()]
  // Squared and scaled up to whole numbers, so that equal distances are equal.
  const square = (i: number, j: number) =>
    Math.round((x[i]! - x[j]!) * 10) ** 2 + Math.round((y[i]! - y[j]!) * 10) ** 2
  const core = all.map(i => all.map(j => square(i, j)).sort((a, b) => a - b)[minPoints - 1] ?? Infinity)
  const reach = (i: number, j: number) => Math.max(core[i]!, core[j]!, square(i, j), 100)
  const lambda = (squared: number) => 10 / Math.sqrt(squared)

  const groupsBelow = (members: number[], limit: number) => {
    const left = new Set(members)
    const groups: number[][] = []
    for (const first of members) {
      if (!left.delete(first)) continue
      const group = [first]
      for (const at of group) {
        for (const other of [...left]) {
          if (reach(at, other) < limit && left.delete(other)) group.push(other)
        }
      }
      groups.push(group)
    }
    return groups
  }

  const grow = (members: number[], birth: number): Part => {
    const part: Part = { members, birth, end: 0, stability: 0, within: [] }
    const born = birth === Infinity ? 0 : lambda(birth)
    let current = members
    for (;;) {
      const lengths = current.flatMap(i => current.filter(j => j !== i).map(j => reach(i, j)))
      const longest = [...new Set(lengths)]
        .sort((a, b) => b - a)
        .find(length => groupsBelow(current, length).length > 1)
      // All within the least distance, or a single place: ends where nothing finer is told apart.
      const limit = longest === undefined || longest <= 100 ? 100 : longest
      const large = limit > 100 ? groupsBelow(current, limit).filter(g => g.length >= minPoints) : []
      const stays = large.length === 1 ? large[0]! : []
      part.stability += (current.length - stays.length) * (lambda(limit) - born)
      if (large.length === 1) {
        current = stays
        continue
      }
      part.end = limit
      part.within = large.map(group => grow(group, limit))
      return part
    }
  }

  const choose = (part: Part): { total: number; chosen: Part[] } => {
    const below = part.within.map(choose)
    const total = below.map(b => b.total).reduce((a, b) => a + b, 0)
    if (part.birth < Infinity && total <= part.stability * (1 + 1e-9)) {
      return { total: part.stability, chosen: [part] }
    }
    return { total, chosen: below.flatMap(b => b.chosen) }
  }

  const chosen = n >= minPoints ? choose(grow(all, Infinity)).chosen : []
  const numbered = chosen.sort((a, b) => Math.min(...a.members) - Math.min(...b.members))
  const labels = all.map(i => numbered.findIndex(({ members }) => members.includes(i)))
  return { labels, clusters: numbered, core: core.map(c => Math.sqrt(c) / 10) }
}

/** Crowds and scatter on a lattice so coarse that many points and many distances are equal. */
function crowds(seed: number) {
  const random = seededRandom(seed)
  const n = Math.floor(random() * 36)
  const side = [6, 20, 90][Math.floor(random() * 3)]!
  const step = random() < 0.3 ? 0.5 : 1
  const middles = Array.from({ length: 3 }, () => [random() * side, random() * side] as const)
  const points = Array.from({ length: n }, () => {
    const [mx, my] = middles[Math.floor(random() * 3)]!
    const spread = random() < 0.7 ? side / 10 : side
    const on = (value: number) => Math.round(value / step) * step
    return [on(mx + (random() - 0.5) * spread), on(my + (random() - 0.5) * spread)] as const
  })
  const minPoints = 2 + Math.floor(random() * 5)
  return {
    x: Float64Array.from(points, p => p[0]),
    y: Float64Array.from(points, p => p[1]),
    minPoints,
  }
}

test('equals the paper, step by step, on 500 seeded sets with co-located points and equal distances', () => {
  let clusters = 0
  let nested = 0
  for (let seed = 1; seed <= 500; seed++) {
    const { x, y, minPoints } = crowds(seed)
    const found = hdbscan(x, y, minPoints)
    const expected = fromThePaper(x, y, minPoints)
    expect([...found.labels], `seed ${seed}`).toEqual(expected.labels)
    for (const [i, core] of expected.core.entries()) expect(found.coreMetres[i]).toBeCloseTo(core, 9)
    for (const [i, { fromMetres, toMetres, stability }] of found.clusters.entries()) {
      const part = expected.clusters[i]!
      expect(fromMetres).toBeCloseTo(Math.sqrt(part.birth) / 10, 9)
      expect(toMetres).toBeCloseTo(Math.sqrt(part.end) / 10, 9)
      expect(stability).toBeCloseTo(part.stability, 9)
      if (part.within.length > 0) nested++
    }
    clusters += found.clusters.length
  }
  // So that the sets are known to try what is to be tried.
  expect(clusters).toBeGreaterThan(500)
  expect(nested).toBeGreaterThan(20)
})

const sets = fc.record({ seed: fc.integer() })

test('weights equal repetition, and co-located points in any order', () => {
  fc.assert(
    fc.property(sets, ({ seed }) => {
      const { x, y, minPoints } = crowds(seed)
      const random = seededRandom(seed + 1)
      const weights = Array.from(x, () => 1 + Math.floor(random() * 3))
      const repeat = <T>(values: ArrayLike<T>) =>
        weights.flatMap((weight, at) => Array<T>(weight).fill(values[at]!))
      const weighted = hdbscan(x, y, minPoints, weights)
      const repeated = hdbscan(Float64Array.from(repeat(x)), Float64Array.from(repeat(y)), minPoints)
      expect(repeat(weighted.labels)).toEqual([...repeated.labels])
      expect(weighted.clusters).toEqual(repeated.clusters)
    }),
    { numRuns: 200 },
  )
})

test('moving the map changes nothing; reordering the points renames the clusters and no more', () => {
  fc.assert(
    fc.property(sets, ({ seed }) => {
      const { x, y, minPoints } = crowds(seed)
      const found = hdbscan(x, y, minPoints)
      const moved = hdbscan(
        x.map(v => v + 458_800),
        y.map(v => v + 304_600),
        minPoints,
      )
      expect(moved).toEqual(found)
      const order = shuffledIndices(seededRandom(seed), x.length)
      const again = hdbscan(
        Float64Array.from(order, i => x[i]!),
        Float64Array.from(order, i => y[i]!),
        minPoints,
      )
      const nameOf = new Map<number, number>([[-1, -1]])
      for (const [at, original] of order.entries()) {
        const label = again.labels[at]!
        if (!nameOf.has(label)) nameOf.set(label, found.labels[original]!)
        expect(found.labels[original]).toBe(nameOf.get(label))
      }
      // To the last bit: nothing is summed in another order.
      for (const [label, cluster] of again.clusters.entries()) {
        expect(cluster).toEqual(found.clusters[nameOf.get(label)!])
      }
      expect(again.clusters.length).toBe(found.clusters.length)
    }),
    { numRuns: 200 },
  )
})

test('at two thousand places the links are as long as those Prim finds, and the core distances as sorting finds', () => {
  const random = seededRandom(5)
  const n = 2000
  const spread = () => Math.floor(random() * random() * random() * 3000)
  const [x, y] = [Float64Array.from({ length: n }, spread), Float64Array.from({ length: n }, spread)]
  const weights = Float64Array.from(x, () => 1 + Math.floor(random() * 4))
  const square = (i: number, j: number) => (x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2
  const tree = kdTree(x, y)
  const inLeaves = (values: Float64Array) => Float64Array.from(tree.order, place => values[place]!)
  const found = squaredCoreDistances(tree, inLeaves(weights), 12)
  const cores = new Float64Array(n)
  for (const [at, place] of tree.order.entries()) cores[place] = found[at]!
  for (let i = 0; i < n; i += 97) {
    const around = [...x.keys()].sort((a, b) => square(i, a) - square(i, b))
    const repeated = around.flatMap(j => Array<number>(weights[j]!).fill(j))
    expect(cores[i]).toBe(square(i, repeated[11]!))
  }
  const lengths = spanningTree(tree, found).squares
  const toTree = new Float64Array(n).fill(Infinity)
  const joined = new Uint8Array(n)
  const expected: number[] = []
  for (let at = 0; expected.length < n - 1; ) {
    joined[at] = 1
    let next = -1
    for (let j = 0; j < n; j++) {
      if (joined[j]) continue
      toTree[j] = Math.min(toTree[j]!, Math.max(square(at, j), cores[at]!, cores[j]!))
      if (next < 0 || toTree[j]! < toTree[next]!) next = j
    }
    expected.push(toTree[next]!)
    at = next
  }
  expect([...lengths.sort()]).toEqual(expected.sort((a, b) => a - b))
})

test('two crowds and a stray on a line, by hand', () => {
  const x = Float64Array.of(0, 2, 4, 100, 102, 104, 300)
  const { labels, clusters, coreMetres } = hdbscan(x, new Float64Array(7), 3)
  expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, -1])
  expect([...coreMetres]).toEqual([4, 2, 4, 4, 2, 4, 198])
  // Apart below 96 m, and each falls apart at 4 m, where its ends have no third point.
  const stability = 3 * (1 / 4 - 1 / 96)
  for (const cluster of clusters) {
    expect(cluster).toMatchObject({ fromMetres: 96, toMetres: 4 })
    expect(cluster.stability).toBeCloseTo(stability, 12)
  }
})

test('nothing, one point, too few, and all points at one place', () => {
  const none = new Float64Array()
  expect(hdbscan(none, none, 5).clusters).toEqual([])
  expect([...hdbscan(Float64Array.of(7), Float64Array.of(7), 2).labels]).toEqual([-1])
  const equal = new Float64Array(100).fill(458_800)
  // One crowd is all there is: nothing to tell it from.
  expect(hdbscan(equal, equal, 10).clusters).toEqual([])
  expect(new Set(hdbscan(equal, equal, 101).labels)).toEqual(new Set([-1]))
  const two = Float64Array.from({ length: 100 }, (_, i) => 458_800 + (i % 2) * 500)
  const { labels, clusters } = hdbscan(two, equal, 10)
  expect([...labels.slice(0, 4)]).toEqual([0, 1, 0, 1])
  expect(clusters).toMatchObject([
    { fromMetres: 500, toMetres: 1 },
    { fromMetres: 500, toMetres: 1 },
  ])
  expect(clusters[0]!.stability).toBeCloseTo(50 * (1 - 1 / 500), 12)
})

test('a place that is no number is refused in words', () => {
  expect(() => hdbscan(Float64Array.of(1, Number.NaN), Float64Array.of(1, 1), 2)).toThrow(
    'Incident 2 of the selection has no place',
  )
})
