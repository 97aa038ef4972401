import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDraw, seededRandom, shuffledIndices } from '#shared/random.ts'
import { bandwidthMetres, quantile } from '../../../main/features/analysis/statistics/bandwidth.ts'
import { adaptiveKde, kde } from '../../../main/features/analysis/where/kde.ts'
import { surfaceCells } from '../../../main/features/analysis/where/surface-cells.ts'

const generate = (seed: number, n: number, spreadX: number, spreadY = spreadX) => {
  const random = seededRandom(seed)
  const draw = (mean: number, spread: number) =>
    Float64Array.from({ length: n }, () => Math.round(normalDraw(random, mean, spread) * 10) / 10)
  return [draw(458_800, spreadX), draw(304_600, spreadY)] as const
}

test('the surface adds up to the incidents within one per cent', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const [x, y] = generate(seed, 500, 800)
    for (const [cell, bandwidth] of [
      [50, 300],
      [100, 500],
      [25, 250],
    ] as const) {
      const { densities } = kde(x, y, cell, bandwidth)
      const sum = densities.reduce((total, density) => total + density, 0) * (cell / 1000) ** 2
      expect(Math.abs(sum / 500 - 1)).toBeLessThan(0.01)
    }
  }
})

test('equals the sum over every incident at every cell', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(50, 100, 300),
      fc.constantFrom(40, 100, 333),
      (seed, n, cell, h) => {
        const [x, y] = generate(seed, n, 300)
        const { grid, densities } = kde(x, y, cell, h)
        for (const [at, density] of densities.entries()) {
          let sum = 0
          for (let i = 0; i < n; i++) {
            const dx = (grid.columns[at]! + 0.5) * cell - x[i]!
            const dy = (grid.rows[at]! + 0.5) * cell - y[i]!
            const nearness = 1 - (dx * dx + dy * dy) / (h * h)
            if (nearness > 0) sum += (3e6 / (Math.PI * h * h)) * nearness ** 2
          }
          expect(density).toBeCloseTo(sum, 6)
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('the peak of one incident is 3 / (pi h^2), per square kilometre', () => {
  const { densities } = kde(Float64Array.of(150), Float64Array.of(250), 100, 400)
  expect(Math.max(...densities)).toBeCloseTo(3 / (Math.PI * 0.16), 9)
})

test('whole cells moved, points reordered: the same surface', () => {
  const [x, y] = generate(9, 80, 400)
  const found = kde(x, y, 100, 350)
  const moved = kde(
    x.map(v => v + 3_000),
    y.map(v => v - 7_000),
    100,
    350,
  )
  const order = shuffledIndices(seededRandom(9), 80)
  const reordered = kde(
    Float64Array.from(order, i => x[i]!),
    Float64Array.from(order, i => y[i]!),
    100,
    350,
  )
  for (const [at, density] of found.densities.entries()) {
    expect(moved.densities[at]).toBeCloseTo(density, 8)
    expect(reordered.densities[at]).toBeCloseTo(density, 8)
  }
})

test('the bandwidth rule equals MASS and reads both axes', () => {
  // bandwidth.nrd of R's MASS, the mean of both axes.
  const x = Float64Array.from({ length: 10 }, (_, i) => i + 1)
  const y = Float64Array.from({ length: 10 }, (_, i) => 2 ** i)
  expect(bandwidthMetres(x, x)).toBeCloseTo(8.099749284328091, 9)
  expect(bandwidthMetres(x, y)).toBeCloseTo(110.86059406148271, 9)
  expect(bandwidthMetres(y, x)).toBe(bandwidthMetres(x, y))
  expect(bandwidthMetres(new Float64Array(30).fill(458_000.1), new Float64Array(30).fill(304_000.3))).toBe(0)
  const [east, north] = generate(4, 300, 200, 2_000)
  expect(bandwidthMetres(east, north)).toBeGreaterThan(2 * bandwidthMetres(east, east))
})

test('a surface that would take hours is refused in words', () => {
  const [x, y] = generate(1, 100, 20_000)
  expect(() => kde(x, y, 100, 50_000 * 4)).toThrow('more than 5,000,000 cells')
  expect(() => kde(generate(1, 50_000, 9_000)[0], generate(2, 50_000, 9_000)[0], 100, 40_000)).toThrow(
    'too long',
  )
})

test('the bandwidth of one place, one point and nothing is zero', () => {
  const same = new Float64Array(9).fill(7)
  expect(bandwidthMetres(same, same)).toBe(0)
  expect(bandwidthMetres(Float64Array.of(7), Float64Array.of(7))).toBe(0)
  expect(bandwidthMetres(new Float64Array(), new Float64Array())).toBe(0)
})

test('quantiles as in R', () => {
  const values = Float64Array.of(1, 2, 4, 8)
  const expected = [1, 1.75, 3, 7.4, 8]
  for (const [at, share] of [0, 0.25, 0.5, 0.95, 1].entries()) {
    expect(quantile(values, share)).toBeCloseTo(expected[at]!, 12)
  }
})

/** Every incident at every cell, with the bandwidth of each worked out from the pilot at the middle of its cell. */
function bruteAdaptive(x: Float64Array, y: Float64Array, cell: number, h: number) {
  const middle = (v: number) => (Math.floor(v / cell) + 0.5) * cell
  const kernel = (dx: number, dy: number, reach: number) =>
    (3e6 / (Math.PI * reach * reach)) * Math.max(0, 1 - (dx * dx + dy * dy) / (reach * reach)) ** 2
  const pilot = Array.from(x, (xi, i) => {
    let sum = 0
    for (let j = 0; j < x.length; j++) sum += kernel(middle(xi) - x[j]!, middle(y[i]!) - y[j]!, h)
    return sum
  })
  const mean = Math.exp(pilot.reduce((sum, f) => sum + Math.log(f), 0) / x.length)
  const reach = pilot.map(f => Math.min(4 * h, Math.max(1.5 * cell, h * Math.sqrt(mean / f))))
  return {
    reach,
    at: (easting: number, northing: number) =>
      reach.reduce((sum, hi, i) => sum + kernel(easting - x[i]!, northing - y[i]!, hi), 0),
  }
}

test('the adaptive surface equals the sum over every incident with a bandwidth of its own', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) {
    const [x, y] = generate(seed, 60, 400)
    for (let i = 50; i < 60; i++) {
      x[i] = x[0]!
      y[i] = y[0]!
    }
    const { grid, densities, bandwidths } = adaptiveKde(x, y, 50, 300)
    const brute = bruteAdaptive(x, y, 50, 300)
    expect(bandwidths.least).toBeCloseTo(Math.min(...brute.reach), 8)
    expect(bandwidths.most).toBeCloseTo(Math.max(...brute.reach), 8)
    for (const [at, density] of densities.entries()) {
      expect(density).toBeCloseTo(brute.at((grid.columns[at]! + 0.5) * 50, (grid.rows[at]! + 0.5) * 50), 6)
    }
  }
})

test('the adaptive surface adds up to the incidents, narrower where they are dense', () => {
  for (const seed of [1, 2, 3]) {
    const [x, y] = generate(seed, 500, 800)
    const fixed = kde(x, y, 25, 250)
    const { densities, bandwidths } = adaptiveKde(x, y, 25, 250)
    const sum = densities.reduce((total, density) => total + density, 0) * 0.025 ** 2
    expect(Math.abs(sum / 500 - 1)).toBeLessThan(0.01)
    expect(bandwidths.least).toBeLessThan(250)
    expect(bandwidths.most).toBeGreaterThan(400)
    expect(Math.max(...densities)).toBeGreaterThan(Math.max(...fixed.densities))
  }
  const [one, none] = [Float64Array.of(458_810), new Float64Array()]
  expect(adaptiveKde(one, one, 50, 300).densities).toEqual(kde(one, one, 50, 300).densities)
  expect(adaptiveKde(none, none, 50, 300).densities.length).toBe(0)
})

test('a surface of too many cells is joined into blocks and still adds up', () => {
  const [x, y] = generate(2, 300, 700)
  const surface = kde(x, y, 50, 200)
  const all = surfaceCells(surface, 100_000)
  expect(all.joined).toBe(1)
  const fewer = surfaceCells(surface, Math.floor(all.densities.length / 5))
  expect(fewer.joined).toBeGreaterThan(1)
  expect(fewer.cellMetres).toBe(50 * fewer.joined)
  expect(fewer.densities.length).toBeLessThanOrEqual(all.densities.length / 5)
  const total = ({ densities, cellMetres }: typeof all) =>
    densities.reduce((sum, density) => sum + density, 0) * cellMetres ** 2
  expect(total(fewer) / total(all)).toBeCloseTo(1, 9)
  expect(fewer.densities.every(density => density > 0)).toBe(true)
})
