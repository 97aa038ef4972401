import { describe, expect, test } from 'vitest'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { seededRandom } from '#shared/random.ts'
import { run } from '../../../main/features/analysis/hour-by-weekday.worker.ts'
import {
  poissonAtLeast,
  poissonAtMost,
  poissonInterval,
} from '../../../main/features/analysis/statistics/poisson.ts'
import { testWeekHours } from '../../../main/features/analysis/when/week-hours.ts'
import { dayToMinute, localToMinute } from '../../../main/features/incidents/local-time.ts'
import { incidentsAt } from './incidents.ts'

const period = { from: '2025-01-06', to: '2025-06-29' }

describe('hours against an even week', () => {
  test('over whole weeks every hour expects the same', () => {
    const { expected } = testWeekHours(new Float64Array(168).fill(3), period)
    for (const value of expected) expect(value).toBeCloseTo(3, 12)
  })

  test('a weekday that is once more in the period expects so much more', () => {
    // Monday 6 to Monday 13 January: two Mondays, and each other day once.
    const { expected } = testWeekHours(new Float64Array(168).fill(1), {
      from: '2025-01-06',
      to: '2025-01-13',
    })
    expect(expected[0]).toBeCloseTo(((168 / 8) * 2) / 24, 12)
    expect(expected[24]).toBeCloseTo(168 / 8 / 24, 12)
    const sundays = testWeekHours(new Float64Array(168).fill(1), { from: '2025-01-12', to: '2025-01-12' })
    expect(sundays.expected[6 * 24]).toBeCloseTo(7, 12)
    expect(sundays.expected[0]).toBe(0)
  })

  test('the interval is that of the count, and q is never below p', () => {
    const values = Float64Array.from({ length: 168 }, (_, hour) => hour % 9)
    const tests = testWeekHours(values, period)
    for (const [hour, value] of values.entries()) {
      expect({ lower: tests.lower[hour], upper: tests.upper[hour] }).toEqual(poissonInterval(value))
      expect(tests.q[hour]).toBeGreaterThanOrEqual(tests.p[hour]!)
    }
  })

  test('a count between two whole numbers errs to the side of chance', () => {
    const at = (count: number) => {
      const values = new Float64Array(168).fill(10)
      values[5] = count
      return testWeekHours(values, period).p[5]!
    }
    expect(at(25.5)).toBeGreaterThanOrEqual(at(25) - 1e-3)
    expect(at(25.5)).toBeGreaterThan(at(26))
    expect(at(25 + 1e-9)).toBeCloseTo(at(25), 6)
  })
})

describe('the worker', () => {
  function runOn(minutes: number[]) {
    const n = minutes.length
    const incidents = incidentsAt(new Float64Array(n), new Float64Array(n), Int32Array.from(minutes))
    return {
      incidents,
      result: () => run({ ...incidents, parameters: { method: 'hour-by-weekday' }, period }),
    }
  }
  const random = seededRandom(1)
  const start = dayToMinute(period.from)
  const even = Array.from({ length: 2000 }, () => start + Math.floor(random() * 175 * 1440))

  test('an even week has hardly an hour that stands out; a planted Friday night does', () => {
    const evenly = runOn(even).result().tables[0]!
    expect(evenly.rows).toBe(168)
    const signals = (table: typeof evenly) => table.columns.find(({ key }) => key === 'signal')!.values
    expect((signals(evenly) as string[]).filter(Boolean).length).toBeLessThanOrEqual(2)
    const friday = Array.from(
      { length: 40 },
      (_, i) => localToMinute(2025, 3, 7 + 7 * (i % 3), 22, i)!.minute,
    )
    const { tables, statement } = runOn([...even, ...friday]).result()
    expect(signals(tables[0]!)[4 * 24 + 22]).toBe('more than an even week')
    expect(statement).toMatch(/the busiest is Friday from 22:00/)
  })

  test('Friday 22:30 to Saturday 01:30 is spread as ever', () => {
    const { incidents } = runOn(even.slice(0, 30))
    incidents.fromMinutes[0] = localToMinute(2025, 3, 7, 22, 30)!.minute
    incidents.toMinutes[0] = incidents.fromMinutes[0]! + 180
    incidents.timePrecisions[0] = timePrecisions.indexOf('interval')
    const counts = (until: number) =>
      run({
        ...incidents,
        fromMinutes: incidents.fromMinutes,
        parameters: { method: 'hour-by-weekday' },
        period,
        timePrecisions: incidents.timePrecisions.map((value, i) => (i === 0 && until === 0 ? 0 : value)),
      }).tables[0]!.columns.find(({ key }) => key === 'count')!.values as Float64Array
    const [spread, whole] = [counts(1), counts(0)]
    const gained = [118, 119, 120, 121].map(hour => spread[hour]! - whole[hour]!)
    for (const [at, share] of [1 / 6 - 1, 1 / 3, 1 / 3, 1 / 6].entries())
      expect(gained[at]).toBeCloseTo(share, 12)
  })

  test('too few, and days without hours, are refused with the reason', () => {
    expect(runOn(even.slice(0, 19)).result).toThrow(/20 incidents or more.*there are 19/)
    const { incidents } = runOn(even.slice(0, 50))
    const onDays = incidents.timePrecisions.fill(timePrecisions.indexOf('day'))
    expect(() =>
      run({ ...incidents, timePrecisions: onDays, parameters: { method: 'hour-by-weekday' }, period }),
    ).toThrow(/only the day/)
  })
})

test('a count between two whole numbers is taken to the one nearer to what is expected', () => {
  const values = new Float64Array(168).fill(10)
  values[0] = 2.5
  values[1] = 17.5
  const { expected, p } = testWeekHours(values, { from: '2025-01-06', to: '2025-01-12' })
  expect(p[0]).toBeCloseTo(2 * poissonAtMost(3, expected[0]!), 12)
  expect(p[1]).toBeCloseTo(2 * poissonAtLeast(17, expected[1]!), 12)
})
