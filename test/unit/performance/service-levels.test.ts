import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notTold, responseFlags } from '#shared/features/incidents/response-times.ts'
import {
  outcomes,
  type ServicePromise,
  shareWords,
  verdictOf,
} from '#shared/features/performance/service-level-rules.ts'
import { isWorkingDay } from '#shared/working-days.ts'
import { wilsonInterval } from '../../../main/features/analysis/statistics/wilson.ts'
import { localText } from '../../../main/features/incidents/local-time.ts'
import { emptySnapshot } from '../../../main/features/incidents/snapshot.ts'
import { measure } from '../../../main/features/performance/service-levels/measure.ts'
import {
  countOutcomes,
  quantilesOf,
  shareOf,
  worstFirst,
} from '../../../main/features/performance/service-levels/tell.ts'
import { workingClock } from '../../../main/features/performance/service-levels/working-clock.ts'

const minute = (iso: string) => Date.parse(iso) / 60_000
const office = { opens: 9 * 60, closes: 17 * 60 }
const clock = workingClock(office)

test.each([
  ['within a morning', '2025-03-04T09:30Z', '2025-03-04T11:00Z', 90],
  ['over a night', '2025-03-04T16:30Z', '2025-03-05T09:30Z', 60],
  ['from before opening', '2025-03-04T06:00Z', '2025-03-04T09:10Z', 10],
  ['over a weekend', '2025-03-07T16:00Z', '2025-03-10T10:00Z', 120],
  // Thursday 16:00 to Tuesday 10:00: Good Friday, the weekend and Easter Monday between.
  ['over Easter 2025, in summer time', '2025-04-17T15:00Z', '2025-04-22T09:00Z', 120],
  // Friday 28 March 16:00 GMT to Monday 31 March 10:00 BST, which is 09:00 UTC.
  ['over the clock change in spring', '2025-03-28T16:00Z', '2025-03-31T09:00Z', 120],
  // Friday 24 October 16:00 BST, which is 15:00 UTC, to Monday 27 October 10:00 GMT.
  ['over the clock change in autumn', '2025-10-24T15:00Z', '2025-10-27T10:00Z', 120],
  // 24 December 16:00 to 29 December 10:00: Thursday and Friday are bank holidays.
  ['over Christmas 2025', '2025-12-24T16:00Z', '2025-12-29T10:00Z', 120],
  // Christmas 2021 was a Saturday: Monday 27 and Tuesday 28 are kept instead.
  ['over the substitute days of 2021', '2021-12-24T16:00Z', '2021-12-29T10:00Z', 120],
  ['on a Sunday', '2025-03-09T10:00Z', '2025-03-09T15:00Z', 0],
  ['backwards', '2025-03-05T10:00Z', '2025-03-04T10:00Z', 0],
])('working minutes %s', (_, from, to, minutes) => {
  expect(clock.minutesBetween(minute(from), minute(to))).toBe(minutes)
})

test.each([
  ['the next day', '2025-03-04T10:00Z', '2025-03-05T23:00Z', 1],
  ['the same day', '2025-03-04T00:00Z', '2025-03-04T23:59Z', 0],
  ['Friday to Monday', '2025-03-07T20:00Z', '2025-03-10T08:00Z', 1],
  ['Thursday before Easter to Tuesday after', '2025-04-17T10:00Z', '2025-04-22T10:00Z', 1],
  // 23:30 UTC in summer is half past midnight of the next day in London.
  ['by the day in London', '2025-07-01T23:30Z', '2025-07-02T12:00Z', 0],
])('working days: %s', (_, from, to, days) => {
  expect(clock.daysBetween(minute(from), minute(to))).toBe(days)
})

const someMinute = fc.integer({ min: minute('2024-03-25T00:00Z'), max: minute('2026-01-10T00:00Z') })

