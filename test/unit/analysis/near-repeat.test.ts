import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import type { FigureColumn } from '#shared/features/analysis/figures.ts'
import { type Parameters, parametersSchema } from '#shared/features/analysis/parameters.ts'
import { seededRandom } from '#shared/random.ts'
import { suggestNearRepeat } from '../../../main/features/analysis/defaults/near-repeat.ts'
import { run } from '../../../main/features/analysis/near-repeat.worker.ts'
import { poissonAtLeast } from '../../../main/features/analysis/statistics/poisson.ts'
import { distanceBandWords, timeBandWords } from '../../../main/features/analysis/when/band-words.ts'
import { type NearRepeatBands, nearRepeat } from '../../../main/features/analysis/when/near-repeat.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'
import { realFile } from '../../real-files.ts'
import { incidentsAt } from './incidents.ts'

const once = { permutations: 99, seed: 1 }
const bands: NearRepeatBands = {
  bandMetres: 100,
  distanceBands: 3,
  bandDays: 3,
  timeBands: 3,
  distance: 'euclidean',
}

type Points = { x: number[]; y: number[]; days: number[] }
const of = ({ x, y, days }: Points, with_: NearRepeatBands = bands, how = once) =>
  nearRepeat(Float64Array.from(x), Float64Array.from(y), Int32Array.from(days), with_, how)

describe('bands', () => {
  test('a pair exactly 100 m and 3 days apart falls in the band that contains 100 and 3', () => {
    const cellOf = (x: number, y: number, days: number, with_ = bands) =>
      of({ x: [0, x], y: [0, y], days: [10, 10 + days] }, with_).observed.indexOf(1)
    expect(cellOf(100, 0, 3)).toBe(2 * 3 + 1)
    expect(cellOf(60, 80, 3)).toBe(2 * 3 + 1)
    expect(cellOf(99.9, 0, 2)).toBe(1 * 3 + 0)
    expect(cellOf(0, 0, 2)).toBe(0)
    expect(cellOf(0, 0, 8)).toBe(2)
    expect(cellOf(0, 0, 9)).toBe(-1)
    expect(cellOf(300, 0, 0)).toBe(-1)
    expect(cellOf(299.9, 0, 0)).toBe(9)
    expect(cellOf(60, 80, 0, { ...bands, distance: 'manhattan' })).toBe(6)
    expect(cellOf(150, 150, 0, { ...bands, distance: 'manhattan' })).toBe(-1)
  })

  test('the rounding of coordinates to the decimetre decides no band', () => {
    for (let k = 0; k < 500; k++) {
      const x = Number((458_700 + k / 10).toFixed(1))
      const further = Number((458_800 + k / 10).toFixed(1))
      expect(of({ x: [x, further], y: [0, 0], days: [1, 1] }).observed.indexOf(1)).toBe(6)
      const thin = { ...bands, bandMetres: 0.1 }
      const near = Number((x + 0.1).toFixed(1))
      expect(of({ x: [x, near], y: [0, 0], days: [1, 1] }, thin).observed.indexOf(1)).toBe(6)
    }
  })

  test('in words', () => {
    expect(distanceBandWords(100, 2)).toEqual(['same place', 'under 100 m', '100 m to under 200 m'])
    expect(timeBandWords(7, 2)).toEqual(['0 to 6 days', '7 to 13 days'])
    expect(timeBandWords(1, 3)).toEqual(['same day', '1 day', '2 days'])
  })
})

test('the cases of Burkitt lymphoma, 20 and 5 days both included (real data)', () => {
  const path = realFile('known-answers/burkitt.csv')
  if (!path) return
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  const points = { x: data.map(row => +row.X!), y: data.map(row => +row.Y!), days: data.map(row => +row.T!) }
  // Distances are roots of whole numbers, so none lies between 20 and 20.01.
  const { observed, expected, p, pairs } = of(points, {
    ...{ bandMetres: 20.01, distanceBands: 1, bandDays: 6, timeBands: 1, distance: 'euclidean' },
  })
  expect(pairs).toBe((188 * 187) / 2)
  const [close, chance] = [observed[0]! + observed[1]!, expected[0]! + expected[1]!]
  expect(close).toBe(13)
  expect(chance).toBeCloseTo(10.1438161, 7)
  expect(poissonAtLeast(close, chance)).toBeCloseTo(0.22226667, 8)
  expect(p[1]).toBeGreaterThan(0.05)
})

/** Points on a coarse lattice, so that many stand at one place and many distances are whole. */
function lattice(seed: number, n: number): Points {
  const random = seededRandom(seed)
  const draw = (most: number) => Array.from({ length: n }, () => Math.floor(random() * most))
  return { x: draw(12).map(k => 50 * k), y: draw(12).map(k => 50 * k), days: draw(25) }
}

