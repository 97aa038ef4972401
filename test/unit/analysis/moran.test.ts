import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalDraw, seededRandom, shuffledIndices } from '#shared/random.ts'
import { suggestGiStar } from '../../../main/features/analysis/defaults/gi-star.ts'
import { suggestLocalMoran } from '../../../main/features/analysis/defaults/local-moran.ts'
import { squareGrid } from '../../../main/features/analysis/ground/square-grid.ts'
import { run } from '../../../main/features/analysis/local-moran.worker.ts'
import { twoSidedP } from '../../../main/features/analysis/statistics/normal.ts'
import { localMoran, quadrants } from '../../../main/features/analysis/where/local-moran.ts'
import { globalMoran } from '../../../main/features/analysis/where/moran.ts'
import { neighboursOf } from '../../../main/features/analysis/where/neighbours.ts'
import { incidentsAt } from './incidents.ts'

/** A full grid of cells one metre wide, west to east and then south to north. */
function fullGrid(across: number, up: number) {
  const cells = Array.from({ length: across * up }, (_, i) => i)
  return squareGrid(
    Float64Array.from(cells, i => (i % across) + 0.5),
    Float64Array.from(cells, i => Math.floor(i / across) + 0.5),
    1,
    0,
  )
}
function globalOf(...asked: Parameters<typeof globalMoran>) {
  const found = globalMoran(...asked)
  if ('unavailable' in found) throw new Error(found.unavailable)
  return found
}
function localOf(...asked: Parameters<typeof localMoran>) {
  const found = localMoran(...asked)
  if ('unavailable' in found) throw new Error(found.unavailable)
  return found
}
const sixteen = Float64Array.of(3, 0, 1, 0, 7, 9, 2, 0, 8, 6, 1, 1, 0, 2, 0, 5)

test('the known three by three: 1 to 9, rook', () => {
  const values = Float64Array.from({ length: 9 }, (_, i) => i + 1)
  const found = globalOf(values, neighboursOf(fullGrid(3, 3), 'rook'), 'binary')
  expect(found.i).toBeCloseTo(0.5, 12)
  expect(found.expected).toBeCloseTo(-1 / 8, 12)
  expect(found.varianceNormality).toBeCloseTo(0.053125, 12)
  expect(found.varianceRandomisation).toBeCloseTo(0.0596875, 12)
  expect(found.z).toBeCloseTo(0.625 / Math.sqrt(0.0596875), 12)
  expect(found.p).toBeCloseTo(twoSidedP(found.z), 12)
})

test('row-standardised as spdep 1.2.7 computes it', () => {
  const queen = globalOf(sixteen, neighboursOf(fullGrid(4, 4), 'queen'), 'row-standardised')
  expect(queen.i).toBeCloseTo(0.1622877192982, 12)
  expect(queen.varianceRandomisation).toBeCloseTo(0.017181093948, 12)
  expect(queen.varianceNormality).toBeCloseTo(0.0164955065359, 12)
  const rook = globalOf(sixteen, neighboursOf(fullGrid(4, 4), 'rook'), 'row-standardised')
  expect(rook.i).toBeCloseTo(0.2731578947368, 12)
  expect(rook.varianceRandomisation).toBeCloseTo(0.0363288841695, 12)
  expect(rook.p).toBeCloseTo(0.0746014129909, 12)
  const local = localOf(sixteen, neighboursOf(fullGrid(4, 4), 'queen'), { permutations: 99, seed: 1 })
  const expected = [
    0.05094736842, -0.48126315789, 0.11966315789, 0.54947368421, 1.07764210526, 0.45852631579, 0.04926315789,
    0.54947368421, 1.11132631579, 0.27915789474, -0.06105263158, 0.23688421053, -0.76421052632,
    -0.01642105263, -0.05684210526, -0.50596491228,
  ]
  for (const [cell, i] of expected.entries()) expect(local.i[cell]).toBeCloseTo(i, 10)
  // The mean of the local ones is the one of all.
  expect(local.i.reduce((sum, i) => sum + i, 0) / 16).toBeCloseTo(queen.i, 12)
})

