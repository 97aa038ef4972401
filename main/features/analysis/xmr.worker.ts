import { counted, decimals, whole } from '#shared/count-words.ts'
import { timePrecisions } from '#shared/features/incidents/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { numberColumn, textColumn } from './telling/columns.ts'
import type { MethodInput, MethodResult } from './telling/hotspots.ts'
import { dayInWords } from './telling/words.ts'
import { countInPeriods, type Period, wholePeriods } from './when/days.ts'
import { signalWords } from './when/signal-words.ts'
import { xmr } from './when/xmr.ts'
import { hasYearlyRhythm } from './when/yearly-rhythm.ts'

/** With fewer the mean moving range is a guess, and so are the limits. */
const fewestPeriods = 6
/** Below this mean the counts are too coarse for limits that lie evenly about it. */
const fewestPerPeriod = 5

type Input = Pick<MethodInput<'xmr'>, 'fromMinutes' | 'timePrecisions' | 'parameters' | 'period'>

/** Counts of whole weeks or months with their control limits, and the periods that stand out. */
export function run(input: Input): MethodResult {
  const { parameters, period } = input
  const { every } = parameters
  const { minutes, coarse } = timesOf(input)
  const periods = wholePeriods(period, every)
  if (periods.length < fewestPeriods) throw tooFew(periods.length, every, period)
  const { counts, outside } = countInPeriods(minutes, periods)
  const { rebases, choices } = rebasesOf(periods, parameters.rebaseOn ?? [], every)
  const chart = xmr(counts, rebases)
  const texts = chart.signals.map(signalWords)
  const standOut = texts.filter(text => text !== '').length
  const warnings: string[] = []
  if (coarse > 0) {
    warnings.push(`Left out: of ${counted(coarse, 'incident')} only the month is known, so not the week.`)
  }
  const total = counts.reduce((sum, count) => sum + count, 0)
  const mean = total / counts.length
  if (mean < fewestPerPeriod) {
    warnings.push(
      `There are only ${decimals(mean, 1)} incidents a ${every} on average; with fewer than ${fewestPerPeriod} the limits are coarse, and longer periods tell more.`,
    )
  }
  return {
    statement:
      `Control chart (XmR) of ${counted(total, 'incident')} in ${counted(periods.length, `whole ${every}`)}, from ` +
      `${dayInWords(periods[0]!.from)} to ${dayInWords(periods.at(-1)!.to)}: ${decimals(chart.mean.at(-1)!, 1)} a ${every} on average${rebases.length > 0 ? ' since the last rebase' : ''}, ` +
      `and from ${decimals(Math.max(0, chart.lower.at(-1)!), 1)} to ${decimals(chart.upper.at(-1)!, 1)} without a cause of its own. ` +
      (standOut === 0
        ? `No ${every} stands out: the ups and downs are those of every ${every}.`
        : `${counted(standOut, `${every} stands`, `${every}s stand`)} out${standingOut(counts, every)}`),
    warnings,
    choices: [
      {
        parameter: 'periods',
        reason: `Whole ${every}s only${every === 'week' ? ', Monday to Sunday' : ''}: ${outside === 0 ? 'none was cut off' : `${counted(outside, 'incident')} of ${every}s that are not over or were cut at the start are left out`}.`,
      },
      {
        parameter: 'seasons',
        reason: `Seasons are not taken out: the limits are those of all ${every}s alike, whatever the time of the year.`,
      },
      ...choices,
    ],
    hotspots: [],
    tables: [
      {
        key: 'periods',
        title: `${every === 'week' ? 'Weeks' : 'Months'} and their control limits`,
        note: `Limits are the mean plus and minus 2.66 times the mean moving range; a lower limit below zero is shown as zero. ${every === 'month' ? 'Months are counted as they are, though some are longer than others.' : 'Weeks begin on Monday.'}`,
        rows: periods.length,
        drawing: { kind: 'periods', value: 'count' },
        columns: [
          textColumn(
            'from',
            'From',
            periods.map(({ from }) => from),
          ),
          textColumn(
            'to',
            'To',
            periods.map(({ to }) => to),
            'The last day, included.',
          ),
          numberColumn('count', 'Incidents', counts),
          numberColumn('mean', 'Mean', chart.mean, { decimals: 2 }),
          numberColumn(
            'lower',
            'Lower limit',
            chart.lower.map(limit => Math.max(0, limit)),
            { decimals: 2 },
          ),
          numberColumn('upper', 'Upper limit', chart.upper, { decimals: 2 }),
          numberColumn('movingRange', 'Moving range', chart.movingRange, {
            help: 'How far the count is from that of the period before.',
            missing: 'The first of its stretch has none before it.',
          }),
          textColumn('signal', 'What stands out', texts, 'Empty where the count is an ordinary one.'),
        ],
      },
    ],
  }
}

/** What to make of signals: with a yearly rhythm most are the seasons, and no cause is to be looked for in them. */
function standingOut(counts: Uint32Array, every: 'week' | 'month'): string {
  if (!hasYearlyRhythm(counts, every === 'month' ? 12 : 52)) {
    return ', and a cause is worth looking for; chance alone makes one stand out now and then.'
  }
  return (
    `, but seasons are not taken out, and these ${every}s rise and fall alike year after year: such a rhythm by itself makes many of them stand out. ` +
    `Before looking for a cause, compare a ${every} with the same ${every} of the year before (Compare, beside the map).`
  )
}

/** Moments of the incidents that can be counted, and how many are known too coarsely for weeks. */
function timesOf({ fromMinutes, timePrecisions: precisions, parameters }: Input) {
  const month = timePrecisions.indexOf('month')
  if (parameters.every === 'month') return { minutes: fromMinutes, coarse: 0 }
  const minutes = fromMinutes.filter((_, i) => precisions[i] !== month)
  if (minutes.length === 0 && fromMinutes.length > 0) {
    throw new AppError(
      'invalid',
      'Of these incidents only the month is known, so they cannot be counted by week.',
      {
        next: 'Choose months.',
      },
    )
  }
  return { minutes, coarse: fromMinutes.length - minutes.length }
}

function tooFew(found: number, every: 'week' | 'month', { from, to }: Period): AppError {
  const held = from === '' ? '' : ` (${dayInWords(from)} to ${dayInWords(to)})`
  return new AppError(
    'invalid',
    `A control chart needs ${fewestPeriods} whole ${every}s or more; this period${held} holds ${whole(found)}.`,
    { next: every === 'month' ? 'Choose weeks, or a longer period.' : 'Choose a longer period.' },
  )
}

/** Where new stretches begin: a rebase is made only where it leaves enough periods on both sides. */
function rebasesOf(periods: readonly Period[], days: readonly string[], every: 'week' | 'month') {
  const rebases: number[] = []
  const choices: { parameter: string; reason: string }[] = []
  for (const day of [...new Set(days)].sort()) {
    const found = periods.findIndex(({ from }) => from >= day)
    const at = found === -1 ? periods.length : found
    const before = at - (rebases.at(-1) ?? 0)
    const after = periods.length - at
    const enough = before >= fewestPeriods && after >= fewestPeriods
    if (enough) rebases.push(at)
    choices.push({
      parameter: 'rebaseOn',
      reason: enough
        ? `From ${dayInWords(periods[at]!.from)} on, the first whole ${every} from ${dayInWords(day)}, the limits are computed anew.`
        : `Not rebased on ${dayInWords(day)}: ${counted(before, every)} before it and ${whole(after)} after it, and limits need ${fewestPeriods} on both sides.`,
    })
  }
  return { rebases, choices }
}
