import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDraw, seededRandom, shuffledIndices } from '#shared/random.ts'
import { run } from '../../../main/features/analysis/gi-star.worker.ts'
import { squareGrid } from '../../../main/features/analysis/ground/square-grid.ts'
import { giStarOfGrid, giStarOfPoints } from '../../../main/features/analysis/where/gi-star.ts'

const generate = (seed: number, n: number, spread: number) => {
  const random = seededRandom(seed)
  const draw = (mean: number) =>
    Float64Array.from({ length: n }, () => Math.round(normalDraw(random, mean, spread)))
  return [draw(458_800), draw(304_600)] as const
}
const z = (found: ReturnType<typeof giStarOfPoints>) => {
  if ('unavailable' in found) throw new Error(found.unavailable)
  return [...found.z]
}

test('the known six points', () => {
  const found = giStarOfPoints(
    Float64Array.of(10, 20, 40, 15, 30, 30),
    Float64Array.of(10, 10, 10, 20, 20, 30),
    Float64Array.of(2, 3, 3.2, 5, 8, 7),
    15,
  )
  const expected = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
  for (const [i, value] of z(found).entries()) expect(value).toBeCloseTo(expected[i]!, 8)
})

test('nothing to compare is said, not computed', () => {
  const none = new Float64Array()
  expect(giStarOfGrid(squareGrid(none, none, 100, 150), 150)).toEqual({
    unavailable: 'There are fewer than two cells to compare.',
  })
  const one = Float64Array.of(50)
  expect(giStarOfGrid(squareGrid(one, one, 100, 50), 50)).toHaveProperty('unavailable')
  expect(giStarOfPoints(Float64Array.of(0, 9), Float64Array.of(0, 9), Float64Array.of(3, 3), 1)).toEqual({
    unavailable: 'Every cell has the same count, so none stands out.',
  })
  expect(z(giStarOfPoints(Float64Array.of(0, 9), Float64Array.of(0, 9), Float64Array.of(3, 4), 99))).toEqual([
    0, 0,
  ])
})

test('cells are aligned to the national grid and a point on a line belongs to the cell north and east', () => {
  const grid = squareGrid(Float64Array.of(200, 199.9, 100), Float64Array.of(-0.1, 0, 0), 100, 0)
  expect([...grid.rows]).toEqual([-1, 0])
  expect([...grid.columns]).toEqual([2, 1])
  expect([...grid.counts]).toEqual([1, 2])
  expect([...grid.cellOfPoint]).toEqual([0, 1, 1])
})

test('the study area is the cells within reach of an occupied one, and no more', () => {
  const grid = squareGrid(Float64Array.of(50), Float64Array.of(50), 100, 150)
  expect(grid.columns.length).toBe(9)
  const farAway = squareGrid(Float64Array.of(50, 400_050), Float64Array.of(50, 900_050), 100, 150)
  expect(farAway.columns.length).toBe(18)
  expect(() => squareGrid(Float64Array.of(50), Float64Array.of(50), 10, 50_000)).toThrow(
    'more than 5,000,000 cells',
  )
})

test('the grid by running sums equals each cell compared with every other', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 2, max: 120 }),
      fc.constantFrom(100, 600),
      fc.constantFrom(50, 100, 150, 200, 224, 450),
      (seed, n, spread, band) => {
        const [x, y] = generate(seed, n, spread)
        const grid = squareGrid(x, y, 100, band)
        const byPairs = giStarOfPoints(
          Float64Array.from(grid.columns, c => c * 100),
          Float64Array.from(grid.rows, r => r * 100),
          grid.counts,
          band,
        )
        const found = giStarOfGrid(grid, band)
        if ('unavailable' in byPairs) expect(found).toEqual(byPairs)
        else for (const [i, value] of z(found).entries()) expect(value).toBeCloseTo(byPairs.z[i]!, 9)
      },
    ),
  )
})

test('every point is counted in the cell it stands in', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 200 }), (seed, n) => {
      const [x, y] = generate(seed, n, 900)
      const grid = squareGrid(x, y, 250, 600)
      const counts = new Float64Array(grid.counts.length)
      grid.cellOfPoint.forEach((cell, i) => {
        counts[cell]! += 1
        expect(grid.columns[cell]).toBe(Math.floor(x[i]! / 250))
        expect(grid.rows[cell]).toBe(Math.floor(y[i]! / 250))
      })
      expect(counts).toEqual(grid.counts)
    }),
  )
})