test('the clock counts what one counts minute by minute, however the days were asked for before', () => {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .map(([a, b]) => ({ opens: Math.min(a, b - 1), closes: Math.max(a + 1, b) }))
  const span = fc.integer({ min: 0, max: 9 * 1440 })
  fc.assert(
    fc.property(
      hours,
      fc.array(fc.tuple(someMinute, span), { minLength: 1, maxLength: 3 }),
      (open, spans) => {
        const asked = workingClock(open)
        for (const [from, length] of spans) {
          let counted = 0
          for (let at = from; at < from + length; at++) {
            const [day, time] = localText(at, 'minute').split(' ') as [string, string]
            const ofDay = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
            if (isWorkingDay(day) && ofDay >= open.opens && ofDay < open.closes) counted++
          }
          expect(asked.minutesBetween(from, from + length)).toBe(counted)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('working time adds up, and never runs back', () => {
  fc.assert(
    fc.property(fc.array(someMinute, { minLength: 3, maxLength: 3 }), moments => {
      const [a, b, c] = moments.toSorted((x, y) => x - y) as [number, number, number]
      expect(clock.minutesBetween(a, b) + clock.minutesBetween(b, c)).toBe(clock.minutesBetween(a, c))
      expect(clock.daysBetween(a, b) + clock.daysBetween(b, c)).toBe(clock.daysBetween(a, c))
    }),
  )
})

type Told = { from: string; end?: string; to?: string; flags?: number; seconds?: number; precision?: number }
const visited = responseFlags.visitedTold
const promise: ServicePromise = {
  ...{ measured: 'visit', target: { amount: 60, unit: 'minutes' }, sharePercent: 90 },
  ...{ clock: 'round', opensAt: '09:00', closesAt: '17:00' },
}

/** Holds made incidents against a promise; all of them were last told at `seen`. */
function held(
  told: Told[],
  asked: Partial<ServicePromise> = {},
  seen = '2025-06-30T12:00Z',
  now = '2025-07-31T12:00Z',
) {
  const snapshot = { ...emptySnapshot(told.length), importIds: [], lastIncidentId: 0 }
  const column = () => new Int32Array(told.length).fill(notTold)
  const responses = {
    flags: new Uint16Array(told.length),
    answered: column(),
    visited: column(),
    resolved: column(),
  }
  told.forEach(({ from, to, end, flags = visited, seconds, precision = 0 }, at) => {
    snapshot.fromMinutes[at] = minute(from)
    snapshot.toMinutes[at] = minute(to ?? from)
    snapshot.timePrecisions[at] = precision
    responses.flags[at] = flags
    if (end) responses.visited[at] = minute(end)
    if (seconds !== undefined) responses.answered[at] = seconds
  })
  const positions = Uint32Array.from(told, (_, at) => at)
  const known = { knownUntil: () => minute(seen), now: minute(now) }
  const measured = measure({ ...promise, ...asked }, snapshot, responses, positions, known)
  return { measured, names: Array.from(measured.outcomes, at => outcomes[at]!) }
}

test('the target itself is kept, a minute more is late', () => {
  const from = '2025-06-03T10:00Z'
  expect(
    held([
      { from, end: '2025-06-03T11:00Z' },
      { from, end: '2025-06-03T11:01Z' },
    ]).names,
  ).toEqual(['kept', 'late'])
})

test('what is open is overdue only as far as its source told', () => {
  const asked = { target: { amount: 3, unit: 'working-days' } } as const
  const { names } = held(
    [
      { from: '2025-06-20T10:00Z' },
      { from: '2025-06-27T10:00Z' },
      { from: '2025-06-27T10:00Z', flags: 0 },
      { from: '2025-06-27T10:00Z', flags: visited | responseFlags.visitedUnusable },
    ],
    asked,
  )
  expect(names).toEqual(['overdue', 'not-heard', 'no-time', 'impossible'])
  expect(
    held([{ from: '2025-06-27T10:00Z' }], asked, '2025-06-30T12:00Z', '2025-07-02T12:00Z').names,
  ).toEqual(['not-due'])
})

test('what is known only roughly is told where both ends agree, and not where they do not', () => {
  const day = responseFlags.visitedDay | visited
  const from = '2025-06-03T10:00Z'
  const midnight = '2025-06-02T23:00Z'
  expect(held([{ from, end: midnight, flags: day }]).names).toEqual(['too-rough'])
  expect(held([{ from, end: '2025-06-04T23:00Z', flags: day }]).names).toEqual(['late'])
  const inDays = { target: { amount: 1, unit: 'working-days' } } as const
  expect(
    held(
      [
        { from, end: midnight, flags: day },
        { from, end: '2025-06-04T23:00Z', flags: day },
      ],
      inDays,
    ).names,
  ).toEqual(['kept', 'late'])
  // A day of 23 hours ends at its own midnight, not an hour into Monday.
  const spring = { from: '2025-03-28T10:00Z', end: '2025-03-30T00:00Z', flags: day }
  expect(held([spring], { target: { amount: 0, unit: 'working-days' } }).names).toEqual(['kept'])
  const twice = {
    from: '2025-10-26T00:00Z',
    end: '2025-10-26T00:30Z',
    flags: visited | responseFlags.visitedTwice,
  }
  expect(held([twice]).names).toEqual(['too-rough'])
  expect(held([twice], { target: { amount: 2, unit: 'hours' } }).names).toEqual(['kept'])
  expect(held([{ from, to: '2025-06-30T10:00Z', end: '2025-06-30T10:00Z', precision: 3 }]).names).toEqual([
    'no-call-time',
  ])
})

test('an answer told to the minute can be late or kept, or neither', () => {
  const told = responseFlags.answeredTold
  const about = told | responseFlags.answeredToMinute
  const asked = { measured: 'answer', target: { amount: 30, unit: 'seconds' } } as const
  const calls = [
    { seconds: 30, flags: told },
    { seconds: 31, flags: told },
    { seconds: 0, flags: about },
    { seconds: 120, flags: about },
    { flags: told },
    { flags: told | responseFlags.answeredUnusable },
  ].map(call => ({ from: '2025-06-03T10:00Z', ...call }))
  expect(held(calls, asked).names).toEqual(['kept', 'late', 'too-rough', 'late', 'no-time', 'impossible'])
})

test('every incident has one outcome, shares are counted of what was measured, and the worst come first', () => {
  const call = fc.record({ wait: fc.option(fc.integer({ min: 0, max: 5000 })), known: fc.boolean() })
  fc.assert(
    fc.property(fc.array(call, { maxLength: 40 }), calls => {
      const from = '2025-06-03T10:00Z'
      const told = calls.map(({ wait, known }): Told => {
        const end = wait === null ? {} : { end: new Date((minute(from) + wait) * 60_000).toISOString() }
        return { from, ...end, flags: known ? visited : 0 }
      })
      const { measured } = held(told)
      const counts = countOutcomes(measured)
      expect(counts.reduce((a, b) => a + b, 0)).toBe(calls.length)
      const { kept, of, lower, upper } = shareOf(counts)
      const known = calls.filter(call => call.known)
      expect(kept).toBe(known.filter(({ wait }) => wait !== null && wait <= 60).length)
      expect(of).toBe(known.length)
      expect(lower).toBeLessThanOrEqual(upper)
      const worst = worstFirst(measured).map(at => measured.elapsed[at]!)
      expect(worst).toHaveLength(of - kept)
      expect(worst).toEqual(worst.toSorted((a, b) => b - a))
      const sorted = known.map(({ wait }) => wait ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b)
      const { of: n, quantiles } = quantilesOf(measured, [0.5, 0.9])
      expect(n).toBe(known.length)
      quantiles.forEach((found, at) => {
        const value = sorted[Math.ceil([0.5, 0.9][at]! * sorted.length - 1e-9) - 1]
        if (value === undefined) expect(found).toEqual({ kind: 'none' })
        else if (value === Number.POSITIVE_INFINITY) expect(found).toEqual({ kind: 'open' })
        else expect(found).toEqual({ kind: 'time', value })
      })
    }),
  )
})

test('the verdict is that of the interval, and small numbers are told as such', () => {
  const of = (kept: number, n: number) => ({ kept, of: n, ...wilsonInterval(kept, n) })
  expect(verdictOf(of(970, 1000), 90)).toBe('met')
  expect(verdictOf(of(800, 1000), 90)).toBe('missed')
  expect(verdictOf(of(91, 100), 90)).toBe('unclear')
  expect(verdictOf(of(4, 6), 90)).toBe('few')
  expect(verdictOf(of(0, 0), 90)).toBe('nothing')
  expect(verdictOf(of(5000, 5000), 100)).toBe('unclear')
  expect(shareWords(of(4, 6))).toBe('4 of 6')
  expect(shareWords(of(0, 0))).toBe('n/a')
  expect(shareWords(of(176, 190))).toBe('176 of 190 (92.6 %, 95 % interval 88.0 to 95.6 %)')
})
