import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom, shuffledIndices } from '#shared/random.ts'
import { dbscan } from '../../../main/features/analysis/where/dbscan.ts'

const line = (...x: number[]) => Float64Array.from(x)
const onLine = (x: Float64Array, eps: number, min: number, weights?: number[]) =>
  dbscan(x, new Float64Array(x.length), eps, min, weights)

/** The definition, word by word, comparing every point with every other. */
function byDefinition(x: Float64Array, y: Float64Array, eps: number, min: number) {
  const n = x.length
  const near = (i: number, j: number) => (x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2 <= eps * eps
  const all = [...Array(n).keys()]
  const cores = all.map(i => (all.filter(j => near(i, j)).length >= min ? 1 : 0))
  const labels = all.map(() => -1)
  let clusters = 0
  for (const i of all) {
    if (!cores[i] || labels[i] !== -1) continue
    const queue = [i]
    labels[i] = clusters
    for (const at of queue) {
      if (!cores[at]) continue
      for (const j of all) {
        if (labels[j] !== -1 || !near(at, j)) continue
        labels[j] = clusters
        queue.push(j)
      }
    }
    clusters++
  }
  return { labels, cores, clusters }
}

const known = line(0, 2, 3, 4, 6, 8, 10)

test('the known line of seven points', () => {
  const two = onLine(known, 1, 2)
  expect([...two.labels]).toEqual([-1, 0, 0, 0, -1, -1, -1])
  expect([...two.cores]).toEqual([0, 1, 1, 1, 0, 0, 0])
  const three = onLine(known, 1, 3)
  expect([...three.labels]).toEqual([-1, 0, 0, 0, -1, -1, -1])
  expect([...three.cores]).toEqual([0, 0, 1, 0, 0, 0, 0])
  expect([...onLine(known, 1, 1).labels]).toEqual([0, 1, 1, 1, 2, 3, 4])
  expect([...onLine(known, 1, 4).labels]).toEqual([-1, -1, -1, -1, -1, -1, -1])
})

test('the neighbourhood includes its edge, and a point counts itself', () => {
  expect([...onLine(line(0, 1), 2, 2).cores]).toEqual([1, 1])
  expect([...onLine(line(0, 1, 1), 1, 2).cores]).toEqual([1, 1, 1])
  expect([...onLine(line(0, 1, 1), 0.99, 2).cores]).toEqual([0, 1, 1])
  expect([...onLine(line(0, 50), 50, 2).labels]).toEqual([0, 0])
  expect([...onLine(line(0, 50.001), 50, 2).labels]).toEqual([-1, -1])
})

test('nothing, one point, and all points at one place', () => {
  expect(onLine(line(), 50, 5)).toEqual({ labels: new Int32Array(), cores: new Uint8Array(), clusters: 0 })
  expect([...onLine(line(7), 50, 1).labels]).toEqual([0])
  expect([...onLine(line(7), 50, 2).labels]).toEqual([-1])
  const equal = new Float64Array(100).fill(458_800)
  expect(dbscan(equal, equal, 50, 100).clusters).toBe(1)
  expect(dbscan(equal, equal, 50, 101).clusters).toBe(0)
})

test('a border point between two clusters goes to the one the points name first', () => {
  const x = line(0, 1, 2, 4, 6, 7, 8)
  const weights = [3, 3, 3, 1, 3, 3, 3]
  expect([...onLine(x, 2, 8, weights).labels]).toEqual([0, 0, 0, 0, 1, 1, 1])
  expect([...onLine(x.toReversed(), 2, 8, weights).labels]).toEqual([0, 0, 0, 0, 1, 1, 1])
})

const sets = fc.record({
  seed: fc.integer(),
  n: fc.integer({ min: 0, max: 60 }),
  side: fc.constantFrom(4, 12, 300),
  eps: fc.constantFrom(1, 2, 5, 50),
  min: fc.integer({ min: 1, max: 8 }),
})
const generate = (seed: number, n: number, side: number) => {
  const random = seededRandom(seed)
  const draw = () => Float64Array.from({ length: n }, () => Math.floor(random() * side))
  return [draw(), draw()] as const
}

test('equals the definition on seeded sets with co-located points', () => {
  fc.assert(
    fc.property(sets, ({ seed, n, side, eps, min }) => {
      const [x, y] = generate(seed, n, side)
      const found = dbscan(x, y, eps, min)
      const expected = byDefinition(x, y, eps, min)
      expect([...found.labels]).toEqual(expected.labels)
      expect([...found.cores]).toEqual(expected.cores)
      expect(found.clusters).toBe(expected.clusters)
    }),
    { numRuns: 300 },
  )
})

test('weights equal repetition', () => {
  fc.assert(
    fc.property(sets, ({ seed, n, side, eps, min }) => {
      const [x, y] = generate(seed, n, side)
      const random = seededRandom(seed + 1)
      const weights = Array.from({ length: n }, () => 1 + Math.floor(random() * 3))
      const weighted = dbscan(x, y, eps, min, weights)
      const repeat = (values: ArrayLike<number>) =>
        weights.flatMap((weight, index) => Array<number>(weight).fill(values[index]!))
      const repeated = dbscan(Float64Array.from(repeat(x)), Float64Array.from(repeat(y)), eps, min)
      expect(repeat(weighted.labels)).toEqual([...repeated.labels])
      expect(repeat(weighted.cores)).toEqual([...repeated.cores])
    }),
  )
})

test('moving the map changes nothing; reordering the points changes no core partition', () => {
  fc.assert(
    fc.property(sets, ({ seed, n, side, eps, min }) => {
      const [x, y] = generate(seed, n, side)
      const found = dbscan(x, y, eps, min)
      expect(
        dbscan(
          x.map(v => v + 458_800),
          y.map(v => v + 304_600),
          eps,
          min,
        ),
      ).toEqual(found)
      const order = shuffledIndices(seededRandom(seed), n)
      const again = dbscan(
        Float64Array.from(order, i => x[i]!),
        Float64Array.from(order, i => y[i]!),
        eps,
        min,
      )
      expect([...again.cores]).toEqual([...order].map(i => found.cores[i]!))
      const pairing = new Map<number, number>()
      order.forEach((original, at) => {
        if (!again.cores[at]) return
        const label = again.labels[at]!
        if (!pairing.has(label)) pairing.set(label, found.labels[original]!)
        expect(found.labels[original]).toBe(pairing.get(label))
      })
      expect(again.clusters).toBe(found.clusters)
    }),
  )
})

test('two dense crowds a hair further apart than eps stay two, a hair nearer are one, and neither takes long', () => {
  const n = 60_000
  const random = seededRandom(11)
  const y = Float64Array.from({ length: n }, () => random() * 5)
  const crowds = (gap: number) =>
    Float64Array.from({ length: n }, (_, i) => (i % 2) * (5 + gap) + random() * 5)
  const start = performance.now()
  expect(dbscan(crowds(50.01), y, 50, 30).clusters).toBe(2)
  expect(dbscan(crowds(40), y, 50, 30).clusters).toBe(1)
  expect(performance.now() - start).toBeLessThan(5_000)
})

test('a place that is no number is refused in words', () => {
  expect(() => dbscan(line(1, Number.NaN), line(1, 1), 50, 5)).toThrow(
    'Incident 2 of the selection has no place',
  )
  expect(() => dbscan(line(0, 1e12), line(0, 0), 0.001, 5)).toThrow('too fine')
})
