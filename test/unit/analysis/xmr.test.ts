import { describe, expect, test } from 'vitest'
import type { FigureColumn } from '#shared/features/analysis/figures.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'
import { suggestXmr } from '../../../main/features/analysis/defaults/xmr.ts'
import { countInPeriods, dayNumbers, wholePeriods } from '../../../main/features/analysis/when/days.ts'
import { xmr } from '../../../main/features/analysis/when/xmr.ts'
import { hasYearlyRhythm } from '../../../main/features/analysis/when/yearly-rhythm.ts'
import { run } from '../../../main/features/analysis/xmr.worker.ts'
import { dayToMinute, localToMinute } from '../../../main/features/incidents/local-time.ts'
import { incidentsAt } from './incidents.ts'

const golden = [26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26]
const rulesAt = (values: number[], at: number, rebases: number[] = []) =>
  xmr(values, rebases).signals[at]!.map(({ rule }) => rule)

describe('a yearly rhythm', () => {
  const months = (of: (month: number) => number) => Array.from({ length: 24 }, (_, month) => of(month))
  const season = (month: number) => 300 * Math.sin((2 * Math.PI * month) / 12)

  test('is found in seasons, also on a trend, and not in a trend, a step or too short a time', () => {
    const random = seededRandom(6)
    const noise = () => normalDraw(random, 0, 35)
    expect(
      hasYearlyRhythm(
        months(month => 1250 + season(month) + noise()),
        12,
      ),
    ).toBe(true)
    expect(
      hasYearlyRhythm(
        months(month => 1000 + 20 * month + season(month) + noise()),
        12,
      ),
    ).toBe(true)
    expect(
      hasYearlyRhythm(
        months(month => 1000 + 20 * month + noise()),
        12,
      ),
    ).toBe(false)
    expect(
      hasYearlyRhythm(
        months(month => (month < 12 ? 1000 : 1400) + noise()),
        12,
      ),
    ).toBe(false)
    expect(hasYearlyRhythm(months(season).slice(0, 19), 12)).toBe(false)
    for (const flat of [[], [5], months(() => 7)]) expect(hasYearlyRhythm(flat, 12)).toBe(false)
  })

  test('is rarely seen where there is none', () => {
    let seen = 0
    for (let seed = 0; seed < 400; seed++) {
      const random = seededRandom(seed)
      if (
        hasYearlyRhythm(
          months(() => normalDraw(random, 100, 10)),
          12,
        )
      )
        seen++
    }
    expect(seen).toBeLessThan(16)
  })

  test('is told with the months that stand out', () => {
    const minutes: number[] = []
    const periods = wholePeriods({ from: '2023-01-01', to: '2024-12-31' }, 'month')
    for (const [month, { from }] of periods.entries()) {
      const count = Math.round(100 + 60 * Math.sin((2 * Math.PI * month) / 12))
      for (let i = 0; i < count; i++) minutes.push(dayToMinute(from) + 600)
    }
    const nowhere = new Float64Array(minutes.length)
    const { statement, choices } = run({
      ...incidentsAt(nowhere, nowhere, Int32Array.from(minutes)),
      period: { from: '2023-01-01', to: '2024-12-31' },
      parameters: { method: 'xmr', every: 'month' },
    })
    expect(statement).toContain('from 1 January 2023 to 31 December 2024')
    expect(statement).toMatch(
      /months stand out, but seasons are not taken out, .* the same month of the year before/,
    )
    expect(choices.map(({ parameter }) => parameter)).toContain('seasons')
  })
})

