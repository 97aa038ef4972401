import { lightFormat } from 'date-fns/lightFormat'
import { parseISO } from 'date-fns/parseISO'
import { subDays } from 'date-fns/subDays'
import type { Figures, Profile } from '#shared/features/profiles/contract.ts'
import { changeSentence } from './before-after.ts'
import { inWholeMonths } from './figures.ts'
import { type DayPeriod, dayAfter, lengthInMonths, nextMonthStart } from './period.ts'

/**
 * The days to compare with the baseline: from the day after adoption to the last day covered. Incidents known
 * only by their month cannot be told apart within it, so with them it begins with the next month. Null before
 * any such day is covered.
 */
export function periodSince(adoptedOn: string, lastDay: string, monthsOnly: boolean): DayPeriod | null {
  const from = monthsOnly ? nextMonthStart(adoptedOn) : dayAfter(adoptedOn)
  return from > lastDay ? null : { from, to: lastDay }
}

/**
 * The last day that is counted: the sources' last, or the day on which it ended, where that was before. Incidents
 * known only by their month are counted up to the last whole month by then.
 */
export function lastDayCounted(lastDay: string, endedOn: string | null, monthsOnly: boolean): string {
  if (endedOn === null || endedOn >= lastDay) return lastDay
  if (!monthsOnly || dayAfter(endedOn).endsWith('-01')) return endedOn
  return lightFormat(subDays(parseISO(`${endedOn.slice(0, 7)}-01`), 1), 'yyyy-MM-dd')
}

/** Compares the calls since adoption with the whole months of the frozen baseline, each a month. */
export function compareSince(
  baseline: Figures,
  period: DayPeriod,
  months: Figures['months'],
): NonNullable<Profile['since']> {
  const whole = inWholeMonths(baseline.months, baseline)
  // A baseline shorter than a month is taken over its days.
  const before = whole.months > 0 ? whole : { count: baseline.total, months: lengthInMonths(baseline) }
  const after = { count: months.reduce((sum, { count }) => sum + count, 0), months: lengthInMonths(period) }
  return {
    ...period,
    count: after.count,
    perMonth: after.count / after.months,
    months,
    baselineCount: before.count,
    baselinePerMonth: before.count / before.months,
    sentence: changeSentence(before, after),
  }
}
