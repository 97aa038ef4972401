import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { hourByWeekday } from '../../../main/features/incidents/hour-by-weekday.ts'

const utc = (text: string) => Date.parse(text) / 60_000
const [minute, interval, day, month] = timePrecisions.map((_, position) => position)
const [mon, fri, sat, sun] = [0, 4, 5, 6]

/** The hours that hold anything, as `[weekday, hour, value]`. */
function hours(rows: [from: number, to: number, precision: number | undefined][]) {
  const found = hourByWeekday(
    rows.map(row => row[0]),
    rows.map(row => row[1]),
    rows.map(row => row[2]!),
  )
  if (found.kind === 'refused') throw new Error(found.reason)
  const held = [...found.values.entries()].filter(([, value]) => value > 0)
  return {
    ...found,
    held: held.map(([at, value]) => [Math.floor(at / 24), at % 24, Number(value.toFixed(12))]),
  }
}
const third = Number((1 / 3).toFixed(12))
const sixth = Number((1 / 6).toFixed(12))

test('Friday 22:30 to Saturday 01:30 is spread 1/6, 1/3, 1/3, 1/6', () => {
  const winter = hours([[utc('2025-01-10T22:30Z'), utc('2025-01-11T01:30Z'), interval]])
  expect(winter.held).toEqual([
    [fri, 22, sixth],
    [fri, 23, third],
    [sat, 0, third],
    [sat, 1, sixth],
  ])
  const summer = hours([[utc('2025-07-11T21:30Z'), utc('2025-07-12T00:30Z'), interval]])
  expect(summer.held).toEqual(winter.held)
})

test('a summer call after eleven in UTC belongs to the next London day', () => {
  expect(hours([[utc('2025-07-13T23:05Z'), Number.NaN, minute]]).held).toEqual([[mon, 0, 1]])
})

test('the hour the clocks skip gets nothing, the hour they repeat gets both', () => {
  const spring = hours([[utc('2025-03-30T00:00Z'), utc('2025-03-30T02:00Z'), interval]])
  expect(spring.held).toEqual([
    [sun, 0, 0.5],
    [sun, 2, 0.5],
  ])
  const autumn = hours([[utc('2025-10-25T23:00Z'), utc('2025-10-26T02:00Z'), interval]])
  expect(autumn.held).toEqual([
    [sun, 0, third],
    [sun, 1, Number((2 / 3).toFixed(12))],
  ])
})

test('an unknown end, an end at the start and an end before the start are the hour of the start', () => {
  const start = utc('2025-01-10T22:30Z')
  const found = hours([
    [start, Number.NaN, interval],
    [start, start, interval],
    [start, start - 120, interval],
    [start, start + 120, minute],
  ])
  expect(found.held).toEqual([[fri, 22, 4]])
  expect(found.endBeforeStart).toBe(1)
})

test('seven days or more are spread evenly; a minute less is not', () => {
  const start = utc('2025-01-10T22:30Z')
  const even = hours([[start, start + 7 * 1440, interval]])
  expect(new Set(even.held.map(([, , value]) => value))).toEqual(new Set([Number((1 / 168).toFixed(12))]))
  expect(even.held.length).toBe(168)
  const less = hours([[start, start + 7 * 1440 - 1, interval]])
  expect(Math.min(...less.held.map(([, , value]) => value!))).toBeLessThan(1 / 168 - 1e-6)
})

test('what is known only to the day or month is left out, or refused where there is nothing else', () => {
  const start = utc('2025-01-10T22:30Z')
  const mixed = hours([
    [start, Number.NaN, minute],
    [start, Number.NaN, day],
    [start, Number.NaN, month],
  ])
  expect(mixed).toMatchObject({ incidents: 1, left: 2 })
  expect(hourByWeekday([start], [start], [month!])).toEqual({
    kind: 'refused',
    reason: 'Hours cannot be shown: of these incidents only the month is known.',
  })
  expect(hourByWeekday([start, start], [start, start], [month!, day!])).toMatchObject({ kind: 'refused' })
  expect(hourByWeekday([], [], [])).toMatchObject({ kind: 'counts', incidents: 0 })
})

test('the hours add up to the incidents counted, whatever the intervals', () => {
  const anyMinute = fc.integer({ min: utc('2020-01-01T00:00Z'), max: utc('2030-01-01T00:00Z') })
  const row = fc.tuple(anyMinute, fc.integer({ min: -500, max: 15_000 }), fc.integer({ min: 0, max: 1 }))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), rows => {
      const found = hours(rows.map(([from, minutes, precision]) => [from, from + minutes, precision]))
      expect(found.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(rows.length, 9)
    }),
  )
})

test('a million incidents to the minute are counted in a second or so', () => {
  const n = 1_000_000
  const from = Int32Array.from(
    { length: n },
    (_, i) => utc('2024-01-01T00:00Z') + ((i * 7919) % (2 * 525_600)),
  )
  const start = performance.now()
  expect(hourByWeekday(from, from, new Uint8Array(n))).toMatchObject({ incidents: n })
  expect(performance.now() - start).toBeLessThan(3000)
})