test('whole cells moved, points reordered: the same scores', () => {
  const [x, y] = generate(7, 150, 500)
  const score = (e: Float64Array, n: Float64Array) => z(giStarOfGrid(squareGrid(e, n, 100, 150), 150))
  const found = score(x, y)
  const order = shuffledIndices(seededRandom(7), 150)
  expect(
    score(
      x.map(v => v + 5_000),
      y.map(v => v - 2_000),
    ),
  ).toEqual(found)
  expect(
    score(
      Float64Array.from(order, i => x[i]!),
      Float64Array.from(order, i => y[i]!),
    ),
  ).toEqual(found)
})

test('one incident far away changes no score by more than its own two dozen cells can', () => {
  const [x, y] = generate(3, 2_000, 1_500)
  const without = squareGrid(x, y, 100, 250)
  const withOne = squareGrid(Float64Array.of(...x, 525_000), Float64Array.of(...y, 175_000), 100, 250)
  expect(withOne.columns.length - without.columns.length).toBe(21)
  const largest = (grid: typeof without) => Math.max(...z(giStarOfGrid(grid, 250)))
  expect(largest(withOne) / largest(without)).toBeCloseTo(1, 1)
})

const called = { method: 'gi-star', cellMetres: 100, bandMetres: 100, alpha: 0.05, minCount: 5 } as const

test('a cell is hot from the least count on, and not one short of it', () => {
  // One incident in every other cell of twenty by twenty, and five in one cell.
  const x: number[] = []
  const y: number[] = []
  for (let cell = 0; cell < 400; cell += 2) {
    for (let k = 0; k < (cell === 210 ? 5 : 1); k++) {
      x.push(450_050 + 100 * (cell % 20))
      y.push(300_050 + 100 * Math.floor(cell / 20))
    }
  }
  const [eastings, northings] = [Float64Array.from(x), Float64Array.from(y)]
  const hot = (minCount: number) =>
    run({ eastings, northings, parameters: { ...called, minCount } }).hotspots.map(({ count }) => count)
  expect(hot(5)).toEqual([5])
  expect(hot(6)).toEqual([])
})

test('incidents at random: single cells reach p = 0.05 in number, and none is called hot', () => {
  const random = seededRandom(12)
  const place = () => 450_000 + random() * 4000
  const eastings = Float64Array.from({ length: 4800 }, place)
  const northings = Float64Array.from({ length: 4800 }, place)
  const { hotspots, tables } = run({ eastings, northings, parameters: called })
  const column = (key: string) => tables[0]!.columns.find(one => one.key === key)!.values as Float64Array
  const [p, q, z, count] = ['p', 'q', 'z', 'count'].map(column) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  expect(p.filter((value, i) => value <= 0.05 && z[i]! > 0 && count[i]! >= 5).length).toBeGreaterThan(10)
  expect(q.every((value, i) => value >= p[i]!)).toBe(true)
  expect(hotspots).toEqual([])
  // What is beyond 1.96 is told apart from what is hot, and what is within it is neither.
  const classes = tables[0]!.columns.find(one => one.key === 'class')!.values as unknown as string[]
  for (const [row, name] of classes.entries()) {
    expect(name).toBe(p[row]! > 0.05 ? 'as expected' : z[row]! > 0 ? 'above, not hot' : 'below, not cold')
  }
  expect(classes[0]).toBe('above, not hot')
  expect(classes.at(-1)).toBe('as expected')
})

test('the table opens on the hot cells, the highest score first', () => {
  const random = seededRandom(3)
  const points = Array.from({ length: 500 }, (_, at) =>
    at < 80
      ? [normalDraw(random, 452_050, 40), normalDraw(random, 302_050, 40)]
      : [450_000 + random() * 4000, 300_000 + random() * 4000],
  )
  const { tables, hotspots } = run({
    eastings: Float64Array.from(points, ([x]) => x!),
    northings: Float64Array.from(points, ([, y]) => y!),
    parameters: called,
  })
  const column = (key: string) => tables[0]!.columns.find(one => one.key === key)!.values
  const classes = column('class') as string[]
  const hot = classes.filter(name => name === 'hot').length
  expect(hotspots.length).toBeGreaterThan(0)
  expect(hot).toBeGreaterThan(1)
  expect(classes.lastIndexOf('hot')).toBe(hot - 1)
  const scores = [...(column('z') as Float64Array)].slice(0, hot)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
})
