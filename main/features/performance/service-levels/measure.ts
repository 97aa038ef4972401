import { notTold, responseFlags } from '#shared/features/incidents/response-times.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import {
  type LevelOutcome,
  type MeasuredKind,
  outcomes,
  type ServicePromise,
} from '#shared/features/performance/service-level-rules.ts'
import type { Snapshot } from '../../incidents/snapshot.ts'
import { lastMinuteOfDay } from './london-days.ts'
import { workingClock } from './working-clock.ts'

/** The response times of a snapshot, one entry for each incident in its order; flags 0 where nothing is known. */
export type ResponseColumns = {
  flags: Uint16Array
  /** `notTold` where there is none. */
  answered: Int32Array
  visited: Int32Array
  resolved: Int32Array
}

/** What became of incidents under a promise, one entry for each position asked for. */
export type Measured = {
  positions: Uint32Array
  /** Positions in `outcomes`. */
  outcomes: Uint8Array
  /** In the unit of `Span`; of what is open as far as it is known, of what is told roughly the least. NaN for none. */
  elapsed: Float64Array
  /** 1 where it may have been longer. */
  rough: Uint8Array
}

/** Elapsed time from the earliest it can have been to the latest. */
type Span = { least: number; most: number }
type Spanner = (from: readonly [number, number], end: readonly [number, number]) => Span

const code = Object.fromEntries(outcomes.map((outcome, at) => [outcome, at])) as Record<LevelOutcome, number>
const [atMinute, atDay] = [timePrecisions.indexOf('minute'), timePrecisions.indexOf('day')]
const perUnit = { seconds: 1 / 60, minutes: 1, hours: 60 } as const
const minutesPerDay = 1440
const londonHour = 60

const bits: Record<MeasuredKind, { told: number; unusable: number; day: number; twice: number }> = {
  answer: { told: responseFlags.answeredTold, unusable: responseFlags.answeredUnusable, day: 0, twice: 0 },
  visit: {
    told: responseFlags.visitedTold,
    unusable: responseFlags.visitedUnusable,
    day: responseFlags.visitedDay,
    twice: responseFlags.visitedTwice,
  },
  resolve: {
    told: responseFlags.resolvedTold,
    unusable: responseFlags.resolvedUnusable,
    day: responseFlags.resolvedDay,
    twice: responseFlags.resolvedTwice,
  },
}

/** The target in the unit in which time is counted for it: seconds for an answer, minutes or working days else. */
export function targetOf({
  measured,
  target: { amount, unit },
}: Pick<ServicePromise, 'measured' | 'target'>): number {
  if (unit === 'working-days') return amount
  return amount * perUnit[unit] * (measured === 'answer' ? 60 : 1)
}

/**
 * Holds incidents against a promise. Where a time is known only roughly (a day, an hour shown twice, a wait to the
 * minute) the earliest and the latest it can have been are both looked at: it is kept or late only where they agree.
 *
 * @param knownUntil the moment, in UTC epoch minutes, at which the source last told of the incident at a position: what
 * was open then and due by then is overdue, what fell due later is not known.
 */
export function measure(
  promise: ServicePromise,
  snapshot: Snapshot,
  responses: ResponseColumns,
  positions: Uint32Array,
  { knownUntil, now }: { knownUntil(position: number): number; now: number },
): Measured {
  const found: Measured = {
    positions,
    outcomes: new Uint8Array(positions.length),
    elapsed: new Float64Array(positions.length).fill(Number.NaN),
    rough: new Uint8Array(positions.length),
  }
  const target = targetOf(promise)
  const hold = promise.measured === 'answer' ? holdAnswer : holdLater(promise)
  for (let i = 0; i < positions.length; i++) found.outcomes[i] = hold(positions[i]!, i)
  return found

  function judge({ least, most }: Span, i: number): number {
    found.elapsed[i] = least
    found.rough[i] = Number(most > least)
    if (most <= target) return code.kept
    return least > target ? code.late : code['too-rough']
  }

  function holdAnswer(at: number, i: number): number {
    const flags = responses.flags[at]!
    const seconds = responses.answered[at]!
    if (seconds === notTold) return flags & responseFlags.answeredUnusable ? code.impossible : code['no-time']
    const reach = flags & responseFlags.answeredToMinute ? 59 : 0
    return judge({ least: Math.max(0, seconds - reach), most: seconds + reach }, i)
  }

  function holdLater(asked: ServicePromise): (at: number, i: number) => number {
    const { told, unusable, day, twice } = bits[asked.measured]
    const column = asked.measured === 'visit' ? responses.visited : responses.resolved
    const span = spanner(asked)
    return (at, i) => {
      const flags = responses.flags[at]!
      if ((flags & told) === 0) return code['no-time']
      if (flags & unusable) return code.impossible
      const precision = snapshot.timePrecisions[at]!
      if (precision !== atMinute && precision !== atDay) return code['no-call-time']
      const from = [snapshot.fromMinutes[at]!, snapshot.toMinutes[at]!] as const
      const end = column[at]!
      if (end !== notTold) {
        const latest = flags & day ? lastMinuteOfDay(end) : flags & twice ? end + londonHour : end
        return judge(span(from, [end, latest]), i)
      }
      // Who closes a call without going there has neither kept the promise of a visit nor is late with it: it is listed.
      if (asked.measured === 'visit' && responses.resolved[at] !== notTold) return code.unvisited
      const seen = Math.min(knownUntil(at), now)
      const { least } = span(from, [seen, seen])
      found.elapsed[i] = least
      if (least > target) return code.overdue
      return span(from, [now, now]).least > target ? code['not-heard'] : code['not-due']
    }
  }
}

function spanner({ target, clock, opensAt, closesAt }: ServicePromise): Spanner {
  if (target.unit === 'working-days') {
    const { daysBetween } = workingClock({ opens: 0, closes: minutesPerDay })
    return (from, end) => ({ least: daysBetween(from[1], end[0]), most: daysBetween(from[0], end[1]) })
  }
  if (clock === 'round') {
    return (from, end) => ({ least: Math.max(0, end[0] - from[1]), most: Math.max(0, end[1] - from[0]) })
  }
  const { minutesBetween } = workingClock({ opens: minutesOf(opensAt), closes: minutesOf(closesAt) })
  return (from, end) => ({ least: minutesBetween(from[1], end[0]), most: minutesBetween(from[0], end[1]) })
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
