import { describe, expect, test } from 'vitest'
import type { FigureColumn } from '#shared/features/analysis/figures.ts'
import { type Parameters, parametersSchema } from '#shared/features/analysis/parameters.ts'
import { seededRandom } from '#shared/random.ts'
import { suggestHotspotClasses } from '../../../main/features/analysis/defaults/hotspot-classes.ts'
import { squareGrid } from '../../../main/features/analysis/ground/square-grid.ts'
import { run } from '../../../main/features/analysis/hotspot-classes.worker.ts'
import { mannKendall } from '../../../main/features/analysis/statistics/mann-kendall.ts'
import { dayOfNumber, numberOfDay } from '../../../main/features/analysis/when/days.ts'
import { classedCells, classOf, equalPeriods } from '../../../main/features/analysis/when/hotspot-classes.ts'
import { incidentsAt } from './incidents.ts'

test('Mann and Kendall by hand, with ties, and of what has no trend', () => {
  // S = 45, variance = 10 * 9 * 25 / 18 = 125.
  expect(mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).z).toBeCloseTo(44 / Math.sqrt(125), 12)
  expect(mannKendall([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]).z).toBeCloseTo(-44 / Math.sqrt(125), 12)
  // One tie of two and one of three: S = 10 - 1 - 3 = 6, variance = (5*4*15 - 2*1*9 - 3*2*11) / 18 = 12.
  expect(mannKendall([1, 1, 2, 2, 2]).z).toBeCloseTo(5 / Math.sqrt(12), 12)
  expect(mannKendall([3, 3, 3])).toEqual({ z: 0, p: 1 })
  expect(mannKendall([])).toEqual({ z: 0, p: 1 })
  expect(mannKendall([1, 2, 3]).p).toBeGreaterThan(0.05)
})

describe('classes', () => {
  const flat = [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3]
  const rising = flat.map((_, at) => at)
  const falling = rising.toReversed()
  test.each([
    ['............', flat, 'none'],
    ['...........#', flat, 'new'],
    ['........####', flat, 'new'],
    ['.......#####', flat, 'persistent'],
    ['############', flat, 'persistent'],
    ['############', rising, 'intensifying'],
    ['############', falling, 'diminishing'],
    ['#.##.###.###', flat, 'persistent'],
    ['#.##.##..###', flat, 'sporadic'],
    ['#..........#', flat, 'sporadic'],
    ['#########...', flat, 'sporadic'],
    ['########....', flat, 'former'],
    ['#...........', rising, 'former'],
    ['..#.#.#.#...', flat, 'sporadic'],
    ['..#', [1, 1, 1], 'new'],
    ['.##', [1, 1, 1], 'persistent'],
    ['#.#', [1, 1, 1], 'sporadic'],
    ['##.', [1, 1, 1], 'former'],
  ])('%s %j is %s', (hot, scores, expected) => {
    expect(
      classOf(
        [...hot].map(mark => mark === '#'),
        scores,
        0.05,
      ),
    ).toBe(expected)
  })
})

test('periods end with the last day, and neither overlap nor leave a day out', () => {
  for (const [first, last, periodDays, asked] of [
    [0, 99, 7, 12],
    [50, 77, 28, 3],
    [0, 20, 7, 3],
    [3, 5, 1, 9],
  ] as const) {
    const periods = equalPeriods(first, last, { periodDays, periods: asked })
    expect(periods.length).toBe(Math.min(asked, Math.floor((last - first + 1) / periodDays)))
    expect(periods.at(-1)!.to).toBe(last)
    expect(periods[0]!.from).toBeGreaterThanOrEqual(first)
    for (const [at, { from, to }] of periods.entries()) {
      expect(to - from + 1).toBe(periodDays)
      if (at > 0) expect(from).toBe(periods[at - 1]!.to + 1)
    }
  }
  expect(equalPeriods(0, 5, { periodDays: 7, periods: 3 })).toEqual([])
})

