import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { counted, decimals, whole } from '../analysis/telling/words.ts'
import { clopperPearson } from './binomial.ts'
import { eTest } from './e-test.ts'

/** A count of incidents and the months it was counted over; months may be a fraction, never zero. */
export type Period = { count: number; months: number }

/**
 * Ratio of two Poisson rates, after over before, with its exact interval: given the sum of both counts, the later
 * one is binomial, and the Clopper-Pearson interval of its share is turned into one of the ratio (Przyborowski and
 * Wilenski 1940). Nothing after: low 0. Nothing before: no ratio.
 */
export function rateRatio(
  before: Period,
  after: Period,
  level = 0.95,
): { ratio: number; low: number; high: number } | { unavailable: string } {
  if (before.count === 0) return { unavailable: 'There were no incidents before, so there is no ratio.' }
  const { low, high } = clopperPearson(after.count, before.count + after.count, level)
  const asRatio = (share: number) => ((share / (1 - share)) * before.months) / after.months
  return {
    ratio: (after.count * before.months) / (before.count * after.months),
    low: asRatio(low),
    high: asRatio(high),
  }
}

/** Poisson Z of two counts over equal periods: `2 (sqrt(after) - sqrt(before))`; beyond 1.96 either way is unusual. */
export function poissonZ(before: number, after: number): number {
  return 2 * (Math.sqrt(after) - Math.sqrt(before))
}

/** Change of the monthly rate in per cent; "n/a" from zero. */
export function percentageChange(before: Period, after: Period): number | { unavailable: string } {
  if (before.count === 0) return { unavailable: 'n/a' }
  return ((after.count * before.months) / (before.count * after.months) - 1) * 100
}

/**
 * The change in words, fit for a board: counts first, then the rates, the percentage where at least ten incidents
 * stand behind it, the ratio with its interval, and whether chance alone could do it (E-test).
 */
export function changeSentence(before: Period, after: Period): string {
  const counts =
    `${counted(before.count, 'incident')} in ${months(before)} before, ` +
    `${whole(after.count)} in ${months(after)} since: ${perMonth(before)} a month, then ${perMonth(after)}.`
  if (before.count === 0 && after.count === 0) return `${counts} Nothing to compare.`
  const p = eTest(before.count, after.count, before.months, after.months)
  const test = `E-test p ${pText(p)}`
  const verdict = p < 0.05 ? 'more than chance would do' : 'no more than chance could do'
  const change = percentageChange(before, after)
  const ratio = rateRatio(before, after)
  if (typeof change !== 'number' || 'unavailable' in ratio)
    return `${counts} Change n/a from zero; ${verdict} (${test}).`
  const direction =
    change === 0
      ? 'No change'
      : before.count < fewestForPercent
        ? `${change < 0 ? 'Down' : 'Up'}, on too few for a percentage`
        : `${change < 0 ? 'Down' : 'Up'} ${decimals(Math.abs(change), 1)} %`
  const interval = `${decimals(ratio.ratio, 2)} times the rate, 95 % interval ${decimals(ratio.low, 2)} to ${decimals(ratio.high, 2)}`
  return `${counts} ${direction} (${interval}); ${verdict} (${test}).`
}

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
