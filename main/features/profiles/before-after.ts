import { counted, decimals, whole } from '#shared/count-words.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { eTest } from '../analysis/statistics/e-test.ts'
import { percentChange } from '../analysis/statistics/poisson-z.ts'
import { type Counted, rateRatio } from '../analysis/statistics/rate-ratio.ts'

/** A count of incidents and the months it was counted over; months may be a fraction, never zero. */
export type Period = { count: number; months: number }

/**
 * The change in words, fit for a board: counts first, then the rates, the percentage where at least ten incidents
 * stand behind it, the ratio with its interval, and whether chance alone could do it (E-test).
 */
export function changeSentence(before: Period, after: Period): string {
  const counts =
    `${counted(before.count, 'incident')} in ${months(before)} before, ` +
    `${whole(after.count)} in ${months(after)} since: ${perMonth(before)} a month, then ${perMonth(after)}.`
  if (before.count === 0 && after.count === 0) return `${counts} Nothing to compare.`
  const [now, then] = [counting(after), counting(before)]
  const p = eTest(now, then)
  const test = `E-test p ${pText(p)}`
  const verdict = p < 0.05 ? 'more than chance would do' : 'no more than chance could do'
  const change = percentChange(before.count / before.months, after.count / after.months)
  const { ratio, lower, upper } = rateRatio(now, then)
  if (typeof change !== 'number' || typeof ratio !== 'number')
    return `${counts} Change n/a from zero; ${verdict} (${test}).`
  const direction =
    change === 0
      ? 'No change'
      : before.count < fewestForPercent
        ? `${change < 0 ? 'Down' : 'Up'}, on too few for a percentage`
        : `${change < 0 ? 'Down' : 'Up'} ${decimals(Math.abs(change), 1)} %`
  const interval = `${decimals(ratio, 2)} times the rate, 95 % interval ${[lower, upper].map(bound => decimals(bound as number, 2)).join(' to ')}`
  return `${counts} ${direction} (${interval}); ${verdict} (${test}).`
}

const counting = ({ count, months: exposure }: Period): Counted => ({ count, exposure })

function months({ months: length }: Period): string {
  const rounded = Math.round(length * 10) / 10
  return `${rounded.toLocaleString('en-GB')} ${rounded === 1 ? 'month' : 'months'}`
}

function perMonth({ count, months: length }: Period): string {
  return decimals(count / length, 1)
}

function pText(p: number): string {
  return p < 0.001 ? '< 0.001' : `= ${decimals(p, 3)}`
}