describe('counts', () => {
  test('equal every pair against every other, on both distances', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const points = lattice(seed, 2 + (seed % 40))
      for (const distance of ['euclidean', 'manhattan'] as const) {
        const found = of(points, { ...bands, distance })
        const brute = bruteForce(points, { ...bands, distance })
        expect([...found.observed]).toEqual(brute.observed)
        found.expected.forEach((value, cell) => {
          expect(value).toBeCloseTo(brute.expected[cell]!, 9)
        })
      }
    }
  })

  test('do not change when all is moved, put in another order, or mirrored', () => {
    const points = lattice(3, 40)
    const { observed, expected } = of(points)
    const moved = {
      x: points.x.map(x => x + 400_000),
      y: points.y.map(y => -y),
      days: points.days.map(d => 900 - d),
    }
    expect(of(moved)).toMatchObject({ observed, expected })
    const turned = { x: points.x.toReversed(), y: points.y.toReversed(), days: points.days.toReversed() }
    expect(of(turned)).toMatchObject({ observed, expected })
  })

  test('of none, one, all at one place, all on one day', () => {
    expect(of({ x: [], y: [], days: [] }).observed.every(count => count === 0)).toBe(true)
    expect(of({ x: [5], y: [5], days: [5] }).p.every(p => p === 1)).toBe(true)
    const five = [0, 1, 2, 3, 4]
    const onePlace = of({ x: five.map(() => 7), y: five.map(() => 7), days: five })
    expect([onePlace.observed[0], onePlace.expected[0], onePlace.p[0]]).toEqual([7, 7, 1])
    const oneDay = of({ x: five, y: five, days: five.map(() => 7) })
    expect([oneDay.observed[3], oneDay.expected[3], oneDay.p[3]]).toEqual([10, 10, 1])
  })
})

describe('significance', () => {
  test('p counts permutations with as many or more, and the observed order as one of them', () => {
    // Two places, two days: each permutation gives both pairs on the day, or none.
    const points = { x: [0, 0, 900, 900], y: [0, 0, 0, 0], days: [1, 1, 50, 50] }
    const { observed, p } = of(points, bands, { permutations: 9999, seed: 4 })
    expect(observed[0]).toBe(2)
    expect(p[0]).toBeGreaterThan(0.31)
    expect(p[0]).toBeLessThan(0.355)
    expect(p.filter((_, cell) => observed[cell] === 0).every(value => value === 1)).toBe(true)
  })

  test('the same seed gives the same, another seed another p', () => {
    const points = lattice(9, 60)
    expect(of(points)).toEqual(of(points))
    expect(of(points, bands, { permutations: 99, seed: 2 }).p).not.toEqual(of(points).p)
  })

  test('planted near repeats are found, and random days are not', () => {
    const random = seededRandom(8)
    const n = 300
    const x = Array.from({ length: n }, () => random() * 5000)
    const y = Array.from({ length: n }, () => random() * 5000)
    const days = Array.from({ length: n }, () => Math.floor(random() * 365))
    expect(of({ x, y, days }, bands, { permutations: 199, seed: 1 }).p[3]).toBeGreaterThan(0.02)
    for (let i = 0; i < 30; i++) {
      x.push(x[i]! + 40)
      y.push(y[i]!)
      days.push(days[i]! + 1)
    }
    expect(of({ x, y, days }, bands, { permutations: 199, seed: 1 }).p[3]).toBe(1 / 200)
  })
})

function bruteForce({ x, y, days }: Points, with_: NearRepeatBands) {
  const n = days.length
  const cells = (with_.distanceBands + 1) * with_.timeBands
  const observed = new Array<number>(cells).fill(0)
  const rows = new Array<number>(with_.distanceBands + 1).fill(0)
  const columns = new Array<number>(with_.timeBands).fill(0)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.abs(x[i]! - x[j]!), Math.abs(y[i]! - y[j]!)]
      const away = with_.distance === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy)
      const row = away === 0 ? 0 : 1 + Math.floor(away / with_.bandMetres)
      const column = Math.floor(Math.abs(days[i]! - days[j]!) / with_.bandDays)
      if (row < rows.length) rows[row]! += 1
      if (column < columns.length) columns[column]! += 1
      if (row < rows.length && column < columns.length) observed[row * with_.timeBands + column]! += 1
    }
  }
  const expected = observed.map(
    (_, cell) =>
      (rows[Math.floor(cell / with_.timeBands)]! * columns[cell % with_.timeBands]!) / ((n * (n - 1)) / 2),
  )
  return { observed, expected }
}