/** Twelve periods of 28 days: scattered incidents in each, and at seven places as many in each as a series says. */
const lastDay = numberOfDay('2025-11-30')
const planted = {
  new: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 20],
  intensifying: [15, 16, 17, 18, 19, 20, 22, 25, 28, 32, 36, 40],
  persistent: [20, 21, 20, 19, 20, 21, 20, 19, 21, 20, 19, 20],
  diminishing: [44, 40, 36, 32, 29, 26, 23, 21, 19, 17, 16, 15],
  sporadic: [20, 0, 0, 20, 0, 0, 20, 0, 0, 20, 0, 20],
  former: [20, 20, 20, 20, 20, 0, 0, 0, 0, 0, 0, 0],
} as const
const names = Object.keys(planted) as (keyof typeof planted)[]
const placeOf = (at: number) => [451_050 + 1000 * (at % 3), 301_050 + 1500 * Math.floor(at / 3)] as const

function plantedTown() {
  const random = seededRandom(4)
  const points: [number, number, number][] = []
  for (let period = 0; period < 12; period++) {
    const day = () => lastDay - (11 - period) * 28 - Math.floor(random() * 28)
    for (let i = 0; i < 120; i++) points.push([450_000 + random() * 4000, 300_000 + random() * 4000, day()])
    for (const [at, name] of names.entries()) {
      const [x, y] = placeOf(at)
      for (let i = 0; i < planted[name][period]!; i++) points.push([x + (i % 7), y + (i % 5), day()])
    }
  }
  // One that is before all periods.
  points.push([452_000, 302_000, lastDay - 12 * 28])
  const minutes = Int32Array.from(points, ([, , day]) => day * 1440 + 600)
  return {
    ...incidentsAt(
      Float64Array.from(points, ([x]) => x),
      Float64Array.from(points, ([, y]) => y),
      minutes,
    ),
    period: { from: '2024-10-01', to: dayOfNumber(lastDay) },
  }
}
const parameters: Extract<Parameters, { method: 'hotspot-classes' }> = {
  ...{ method: 'hotspot-classes', cellMetres: 100, bandMetres: 100, periodDays: 28, periods: 12 },
  ...{ alpha: 0.05, minCount: 5 },
}
const column = (columns: FigureColumn[], key: string) => columns.find(found => found.key === key)!.values

