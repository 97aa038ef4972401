import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom, shuffledIndices } from '#shared/random.ts'
import { nearestNeighbourClusters } from '../../../main/features/analysis/where/nearest-neighbour-clusters.ts'

const options = { probability: 0.05, minPoints: 4, levels: 4 }
/** One-tailed points of the normal distribution, from a table. */
const tOf: Record<number, number> = { 0.001: 3.090232306, 0.05: 1.644853627, 0.5: 0, 0.95: -1.644853627 }

type Group = { members: number[]; centre: [number, number]; level: number; parent: number }

/** The documented rule, comparing every point with every other; repeated points are points of their own. */
function byTheRule(x: ArrayLike<number>, y: ArrayLike<number>, squareMetres: number, given: typeof options) {
  const clusters: Group[] = []
  const thresholds: number[] = []
  let points: [number, number][] = Array.from(x, (easting, i) => [easting, y[i]!])
  let first = 0
  for (let level = 0; level < given.levels; level++) {
    const n = points.length
    const least = level === 0 ? given.minPoints : 2
    if (n < least) break
    const error = Math.sqrt(((4 - Math.PI) * squareMetres) / (4 * Math.PI * n * n))
    const threshold = Math.max(0, 0.5 * Math.sqrt(squareMetres / n) - tOf[given.probability]! * error)
    thresholds.push(threshold)
    const near = (i: number, j: number) =>
      (points[i]![0] - points[j]![0]) ** 2 + (points[i]![1] - points[j]![1]) ** 2 <=
      (Math.round(threshold * 1000) / 1000) ** 2
    const all = [...points.keys()]
    const counts = all.map(i => all.filter(j => near(i, j)).length)
    const groups: number[][] = []
    const taken = new Set<number>()
    const bySeed = all.toSorted(
      (a, b) => counts[b]! - counts[a]! || points[a]![0] - points[b]![0] || points[a]![1] - points[b]![1],
    )
    for (const seed of bySeed) {
      if (taken.has(seed)) continue
      const free = all.filter(j => near(seed, j) && !taken.has(j))
      if (free.length < least) continue
      for (const j of free) taken.add(j)
      groups.push(free)
    }
    groups.sort((a, b) => a[0]! - b[0]!)
    const found = groups.map((members): Group => {
      const mean = (axis: 0 | 1) => members.reduce((sum, i) => sum + points[i]![axis], 0) / members.length
      return { members, centre: [mean(0), mean(1)], level, parent: -1 }
    })
    if (level > 0) {
      for (const [at, { members }] of found.entries()) {
        for (const member of members) clusters[first + member]!.parent = clusters.length + at
      }
    }
    first = clusters.length
    clusters.push(...found)
    if (found.length < 2) break
    points = found.map(({ centre }) => centre)
  }
  return { clusters, thresholds }
}

/** Crowds of unlike size with scatter between them, on whole metres so that some stand at one place. */
function crowds(seed: number) {
  const random = seededRandom(seed)
  const n = Math.floor(random() * 90)
  const middles = Array.from({ length: 1 + Math.floor(random() * 9) }, () => [random() * 400, random() * 400])
  const at = Array.from({ length: n }, () => {
    const [mx, my] = middles[Math.floor(random() * middles.length)]!
    const spread = random() < 0.7 ? 30 : 400
    return [Math.round(mx! + (random() - 0.5) * spread), Math.round(my! + (random() - 0.5) * spread)] as const
  })
  const probabilities = Object.keys(tOf).map(Number)
  return {
    x: Float64Array.from(at, p => p[0]),
    y: Float64Array.from(at, p => p[1]),
    options: {
      probability: probabilities[Math.floor(random() * probabilities.length)]!,
      minPoints: 2 + Math.floor(random() * 6),
      levels: 1 + Math.floor(random() * 4),
    },
  }
}

test('equals the rule, comparing every point with every other, on 500 seeded sets', () => {
  let [levels, parts] = [0, 0]
  for (let seed = 1; seed <= 500; seed++) {
    const { x, y, options } = crowds(seed)
    const found = nearestNeighbourClusters(x, y, options)
    const { clusters, thresholds } = byTheRule(x, y, found.squareMetres, options)
    expect(found.clusters.length, `seed ${seed}`).toBe(clusters.length)
    for (const [at, { members, centre, level, parent }] of clusters.entries()) {
      const mine = found.clusters[at]!
      expect({ level: mine.level, parent: mine.parent, points: mine.points }).toEqual({
        level,
        parent,
        points: members.length,
      })
      expect(mine.centre[0]).toBeCloseTo(centre[0], 9)
      expect(mine.centre[1]).toBeCloseTo(centre[1], 9)
      if (level > 0) parts += members.length
    }
    const labels = Array.from(x, (_, i) =>
      clusters.findIndex(({ members, level }) => level === 0 && members.includes(i)),
    )
    expect([...found.labels]).toEqual(labels)
    for (const [at, { thresholdMetres }] of found.levels.entries()) {
      expect(Math.abs(thresholdMetres - thresholds[at]!)).toBeLessThan(0.002)
    }
    levels = Math.max(levels, found.levels.filter(({ clusters }) => clusters > 0).length)
  }
  // So that the sets are known to try what is to be tried.
  expect(levels).toBeGreaterThanOrEqual(3)
  expect(parts).toBeGreaterThan(100)
})