describe('the worker', () => {
  const parameters: Extract<Parameters, { method: 'near-repeat' }> = {
    method: 'near-repeat',
    bandMetres: 100,
    distanceBands: 4,
    bandDays: 7,
    timeBands: 4,
    distance: 'manhattan',
    permutations: 999,
    alpha: 0.05,
  }
  const column = (columns: FigureColumn[], key: string) => columns.find(found => found.key === key)!.values
  const start = dayToMinute('2025-01-01')
  const random = seededRandom(12)
  const xs: number[] = []
  const minutes: number[] = []
  for (let i = 0; i < 200; i++) {
    xs.push(450_000 + Math.round(random() * 40_000))
    minutes.push(start + Math.floor(random() * 300) * 1440)
    if (i % 4 > 0) continue
    xs.push(xs.at(-1)! + 30)
    minutes.push(minutes.at(-1)! + 2 * 1440)
  }
  const incidents = incidentsAt(
    Float64Array.from(xs),
    new Float64Array(xs.length).fill(304_000),
    Int32Array.from(minutes),
  )

  test('a table of bands, and the one that stands out told first', () => {
    const { tables, statement } = run({ ...incidents, parameters, seed: 1 })
    const { columns, rows } = tables[0]!
    expect(rows).toBe(20)
    expect(columns.map(({ key }) => key)).toEqual([
      ...['distance', 'time', 'observed', 'expected', 'ratio', 'p', 'q', 'signal'],
    ])
    const at = 4
    expect([column(columns, 'distance')[at], column(columns, 'time')[at]]).toEqual([
      'under 100 m',
      '0 to 6 days',
    ])
    expect(column(columns, 'observed')[at]).toBeGreaterThanOrEqual(50)
    expect(column(columns, 'q')[at]).toBeLessThanOrEqual(0.05)
    expect(column(columns, 'signal')[at]).toBe('more than chance would explain')
    expect(statement).toContain('under 100 m, 0 to 6 days apart')
  })

  test('bands that no permutation can single out are warned of', () => {
    const { warnings } = run({ ...incidents, parameters: { ...parameters, permutations: 199 }, seed: 1 })
    expect(warnings[0]).toMatch(/20 bands looked at, 199 permutations cannot.*or 399 permutations/)
    expect(run({ ...incidents, parameters, seed: 1 }).warnings).toEqual([])
  })

  test('too few, one place and one day are refused with the reason', () => {
    const few = incidentsAt(
      ...([incidents.eastings, incidents.northings, incidents.fromMinutes].map(c => c.slice(0, 19)) as [
        Float64Array,
        Float64Array,
        Int32Array,
      ]),
    )
    expect(() => run({ ...few, parameters, seed: 1 })).toThrow(/20 incidents or more.*there are 19/)
    expect(() =>
      run({ ...incidents, fromMinutes: incidents.fromMinutes.map(() => start), parameters, seed: 1 }),
    ).toThrow(/of one day/)
    expect(() =>
      run({ ...incidents, eastings: incidents.eastings.map(() => 7), parameters, seed: 1 }),
    ).toThrow(/one place/)
  })

  test('suggested bands are valid, have reasons, and follow the period', () => {
    const suggest = (to: string) =>
      suggestNearRepeat({
        ...{ method: 'near-repeat', incidents, areaSetId: null },
        period: { from: '2025-01-01', to },
      })
    const { parameters: long, reasons } = suggest('2025-12-31')
    expect(parametersSchema.parse(long)).toEqual(long)
    expect(reasons.map(({ parameter }) => parameter)).toEqual(
      Object.keys(long).filter(key => key !== 'method'),
    )
    expect(long).toMatchObject({ bandMetres: 100, bandDays: 7, timeBands: 4 })
    expect(suggest('2025-02-10').parameters).toMatchObject({ bandDays: 1, timeBands: 7 })
  })
})

test('so many permutations of so many pairs that it would take an hour are refused with how many would do', () => {
  const n = 4000
  const eastings = Float64Array.from({ length: n }, (_, i) => 450_000 + (i % 40))
  const northings = new Float64Array(n).fill(300_000)
  const days = Int32Array.from({ length: n }, (_, i) => i % 100)
  const bands = {
    bandMetres: 50,
    distanceBands: 1,
    bandDays: 1,
    timeBands: 1,
    distance: 'manhattan' as const,
  }
  expect(() => nearRepeat(eastings, northings, days, bands, { permutations: 9999, seed: 1 })).toThrow(
    '7,998,000 pairs in 9,999 permutations would take very long.',
  )
})