describe('the worker', () => {
  const input = plantedTown()
  const result = run({ ...input, parameters })
  const [cells, byClass] = result.tables as [(typeof result.tables)[0], (typeof result.tables)[0]]

  test.each(names.map((name, at) => [name, ...placeOf(at)] as const))(
    'a planted series is %s',
    (name, x, y) => {
      const [xs, ys] = [column(cells.columns, 'easting'), column(cells.columns, 'northing')]
      const row = [...(xs as Float64Array)].findIndex((easting, i) => easting === x && ys[i] === y)
      expect(column(cells.columns, 'class')[row]).toBe(name)
    },
  )

  test('cells that were hot come first, by class', () => {
    const classes = column(cells.columns, 'class') as string[]
    const order = [...names, 'none']
    expect(classes).toEqual(classes.toSorted((a, b) => order.indexOf(a as 'new') - order.indexOf(b as 'new')))
    expect(classes.at(-1)).toBe('none')
  })

  test('every incident of the periods is counted once, the one before them told', () => {
    const counts = column(cells.columns, 'count') as Float64Array
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(input.eastings.length - 1)
    expect(result.choices[0]!.reason).toContain('1 incident before')
    const latest = column(cells.columns, 'latest') as Float64Array
    const inLast = [...input.fromMinutes].filter(minute => minute / 1440 >= lastDay - 27).length
    expect(latest.reduce((sum, count) => sum + count, 0)).toBe(inLast)
  })

  test('hotspots come by class, lead to their incidents, and no scattered cell is among them', () => {
    const classes = column(byClass.columns, 'class') as string[]
    expect(classes).toEqual(classes.toSorted((a, b) => names.indexOf(a as 'new') - names.indexOf(b as 'new')))
    expect(new Set(classes)).toEqual(new Set(names))
    expect(result.hotspots.length).toBe(classes.length)
    for (const { members, centre } of result.hotspots) {
      const near = names.some(
        (_, at) => Math.hypot(centre[0] - placeOf(at)[0], centre[1] - placeOf(at)[1]) < 250,
      )
      expect(near).toBe(true)
      for (const member of members) {
        expect(Math.abs(input.eastings[member]! - centre[0])).toBeLessThan(400)
        expect(Math.abs(input.northings[member]! - centre[1])).toBeLessThan(400)
      }
    }
    expect(run({ ...input, parameters })).toEqual(result)
  })

  test('fewer periods than asked are told, fewer than three refused', () => {
    const short = { ...input, period: { from: '2025-07-01', to: dayOfNumber(lastDay) } }
    expect(run({ ...short, parameters }).choices[0]!.reason).toContain(
      'Only 5 whole periods of the 12 asked for fit',
    )
    const shorter = { ...input, period: { from: '2025-09-15', to: dayOfNumber(lastDay) } }
    expect(() => run({ ...shorter, parameters })).toThrow(/need 3 periods of 28 days.*hold 2/)
  })

  test('scattered incidents alone, one place alone, and one incident, have no hot cell', () => {
    const scattered = [...input.eastings.keys()].filter(at => at % 5 === 0)
    const random = seededRandom(9)
    const x = Float64Array.from(scattered, () => 450_000 + random() * 4000)
    const y = Float64Array.from(scattered, () => 300_000 + random() * 4000)
    const minutes = Int32Array.from(scattered, at => input.fromMinutes[at]!)
    expect(run({ ...incidentsAt(x, y, minutes), period: input.period, parameters }).hotspots).toEqual([])
    const one = incidentsAt(x.slice(0, 1), y.slice(0, 1), minutes.slice(0, 1))
    const { hotspots, statement } = run({ ...one, period: input.period, parameters })
    expect(hotspots).toEqual([])
    expect(statement).toContain('No cell was hot')
  })

  test('suggested parameters are valid, have reasons, and follow the period', () => {
    const suggest = (from: string) =>
      suggestHotspotClasses({
        ...{ method: 'hotspot-classes', incidents: input, areaSetId: null },
        period: { from, to: input.period.to },
      })
    const { parameters: suggested, reasons } = suggest(input.period.from)
    expect(parametersSchema.parse(suggested)).toEqual(suggested)
    expect(reasons.map(({ parameter }) => parameter).toSorted()).toEqual(
      Object.keys(suggested)
        .filter(key => key !== 'method')
        .toSorted(),
    )
    expect(suggested).toMatchObject({ periodDays: 28, periods: 12 })
    expect(suggest('2025-08-15').parameters).toMatchObject({ periodDays: 14, periods: 7 })
    expect(suggest('2025-11-20').parameters).toMatchObject({ periodDays: 7, periods: 3 })
  })
})

test('a cell is hot in a period from the least count on, and not one short of it', () => {
  // In each of three periods one incident in every other cell of twenty by twenty, and four in one cell.
  const inPeriod: [number, number][] = []
  for (let cell = 0; cell < 400; cell += 2) {
    for (let k = 0; k < (cell === 210 ? 4 : 1); k++) {
      inPeriod.push([450_050 + 100 * (cell % 20), 300_050 + 100 * Math.floor(cell / 20)])
    }
  }
  const points = [...inPeriod, ...inPeriod, ...inPeriod]
  const grid = squareGrid(
    Float64Array.from(points, ([x]) => x),
    Float64Array.from(points, ([, y]) => y),
    100,
    100,
  )
  const periodOfPoint = points.map((_, point) => Math.floor(point / inPeriod.length))
  const hotPeriods = (minCount: number) =>
    Math.max(
      ...classedCells(grid, periodOfPoint, { periods: 3, bandMetres: 50, alpha: 0.05, minCount }).hotPeriods,
    )
  expect(hotPeriods(4)).toBe(3)
  expect(hotPeriods(5)).toBe(0)
})
