import { counted, decimals, whole } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { hourByWeekday } from '../incidents/hour-by-weekday.ts'
import { numberColumn, textColumn } from './telling/columns.ts'
import type { MethodInput, MethodResult } from './telling/hotspots.ts'
import { testWeekHours } from './when/week-hours.ts'

/** With fewer hardly an hour of the 168 could stand out. */
const fewestIncidents = 20
const alpha = 0.05
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

type Input = Pick<
  MethodInput<'hour-by-weekday'>,
  'fromMinutes' | 'toMinutes' | 'timePrecisions' | 'parameters' | 'period'
>

/** Incidents by hour of the week, with intervals, and the hours that stand out from an even week. */
export function run({ fromMinutes, toMinutes, timePrecisions, period }: Input): MethodResult {
  const week = hourByWeekday(fromMinutes, toMinutes, timePrecisions)
  const incidents = week.kind === 'counts' ? week.incidents : 0
  if (week.kind === 'refused' || incidents < fewestIncidents) {
    throw new AppError(
      'invalid',
      week.kind === 'refused'
        ? week.reason
        : `Hours of the week need ${fewestIncidents} incidents or more with an hour; there are ${whole(incidents)}.`,
      { next: 'Widen the period, or take in more sources or categories.' },
    )
  }
  const { values } = week
  const tests = testWeekHours(values, period)
  const hours = [...values.keys()]
  const signals = hours.map(hour => {
    if (tests.q[hour]! > alpha) return ''
    return values[hour]! > tests.expected[hour]! ? 'more than an even week' : 'fewer than an even week'
  })
  const most = hours
    .filter(hour => signals[hour] === 'more than an even week')
    .sort((a, b) => values[b]! - values[a]! || a - b)
  const warnings: string[] = []
  if (week.endBeforeStart > 0) {
    warnings.push(
      `${counted(week.endBeforeStart, 'incident ends', 'incidents end')} before ${week.endBeforeStart === 1 ? 'it starts and is' : 'they start and are'} counted in the hour of the start.`,
    )
  }
  if (incidents < values.length) {
    warnings.push(
      `${counted(incidents, 'incident')} over ${values.length} hours are less than one each: only a marked peak can stand out.`,
    )
  }
  const [top] = most
  return {
    statement:
      `Hour by weekday: ${counted(incidents, 'incident')} by London hour of the week, each hour compared with a week in which all are alike, at a false discovery rate of ${alpha}. ` +
      (top === undefined
        ? 'No hour has more than such a week would.'
        : `${counted(most.length, 'hour has', 'hours have')} more; the busiest is ${hourName(top)}: ${decimals(values[top]!, 1)} against ${decimals(tests.expected[top]!, 1)}.`),
    warnings,
    choices: [
      {
        parameter: 'intervals',
        reason:
          'An incident known as an interval is spread over the hours it may have happened in, each in proportion to its minutes; of seven days or more over all alike.',
      },
      {
        parameter: 'expected',
        reason: 'Every hour expects its share of the weekdays that are in the period.',
      },
      {
        parameter: 'alpha',
        reason: `No more than one hour in twenty that stands out is expected to by chance.`,
      },
    ],
    hotspots: [],
    tables: [
      {
        key: 'week',
        title: 'Hours of the week',
        note: 'London time, Monday first. Intervals are of 95 %, as counts vary by chance (Poisson).',
        rows: hours.length,
        drawing: { kind: 'week', value: 'count' },
        columns: [
          textColumn(
            'weekday',
            'Weekday',
            hours.map(hour => weekdays[Math.floor(hour / 24)]!),
          ),
          textColumn('hour', 'Hour', hours.map(clock), 'The hour that begins then.'),
          numberColumn('count', 'Incidents', values, { decimals: 1 }),
          numberColumn('lower', 'Lower', tests.lower, { decimals: 1 }),
          numberColumn('upper', 'Upper', tests.upper, { decimals: 1 }),
          numberColumn('expected', 'Expected', tests.expected, {
            decimals: 1,
            help: 'What the hour would hold in a week in which all are alike.',
          }),
          numberColumn('p', 'p', tests.p, { decimals: 4 }),
          numberColumn('q', 'q', tests.q, {
            decimals: 4,
            help: 'p, corrected for the 168 hours looked at (Benjamini and Hochberg).',
          }),
          textColumn('signal', 'What stands out', signals),
        ],
      },
    ],
  }
}

function clock(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`
}

function hourName(hour: number): string {
  return `${weekdays[Math.floor(hour / 24)]} from ${clock(hour)}`
}