describe('control limits', () => {
  test('the golden series', () => {
    const { mean, lower, upper, movingRange, signals } = xmr(golden)
    expect(mean[0]).toBe(26)
    expect(movingRange.slice(1).reduce((sum, range) => sum + range, 0) / 11).toBeCloseTo(4.363636, 6)
    expect(lower[11]).toBeCloseTo(14.39273, 5)
    expect(upper[11]).toBeCloseTo(37.60727, 5)
    expect(signals.flat()).toEqual([])
    expect(movingRange[0]).toBeNaN()
  })

  test('a value outside a limit is told, one on it is not', () => {
    const values = [10, 12, 10, 12, 10, 12, 10, 40, 12, 10, 12, 10, 12, 10, 12]
    expect(rulesAt(values, 7)).toContain('outside')
    expect(xmr(values).signals[7]).toContainEqual({ rule: 'outside', side: 'above' })
    expect(xmr([5, 5, 5, 5, 5, 5, 5]).signals.flat()).toEqual([])
  })

  test('seven in a row on one side; six are not enough, and one on the mean ends the row', () => {
    const on = (count: number) => [...new Array<number>(count).fill(9), ...new Array<number>(count).fill(11)]
    expect(rulesAt(on(7), 3)).toContain('one-side')
    expect(xmr(on(7)).signals[0]).toContainEqual({ rule: 'one-side', side: 'below', run: 7 })
    expect(xmr(on(6)).signals.flat()).not.toContainEqual(expect.objectContaining({ rule: 'one-side' }))
    const ended = [9, 9, 9, 10, 9, 9, 9, 11, 11, 11, 10, 11, 11, 11]
    expect(xmr(ended).signals.flat()).not.toContainEqual(expect.objectContaining({ rule: 'one-side' }))
  })

  test('seven in a row rising or falling; six are not enough, and an equal one ends the row', () => {
    const rising = [8, 9, 1, 2, 3, 4, 5, 6, 7, 3, 8]
    expect(rulesAt(rising, 2)).toContain('trend')
    expect(rulesAt(rising, 8)).toContain('trend')
    expect(rulesAt(rising, 9)).not.toContain('trend')
    expect(rulesAt(rising, 1)).not.toContain('trend')
    const falling = rising.map(value => 20 - value)
    expect(xmr(falling).signals[4]).toContainEqual({ rule: 'trend', side: 'falling', run: 7 })
    expect(xmr([8, 9, 2, 3, 4, 5, 6, 7, 3, 8]).signals.flat()).not.toContainEqual(
      expect.objectContaining({ rule: 'trend' }),
    )
    expect(xmr([9, 1, 2, 3, 3, 4, 5, 6, 7, 2]).signals.flat()).not.toContainEqual(
      expect.objectContaining({ rule: 'trend' }),
    )
  })

  test('two of three near the same limit, and only those two', () => {
    const values = [...golden, ...golden, 37, 26, 37, 26, 24]
    const { mean, upper } = xmr(values)
    expect(37).toBeGreaterThan(mean[0]! + (2 / 3) * (upper[0]! - mean[0]!))
    expect(37).toBeLessThan(upper[0]!)
    expect(rulesAt(values, 24)).toEqual(['near-limit'])
    expect(rulesAt(values, 25)).toEqual([])
    expect(rulesAt(values, 26)).toEqual(['near-limit'])
    // Half way to the limit is not near it; two thirds are.
    expect(xmr([...golden, ...golden, 33, 26, 33, 26, 24]).signals.flat()).toEqual([])
    // One at either limit are not two at the same.
    expect(xmr([...golden, ...golden, 37, 26, 15, 26, 24]).signals.flat()).toEqual([])
  })

  test('rebased, each stretch has its own limits, and nothing reaches across', () => {
    const halves = [...golden, ...golden.map(value => value - 14)]
    const { mean, movingRange, signals } = xmr(halves, [12])
    expect([mean[11], mean[12]]).toEqual([26, 12])
    expect(movingRange[12]).toBeNaN()
    expect(signals.flat()).toEqual([])
    expect(xmr(halves).signals.flat().length).toBeGreaterThan(0)
  })

  test('turned over, the limits and signals turn with the values; moved, they move with them', () => {
    const random = seededRandom(5)
    for (let trial = 0; trial < 100; trial++) {
      const values = Array.from({ length: 30 }, () => Math.round(normalDraw(random, 100, 10)))
      const chart = xmr(values)
      const turned = xmr(values.map(value => -value))
      expect(turned.signals.map(list => list.map(({ rule }) => rule))).toEqual(
        chart.signals.map(list => list.map(({ rule }) => rule)),
      )
      const moved = xmr(values.map(value => value + 50))
      expect(moved.upper[3]).toBeCloseTo(chart.upper[3]! + 50, 9)
      expect(moved.signals).toEqual(chart.signals)
    }
  })

  test('none and one', () => {
    expect(xmr([]).signals).toEqual([])
    expect(xmr([4])).toMatchObject({ signals: [[]] })
    expect(xmr([4]).upper[0]).toBe(4)
  })
})