test('neighbours are those cells of the grid that share a side, or a side or corner', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('rook' as const, 'queen' as const), (seed, kind) => {
      const random = seededRandom(seed)
      const draw = () => Float64Array.from({ length: 30 }, () => Math.floor(random() * 12) + 0.5)
      const grid = squareGrid(draw(), draw(), 1, 0)
      const { starts, cells } = neighboursOf(grid, kind)
      for (let cell = 0; cell < grid.counts.length; cell++) {
        const expected = [...grid.counts.keys()].filter(other => {
          const east = Math.abs(grid.columns[other]! - grid.columns[cell]!)
          const north = Math.abs(grid.rows[other]! - grid.rows[cell]!)
          return kind === 'rook' ? east + north === 1 : Math.max(east, north) === 1
        })
        expect([...cells.slice(starts[cell], starts[cell + 1])].sort((a, b) => a - b)).toEqual(expected)
      }
    }),
  )
})

/** The exact chance over every way to choose the neighbours from the other cells. */
function exactP(values: Float64Array, cell: number, neighbours: number[]): number {
  const others = [...values].filter((_, at) => at !== cell)
  const own = neighbours.reduce((sum, at) => sum + values[at]!, 0)
  let [all, atLeast, atMost] = [0, 0, 0]
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      all++
      atLeast += Number(sum >= own)
      atMost += Number(sum <= own)
      return
    }
    for (let at = from; at <= others.length - left; at++) choose(at + 1, left - 1, sum + others[at]!)
  }
  choose(0, neighbours.length, 0)
  return Math.min(1, (2 * Math.min(atLeast, atMost)) / all)
}

test('the p of permutations is the exact one over every choice of neighbours', () => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed)
    const values = Float64Array.from({ length: 16 }, () => Math.floor(random() * 6))
    for (const kind of ['rook', 'queen'] as const) {
      const neighbours = neighboursOf(fullGrid(4, 4), kind)
      const { p } = localOf(values, neighbours, { permutations: 9999, seed })
      for (let cell = 0; cell < 16; cell++) {
        const around = [...neighbours.cells.slice(neighbours.starts[cell], neighbours.starts[cell + 1])]
        // Five standard errors of twice a share of 9,999 draws.
        expect(Math.abs(p[cell]! - exactP(values, cell, around))).toBeLessThan(0.05)
      }
    }
  }
})

test('each quadrant by its cell and its neighbours', () => {
  // Nine columns: busy and busy, busy among quiet, quiet among quiet, quiet among busy.
  const values = Float64Array.of(9, 9, 0, 9, 0, 0, 0, 9, 0, 9, 9, 0)
  const { quadrant } = localOf(values, neighboursOf(fullGrid(12, 1), 'rook'), { permutations: 99, seed: 1 })
  const names = Array.from(quadrant, at => quadrants[at])
  expect(names[0]).toBe('high-high')
  expect(names[2]).toBe('low-high')
  expect(names[3]).toBe('high-low')
  expect(names[5]).toBe('low-low')
  expect(names[8]).toBe('low-high')
})

test('nothing to compare is said, not computed', () => {
  const grid = fullGrid(3, 3)
  const same = new Float64Array(9).fill(4)
  const rook = neighboursOf(grid, 'rook')
  expect(globalMoran(same, rook, 'binary')).toHaveProperty('unavailable')
  expect(localMoran(same, rook, { permutations: 99, seed: 1 })).toHaveProperty('unavailable')
  const none = squareGrid(new Float64Array(), new Float64Array(), 100, 150)
  expect(globalMoran(none.counts, neighboursOf(none, 'queen'), 'binary')).toHaveProperty('unavailable')
  const apart = squareGrid(Float64Array.of(0, 10, 20, 30, 30), Float64Array.of(0, 0, 0, 0, 0), 1, 0)
  expect(globalMoran(apart.counts, neighboursOf(apart, 'queen'), 'binary')).toEqual({
    unavailable: 'No cell has a neighbour.',
  })
  const lonely = localOf(apart.counts, neighboursOf(apart, 'queen'), { permutations: 99, seed: 1 })
  expect([...lonely.p]).toEqual([1, 1, 1, 1])
})

const parameters = {
  ...({ method: 'local-moran', cellMetres: 100, neighbours: 'queen' } as const),
  ...{ permutations: 9999, alpha: 0.05, minCount: 5 },
}

function town(seed: number, planted: number) {
  const random = seededRandom(seed)
  const points = Array.from({ length: 600 }, () => [455_000 + random() * 4000, 302_000 + random() * 4000])
  for (let i = 0; i < planted; i++) {
    points.push([normalDraw(random, 456_050, 90), normalDraw(random, 303_050, 90)])
  }
  return [Float64Array.from(points, ([x]) => x!), Float64Array.from(points, ([, y]) => y!)] as const
}

