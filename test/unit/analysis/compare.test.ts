import { expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { comparable, daysIn } from '../../../main/features/analysis/change/comparable.ts'
import { compareRows } from '../../../main/features/analysis/change/compare-rows.ts'
import { countBySteps, stepUnit } from '../../../main/features/analysis/change/compare-steps.ts'
import { exposureOf } from '../../../main/features/analysis/change/exposure.ts'
import { dayToMinute } from '../../../main/features/incidents/local-time.ts'

const source = (id: number, from: string, to: string, incidents = 10) => ({
  ...{ id, name: `Source ${id}`, incidents, days: { from, to } },
})
const quarter = { a: { from: '2025-04-01', to: '2025-06-30' }, b: { from: '2025-01-01', to: '2025-03-31' } }

test('only the days count that every source covers in both periods', () => {
  const found = comparable(quarter, [
    source(1, '2024-01-01', '2025-12-31'),
    source(2, '2025-01-11', '2025-06-20'),
  ])!
  expect(found).toEqual({
    ...{ sourceIds: [1, 2], leftOut: [] },
    a: { from: '2025-04-01', to: '2025-06-20' },
    b: { from: '2025-01-11', to: '2025-03-31' },
  })
  expect([daysIn(found.a), daysIn(found.b)]).toEqual([81, 80])
})

test('a source that has not reported on half of a period is left out of both, by name and with its count', () => {
  const found = comparable(quarter, [
    source(1, '2024-01-01', '2025-12-31'),
    source(2, '2025-03-20', '2025-12-31', 1234),
  ])!
  expect(found.sourceIds).toEqual([1])
  expect(found.leftOut[0]!.reason).toMatch(/Source 2 is left out with 1,234 incidents: .* 12 of the 90 days/)
  expect(daysIn(found.b)).toBe(90)
})

test('open periods reach as far as the data, and nothing in common is null', () => {
  const one = source(1, '2025-01-01', '2025-02-28')
  expect(comparable({ a: { from: '2025-02-01' }, b: { to: '2025-01-31' } }, [one])).toMatchObject({
    a: { from: '2025-02-01', to: '2025-02-28' },
    b: { from: '2025-01-01', to: '2025-01-31' },
  })
  expect(comparable(quarter, [])).toBeNull()
  expect(comparable({ a: { from: '2026-01-01' }, b: quarter.b }, [one])).toBeNull()
  const apart = [source(1, '2025-01-01', '2025-01-31'), source(2, '2025-05-01', '2025-05-31')]
  expect(comparable({ a: {}, b: {} }, apart)).toBeNull()
})

const row = (a: number, b: number) => ({ key: `${a} ${b}`, label: `${a} ${b}`, a, b, filters: null })

test('31 against 52 over the same time: the ratio, its interval and p of an independent implementation', () => {
  const [found] = compareRows([row(31, 52)], () => ({ a: 91, b: 91 }))
  expect(found).toMatchObject({ difference: -21 })
  // R: poisson.test(c(31, 52)) gives 0.5961538, 0.3696 to 0.9466.
  expect(found!.ratio).toBeCloseTo(31 / 52, 10)
  expect(found!.lower).toBeCloseTo(0.3696, 2)
  expect(found!.upper).toBeCloseTo(0.9466, 2)
  expect(found!.p).toBeGreaterThan(0.015)
  expect(found!.p).toBeLessThan(0.025)
  expect(found!.q).toBe(found!.p)
})

test('a percentage is told from ten on, and from zero it is not available', () => {
  const rows = compareRows([row(26, 10), row(9, 20), row(20, 9), row(5, 0), row(0, 0)], () => ({
    a: 30,
    b: 30,
  }))
  const percent = Object.fromEntries(rows.map(({ key, percent }) => [key, percent]))
  expect(percent['26 10']).toBeCloseTo(160, 10)
  expect(percent['9 20']).toMatchObject({ unavailable: expect.stringMatching(/Under 10/) })
  expect(percent['20 9']).toMatchObject({ unavailable: expect.stringMatching(/Under 10/) })
  expect(percent['5 0']).toMatchObject({ unavailable: expect.stringMatching(/^n\/a/) })
  expect(rows.find(({ key }) => key === '0 0')!.p).toBe(1)
})

test('limited to hours of the week, it is those hours that count, and a row without any is not compared', () => {
  const saturdayNight = [5 * 24 + 22, 5 * 24 + 23]
  const ten = { from: '2025-01-06', to: '2025-01-15' }
  const fortnight = { from: '2025-01-20', to: '2025-02-02' }
  const side = (days: { from: string; to: string }, weekHours?: number[]) => ({ days, weekHours })
  expect(exposureOf(side(ten), side(fortnight))).toEqual({ a: 10, b: 14, unit: 'day' })
  expect(
    exposureOf(side(ten, saturdayNight), side(fortnight, [...saturdayNight.toReversed(), 5 * 24 + 22])),
  ).toEqual({ a: 2, b: 4, unit: 'hour' })
  expect(exposureOf(side(ten, saturdayNight), side(fortnight, [1]))).toMatchObject({ a: 10, unit: 'day' })
  const week = Array.from({ length: 168 }, (_, hour) => hour)
  expect(exposureOf(side(ten, week), side(fortnight, week))).toEqual({ a: 240, b: 336, unit: 'hour' })
  const rows = compareRows([row(12, 24), row(0, 9)], ({ a }) => (a === 0 ? { a: 0, b: 2 } : { a: 1, b: 2 }))
  expect(rows[0]).toMatchObject({ ratio: 1, p: 1, percent: 0 })
  expect(rows[1]).toMatchObject({
    p: 1,
    q: 1,
    ratio: { unavailable: expect.stringMatching(/none of these/) },
  })
})

test('q is never below p, and of rows drawn alike hardly any is called a change', () => {
  const random = seededRandom(5)
  let called = 0
  for (let set = 0; set < 40; set++) {
    const draw = () => Math.round(20 + 9 * (random() + random() + random() - 1.5))
    const rows = compareRows(
      Array.from({ length: 20 }, (_, i) => ({ ...row(draw(), draw()), label: `${i}` })),
      () => ({ a: 1, b: 1 }),
    )
    expect(rows.every(({ p, q }) => q >= p)).toBe(true)
    if (rows.some(({ q }) => q <= 0.05)) called++
  }
  expect(called).toBeLessThanOrEqual(2)
})

test('steps begin with the period, and one that it cuts short is left out', () => {
  const days = { from: '2025-03-26', to: '2025-04-10' }
  const minutes = ['2025-03-26', '2025-04-01', '2025-04-02', '2025-04-09'].map(dayToMinute)
  expect(countBySteps(minutes, days, 'week')).toEqual([
    { from: '2025-03-26', count: 2 },
    { from: '2025-04-02', count: 1 },
  ])
  expect(countBySteps(minutes, { from: '2025-03-01', to: '2025-04-30' }, 'month')).toEqual([
    { from: '2025-03-01', count: 1 },
    { from: '2025-04-01', count: 3 },
  ])
  expect(stepUnit(days, days, false)).toBe('week')
  expect(stepUnit(days, days, true)).toBe('month')
  expect(stepUnit(days, { from: '2024-01-01', to: '2024-12-31' }, false)).toBe('month')
})