test('the threshold by hand: 100 points on a square kilometre', () => {
  const corners = [0, 1000]
  const x = Float64Array.from({ length: 100 }, (_, i) => corners[i % 2]!)
  const y = Float64Array.from({ length: 100 }, (_, i) => corners[Math.floor(i / 2) % 2]!)
  const { levels, squareMetres } = nearestNeighbourClusters(x, y, options)
  expect(squareMetres).toBe(1_000_000)
  // 0.5 * 1000 / 10 less 1.6449 * 0.26136 * 1000 / 100.
  expect(levels[0]).toMatchObject({ points: 100, meanRandomMetres: 50, thresholdMetres: 45.701, clusters: 4 })
  expect(levels[1]).toMatchObject({ points: 4, meanRandomMetres: 250, clusters: 0 })
  const even = nearestNeighbourClusters(x, y, { ...options, probability: 0.5 })
  expect(even.levels[0]!.thresholdMetres).toBe(50)
})

test('the point with the most around it is the seed, and a group that fails leaves its points free', () => {
  const within = (x: number[], minPoints: number) => {
    // Four corners far away make the area, and so the threshold, known.
    const far = [
      [-300, -300],
      [-300, 300],
      [300, -300],
      [300, 300],
    ]
    const all = [...x.map(at => [at, 0]), ...far]
    const threshold = 0.5 * Math.sqrt(360_000 / all.length)
    const { labels, levels } = nearestNeighbourClusters(
      Float64Array.from(all, p => p[0]!),
      Float64Array.from(all, p => p[1]!),
      { probability: 0.5, minPoints, levels: 1 },
    )
    expect(levels[0]!.thresholdMetres).toBeCloseTo(threshold, 3)
    return [...labels.slice(0, x.length)]
  }
  // Threshold 100 m: 80 sees all five; the one at 181 is beyond it and alone.
  expect(within([0, 60, 80, 120, 170], 3)).toEqual([0, 0, 0, 0, 0])
  expect(within([0, 60, 80, 120, 181], 3)).toEqual([0, 0, 0, 0, -1])
})

const seeds = fc.record({ seed: fc.integer() })

test('weights equal repetition', () => {
  fc.assert(
    fc.property(seeds, ({ seed }) => {
      const { x, y, options } = crowds(seed)
      const random = seededRandom(seed + 1)
      const weights = Array.from(x, () => 1 + Math.floor(random() * 3))
      const repeat = <T>(values: ArrayLike<T>) =>
        weights.flatMap((weight, at) => Array<T>(weight).fill(values[at]!))
      const weighted = nearestNeighbourClusters(x, y, options, weights)
      const repeated = nearestNeighbourClusters(
        Float64Array.from(repeat(x)),
        Float64Array.from(repeat(y)),
        options,
      )
      expect(repeat(weighted.labels)).toEqual([...repeated.labels])
      expect(weighted.clusters).toEqual(repeated.clusters)
    }),
  )
})

test('moving the map moves the centres; reordering the points renames the clusters and no more', () => {
  fc.assert(
    fc.property(seeds, ({ seed }) => {
      const { x, y, options } = crowds(seed)
      const found = nearestNeighbourClusters(x, y, options)
      const moved = nearestNeighbourClusters(
        x.map(v => v + 458_800),
        y.map(v => v + 304_600),
        options,
      )
      expect(moved.labels).toEqual(found.labels)
      expect(moved.levels).toEqual(found.levels)
      const order = shuffledIndices(seededRandom(seed), x.length)
      const again = nearestNeighbourClusters(
        Float64Array.from(order, i => x[i]!),
        Float64Array.from(order, i => y[i]!),
        options,
      )
      expect(again.levels).toEqual(found.levels)
      const nameOf = new Map<number, number>([[-1, -1]])
      for (const [at, original] of order.entries()) {
        const label = again.labels[at]!
        if (!nameOf.has(label)) nameOf.set(label, found.labels[original]!)
        expect(found.labels[original]).toBe(nameOf.get(label))
        if (label >= 0) {
          expect(again.clusters[label]!.centre).toEqual(found.clusters[nameOf.get(label)!]!.centre)
        }
      }
    }),
  )
})

test('nothing, one point, and all points at one place or on one line', () => {
  const none = new Float64Array()
  expect(nearestNeighbourClusters(none, none, options)).toMatchObject({ clusters: [], levels: [] })
  const one = Float64Array.of(458_800)
  expect(nearestNeighbourClusters(one, one, options).clusters).toEqual([])
  const equal = new Float64Array(60).fill(458_800)
  expect(nearestNeighbourClusters(equal, equal, options)).toMatchObject({
    clusters: [{ level: 0, points: 60, centre: [458_800, 458_800], parent: -1 }],
    levels: [{ points: 60, thresholdMetres: 0, clusters: 1 }],
    squareMetres: 0,
  })
  const line = Float64Array.from({ length: 60 }, (_, i) => i)
  expect(nearestNeighbourClusters(line, equal, options).clusters).toEqual([])
})
