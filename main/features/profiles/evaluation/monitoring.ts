import { endOfMonth } from 'date-fns/endOfMonth'
import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { counted, decimals, whole } from '#shared/count-words.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Figures } from '#shared/features/profiles/contract.ts'
import type { Monitoring } from '#shared/features/profiles/evaluation.ts'
import { xmr } from '../../analysis/when/xmr.ts'
import { type DayPeriod, wholeMonthsOf } from '../period.ts'

/** With fewer months the mean moving range is a guess, and so are the limits. */
const fewestMonths = 6
const runLength = 7

/** Days of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): DayPeriod {
  return { from: `${month}-01`, to: lightFormat(endOfMonth(parseISO(`${month}-01`)), 'yyyy-MM-dd') }
}

type Watched = {
  filter: Filter
  baseline: Figures
  since: { period: DayPeriod; months: Figures['months'] }
}

/**
 * Calls month by month against the range expected from the frozen baseline: its mean plus and minus 2.66 times its
 * mean moving range (XmR). What lies outside stands out, and so do seven months in a row on one side of the mean.
 */
export function monitor({ filter, baseline, since }: Watched): Monitoring {
  const before = wholeMonthsOf(baseline)
  const after = wholeMonthsOf(since.period)
  const countBefore = new Map(baseline.months.map(({ month, count }) => [month, count]))
  const countAfter = new Map(since.months.map(({ month, count }) => [month, count]))
  const beforeCounts = before.map(month => countBefore.get(month) ?? 0)
  const afterCounts = after.map(month => countAfter.get(month) ?? 0)
  const split = [...new Set([baseline.to.slice(0, 7), since.period.from.slice(0, 7)])].filter(
    month => !before.includes(month) && !after.includes(month),
  )
  const expected = expectedFrom(beforeCounts)
  const signals = 'mean' in expected ? signalsAgainst(expected, afterCounts) : afterCounts.map(() => '')
  const point = (month: string, count: number, part: 'before' | 'split' | 'after', signal = '') => ({
    month,
    count,
    part,
    signal,
    filter: { ...filter, ...daysOfMonth(month) },
  })
  return {
    months: [
      ...before.map((month, at) => point(month, beforeCounts[at]!, 'before')),
      ...split.map(month =>
        point(month, (countBefore.get(month) ?? 0) + (countAfter.get(month) ?? 0), 'split'),
      ),
      ...after.map((month, at) => point(month, afterCounts[at]!, 'after', signals[at]!)),
    ],
    expected,
    sentence: sentenceOf(expected, afterCounts, signals),
  }
}

type Expected = Monitoring['expected']

function expectedFrom(counts: readonly number[]): Expected {
  if (counts.length < fewestMonths) {
    return {
      unavailable: `The baseline has ${counted(counts.length, 'whole month')}; a range to expect needs ${fewestMonths}.`,
    }
  }
  const chart = xmr(counts)
  return {
    mean: chart.mean[0]!,
    lower: Math.max(0, chart.lower[0]!),
    upper: chart.upper[0]!,
    months: counts.length,
  }
}

function signalsAgainst(expected: { mean: number; lower: number; upper: number }, counts: readonly number[]) {
  const { mean, lower, upper } = expected
  const sides = counts.map(count => Math.sign(count - mean))
  return counts.map((count, at) => {
    if (count < lower) return 'below the expected range'
    if (count > upper) return 'above the expected range'
    const side = sides[at]!
    if (side === 0) return ''
    let [from, to] = [at, at]
    while (sides[from - 1] === side) from--
    while (sides[to + 1] === side) to++
    const run = to - from + 1
    return run >= runLength ? `one of ${run} in a row ${side < 0 ? 'below' : 'above'} the mean` : ''
  })
}

function sentenceOf(expected: Expected, counts: readonly number[], signals: readonly string[]): string {
  if ('unavailable' in expected) return expected.unavailable
  const range = `${decimals(expected.mean, 1)} a month before, and from ${decimals(expected.lower, 1)} to ${decimals(expected.upper, 1)} without a cause of its own`
  if (counts.length === 0) return `Expected: ${range}. No whole month has passed since adoption.`
  const below = signals.filter(signal => signal.startsWith('below')).length
  const above = signals.filter(signal => signal.startsWith('above')).length
  const parts = [
    ...(below > 0 ? [`${whole(below)} below it`] : []),
    ...(above > 0 ? [`${whole(above)} above it`] : []),
  ]
  const said = parts.length > 0 ? parts.join(' and ') : 'none outside it'
  return `Expected: ${range}. Of ${counted(counts.length, 'whole month')} since adoption, ${said}.`
}