test('a planted spot is found as busy cells among busy ones, and scattered incidents are none', () => {
  const [eastings, northings] = town(1, 160)
  const found = run({ eastings, northings, parameters, seed: 1 })
  expect(found.hotspots).toHaveLength(1)
  const [spot] = found.hotspots
  expect(Math.hypot(spot!.centre[0] - 456_050, spot!.centre[1] - 303_050)).toBeLessThan(60)
  expect(spot!.count).toBeGreaterThan(80)
  expect(found.statement).toMatch(
    /busy cells lie together more than chance would have them \(Moran's I = 0\.\d+, z = /,
  )
  const [table] = found.tables
  const column = (key: string) => table!.columns.find(one => one.key === key)!.values
  const classes = column('class') as string[]
  const counts = column('count') as Float64Array
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(760)
  expect(classes[0]).toBe('high-high')
  expect(classes.slice(classes.indexOf('none')).every(name => name === 'none')).toBe(true)
  for (const [row, name] of classes.entries())
    if (name === 'high-high') expect(counts[row]).toBeGreaterThan(4)
  expect(run({ eastings, northings, parameters, seed: 1 })).toEqual(found)
  for (let seed = 10; seed < 20; seed++) {
    const [x, y] = town(seed, 0)
    expect(run({ eastings: x, northings: y, parameters, seed }).hotspots).toEqual([])
  }
})

test('whole cells moved, points reordered: the same answer', () => {
  const [x, y] = town(5, 120)
  const order = shuffledIndices(seededRandom(3), x.length)
  const found = run({ eastings: x, northings: y, parameters, seed: 1 }).hotspots.map(({ count }) => count)
  const moved = run({ eastings: x.map(v => v + 3000), northings: y.map(v => v - 500), parameters, seed: 1 })
  const reordered = run({
    eastings: Float64Array.from(order, i => x[i]!),
    northings: Float64Array.from(order, i => y[i]!),
    ...{ parameters, seed: 1 },
  })
  expect(moved.hotspots.map(({ count }) => count)).toEqual(found)
  expect(reordered.hotspots.map(({ count }) => count)).toEqual(found)
})

test('too few permutations for so many cells are warned of; nothing, one point and one place are borne', () => {
  const [eastings, northings] = town(1, 160)
  const few = run({ eastings, northings, parameters: { ...parameters, permutations: 99 }, seed: 1 })
  expect(few.hotspots).toEqual([])
  expect(few.warnings.join(' ')).toContain('99 permutations cannot tell p below 0.02')
  expect(few.warnings.join(' ')).toContain('Choose more permutations, larger cells')
  for (const n of [0, 1, 40]) {
    const same = new Float64Array(n).fill(458_800)
    const { hotspots } = run({ eastings: same, northings: same, parameters, seed: 1 })
    expect(hotspots).toEqual([])
  }
})

test('so many shuffles are suggested that one cell alone can be called, and the least p there can be is told', () => {
  const random = seededRandom(4)
  const place = () => 450_000 + random() * 9000
  const [eastings, northings] = [
    Float64Array.from({ length: 3000 }, place),
    Float64Array.from({ length: 3000 }, place),
  ]
  const asked = { incidents: incidentsAt(eastings, northings), period: { from: '', to: '' }, areaSetId: null }
  const suggested = suggestLocalMoran({ method: 'local-moran', ...asked })
  const { permutations, alpha } = suggested.parameters
  const found = run({ eastings, northings, parameters: suggested.parameters, seed: 1 })
  const cells = found.tables[0]!.rows
  expect(cells).toBeGreaterThan(251)
  expect((2 * cells) / (permutations + 1)).toBeLessThanOrEqual(alpha)
  expect(found.choices.at(-1)!.reason).toContain(`the smallest p there can be is ${2 / (permutations + 1)}`)
  expect(found.warnings.join(' ')).not.toContain('permutations')
})

test('the suggested cell is twice that of Gi*, and the planted spot is found with it', () => {
  const [eastings, northings] = town(2, 160)
  const asked = { incidents: incidentsAt(eastings, northings), period: { from: '', to: '' }, areaSetId: null }
  const { parameters: gi } = suggestGiStar({ method: 'gi-star', ...asked })
  const { parameters: suggested } = suggestLocalMoran({ method: 'local-moran', ...asked })
  expect(suggested.cellMetres).toBe(2 * gi.cellMetres)
  const { hotspots } = run({ eastings, northings, parameters: suggested, seed: 1 })
  expect(hotspots.length).toBe(1)
  expect(Math.hypot(hotspots[0]!.centre[0] - 456_050, hotspots[0]!.centre[1] - 303_050)).toBeLessThan(300)
})