describe('whole periods', () => {
  test('a month that is cut at either end is left out', () => {
    expect(wholePeriods({ from: '2025-01-02', to: '2025-04-29' }, 'month')).toEqual([
      { from: '2025-02-01', to: '2025-02-28' },
      { from: '2025-03-01', to: '2025-03-31' },
    ])
    expect(wholePeriods({ from: '2024-12-01', to: '2025-01-31' }, 'month').map(({ to }) => to)).toEqual([
      '2024-12-31',
      '2025-01-31',
    ])
    expect(wholePeriods({ from: '2025-01-02', to: '2025-02-27' }, 'month')).toEqual([])
    expect(wholePeriods({ from: '', to: '' }, 'month')).toEqual([])
  })

  test('weeks run from Monday to Sunday, through the changes of the clock', () => {
    const weeks = wholePeriods({ from: '2025-03-18', to: '2025-04-07' }, 'week')
    expect(weeks).toEqual([
      { from: '2025-03-24', to: '2025-03-30' },
      { from: '2025-03-31', to: '2025-04-06' },
    ])
    expect(wholePeriods({ from: '2025-03-24', to: '2025-03-30' }, 'week')).toHaveLength(1)
    const at = (day: number, hour: number) => localToMinute(2025, 3, day, hour, 59)!.minute
    const times = Int32Array.of(at(24, 0), at(30, 23), at(31, 0), dayToMinute('2025-03-24') - 1)
    expect(countInPeriods(times, weeks)).toEqual({ counts: Uint32Array.of(2, 1), outside: 1 })
    expect([...dayNumbers(Int32Array.of(at(30, 0), at(30, 23), at(31, 0)))].map(n => n % 7)).toEqual([
      3, 3, 4,
    ])
    expect(countInPeriods(times, [])).toEqual({ counts: new Uint32Array(0), outside: 4 })
  })
})

describe('the worker', () => {
  const months = golden.flatMap((count, month) =>
    Array.from({ length: count }, (_, i) => localToMinute(2024, month + 1, 1 + (i % 28), 12, 0)!.minute),
  )
  const minutes = Int32Array.from([...months, dayToMinute('2025-01-03')])
  const input = {
    ...incidentsAt(new Float64Array(minutes.length), new Float64Array(minutes.length), minutes),
    period: { from: '2024-01-01', to: '2025-01-03' },
  }
  const column = (columns: FigureColumn[], key: string) => columns.find(found => found.key === key)!.values

  test('a table of whole months; the one that is not over is told and left out', () => {
    const { tables, statement, choices, hotspots } = run({
      ...input,
      parameters: { method: 'xmr', every: 'month' },
    })
    const [{ columns, rows }] = tables as [(typeof tables)[0]]
    expect(rows).toBe(12)
    expect([...column(columns, 'count')]).toEqual(golden)
    expect(column(columns, 'to').at(-1)).toBe('2024-12-31')
    expect(statement).toContain('26.0 a month on average, and from 14.4 to 37.6')
    expect(statement).toContain('No month stands out')
    expect(choices[0]!.reason).toContain('1 incident of months that are not over')
    expect(hotspots).toEqual([])
  })

  test('a rebase counts from the first whole month on, and is not made where too little is left', () => {
    const parameters = { method: 'xmr' as const, every: 'month' as const }
    const rebased = run({ ...input, parameters: { ...parameters, rebaseOn: ['2024-06-15'] } })
    expect(column(rebased.tables[0]!.columns, 'mean')[5]).not.toBe(
      column(rebased.tables[0]!.columns, 'mean')[6],
    )
    expect(rebased.choices.at(-1)!.reason).toContain('From 1 July 2024 on')
    const late = run({ ...input, parameters: { ...parameters, rebaseOn: ['2024-09-01', '2024-09-01'] } })
    expect(late.choices).toHaveLength(3)
    expect(late.choices.at(-1)!.reason).toContain('Not rebased on 1 September 2024')
    expect(column(late.tables[0]!.columns, 'mean')[0]).toBe(26)
  })

  test('fewer than six periods, and weeks of what is known by month, are refused with the reason', () => {
    const short = { ...input, period: { from: '2024-01-01', to: '2024-06-29' } }
    expect(() => run({ ...short, parameters: { method: 'xmr', every: 'month' } })).toThrow(
      /6 whole months or more.*holds 5/,
    )
    expect(run({ ...short, parameters: { method: 'xmr', every: 'week' } }).tables[0]!.rows).toBe(25)
    const timesByMonth = new Uint8Array(minutes.length).fill(timePrecisions.indexOf('month'))
    expect(() =>
      run({ ...input, timePrecisions: timesByMonth, parameters: { method: 'xmr', every: 'week' } }),
    ).toThrow(/only the month/)
    timesByMonth[0] = 0
    expect(
      run({ ...input, timePrecisions: timesByMonth, parameters: { method: 'xmr', every: 'week' } })
        .warnings[0],
    ).toContain(`of ${minutes.length - 1} incidents only the month`)
  })

  test('months or weeks as the data suggest', () => {
    const suggest = (changes: object) =>
      suggestXmr({
        method: 'xmr',
        incidents: input,
        period: input.period,
        areaSetId: null,
        ...changes,
      } as never).parameters.every
    expect(suggest({})).toBe('month')
    expect(suggest({ period: { from: '2024-01-01', to: '2024-05-31' } })).toBe('week')
    const few = incidentsAt(new Float64Array(3), new Float64Array(3), minutes.slice(0, 3))
    expect(suggest({ incidents: few, period: { from: '2024-01-01', to: '2024-08-31' } })).toBe('month')
  })
})
