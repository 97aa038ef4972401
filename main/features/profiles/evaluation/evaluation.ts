import { counted, decimals, whole } from '#shared/count-words.ts'
import type { Figure } from '#shared/features/analysis/figures.ts'
import type { Evaluation } from '#shared/features/profiles/evaluation.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { compareCounts } from '../../analysis/change/compare-counts.ts'
import {
  type BeforeAfter,
  displacementDifference,
  displacementQuotient,
} from '../../analysis/change/displacement.ts'
import { poissonZ } from '../../analysis/statistics/poisson-z.ts'
import { rateRatio } from '../../analysis/statistics/rate-ratio.ts'
import { probability } from '../../analysis/telling/words.ts'

type Whole = { count: number; months: number }
type Rates = Pick<Evaluation, 'percent' | 'ratio' | 'ratioLower' | 'ratioUpper' | 'p' | 'z'>

/** Below this the difference is not near enough normal. */
const fewestForDifference = 5
const alpha = 0.05

/**
 * Whole months before and since, each as a rate a month: exact interval of the rate ratio, E-test, and Poisson Z of
 * the two monthly averages, 2 (sqrt(after) - sqrt(before)): 26 a month then 4 a month is -6.198.
 */
export function ratesOf(before: Whole, after: Whole): Rates {
  const [now, then] = [asCounted(after), asCounted(before)]
  const { ratio, lower, upper } = rateRatio(now, then)
  const { percent, p } = compareCounts(now, then)
  return {
    percent,
    ratio,
    p,
    ratioLower: lower,
    ratioUpper: upper,
    z: poissonZ(before.count / before.months, after.count / after.months),
  }
}

const asCounted = ({ count, months }: Whole) => ({ count, exposure: months })

/** The change in a sentence fit for the board: rates, counts, change with its interval, and what chance would do. */
export function rateSentence(before: Whole, after: Whole, rates: Rates): string {
  const [first, second] = [before.count / before.months, after.count / after.months]
  const verb = second < first ? 'fell' : second > first ? 'rose' : 'stayed'
  const told =
    `Calls ${verb} from an average of ${perMonth(first)} a month (${whole(before.count)} in ${counted(before.months, 'whole month')} before adoption) ` +
    `to ${perMonth(second)} a month (${whole(after.count)} in ${counted(after.months, 'whole month')} since)`
  const { percent, ratio, ratioLower, ratioUpper, p, z } = rates
  const enough = Math.min(before.count, after.count) >= fewestForPercent
  const change = enough && typeof percent === 'number' ? `${signed(percent)} %` : 'too few for a percentage'
  const interval =
    typeof ratio === 'number' && typeof ratioLower === 'number' && typeof ratioUpper === 'number'
      ? `; ${decimals(ratio, 2)} times the rate, 95 % interval ${decimals(ratioLower, 2)} to ${decimals(ratioUpper, 2)}`
      : ''
  const test = typeof p === 'number' ? `; E-test ${probability(p)}` : ''
  const poisson = typeof z === 'number' ? `; Poisson Z = ${z.toFixed(3)}` : ''
  const verdict =
    typeof p !== 'number' || p > alpha
      ? 'No more of a change than chance would explain.'
      : second < first
        ? 'Fewer than chance would explain.'
        : 'More than chance would explain.'
  return `${told}: ${change}${interval}${test}${poisson}. ${verdict}`
}

/** A month's average as people say it: 26, or 4.3. */
function perMonth(rate: number): string {
  return Number.isInteger(rate) ? whole(rate) : decimals(rate, 1)
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${decimals(value, 1)}`
}

export type Grounds = {
  treated: BeforeAfter
  control?: BeforeAfter
  buffer?: BeforeAfter
  controlBuffer?: BeforeAfter
}
type Displacement = Pick<
  NonNullable<Evaluation['paired']>,
  'difference' | 'standardError' | 'differenceZ' | 'differenceP' | 'lower' | 'upper' | 'quotient'
>

/** Weighted displacement difference and quotient of the treated ground against its comparison and buffers. */
export function displacementOf({ treated, control, buffer, controlBuffer }: Grounds): Displacement {
  if (!control) {
    const none = { unavailable: 'No comparison area has been chosen.' }
    return {
      difference: none,
      standardError: none,
      differenceZ: none,
      differenceP: none,
      lower: none,
      upper: none,
      quotient: none,
    }
  }
  const buffers = buffer && controlBuffer ? { buffers: { ofTreated: buffer, ofControl: controlBuffer } } : {}
  const found = displacementDifference({ treated, control, ...buffers })
  return {
    difference: found.difference,
    standardError: found.standardError,
    differenceZ: found.z,
    differenceP: found.p,
    lower: found.lower,
    upper: found.upper,
    quotient: buffer
      ? displacementQuotient(treated, control, buffer)
      : { unavailable: 'No ring round the place has been chosen.' },
  }
}

type Told = { grounds: Grounds; months: number; label: string; bufferMetres: number | null }

/** What the comparison says, in sentences: the difference, and what became of the surroundings. */
export function displacementSentences(
  { grounds, months, label, bufferMetres }: Told,
  found: Displacement,
): string[] {
  const { treated, control, buffer } = grounds
  const went = ({ before, after }: BeforeAfter) => `from ${whole(before)} to ${whole(after)}`
  const sentences: string[] = []
  if (control) {
    const { difference, differenceP, lower, upper } = found
    const interval =
      isNumber(lower) && isNumber(upper)
        ? ` (95 % interval ${whole(Math.round(lower))} to ${whole(Math.round(upper))})`
        : ''
    const chance = isNumber(differenceP) && differenceP <= alpha
    const verdict = !isNumber(difference)
      ? 'nothing can be said'
      : !chance
        ? 'no more of a difference than chance would explain'
        : difference < 0
          ? `${whole(-difference)} fewer than the comparison would lead one to expect`
          : `${whole(difference)} more than the comparison would lead one to expect`
    sentences.push(
      `Over ${counted(months, 'month')} each, the place went ${went(treated)} and “${label}” ${went(control)}: ` +
        `weighted displacement difference ${isNumber(difference) ? whole(difference) : 'n/a'}${interval}, ${isNumber(differenceP) ? probability(differenceP) : 'no test'}; ${verdict}.`,
    )
  }
  if (buffer && bufferMetres !== null) {
    const { quotient } = found
    const meaning = !isNumber(quotient)
      ? ` Whether it moved cannot be said: ${quotient.unavailable}`
      : quotient > 0
        ? ` Weighted displacement quotient ${decimals(quotient, 2)}: the surroundings gained as well.`
        : quotient >= -1
          ? ` Weighted displacement quotient ${decimals(quotient, 2)}: part of the gain was lost to the surroundings.`
          : ` Weighted displacement quotient ${decimals(quotient, 2)}: more moved to the surroundings than was gained.`
    sentences.push(`The ring of ${whole(bufferMetres)} m around it went ${went(buffer)}.${meaning}`)
  }
  return sentences
}

/** What to keep in mind about counts as small as these. */
export function smallCounts({ treated, control, buffer, controlBuffer }: Grounds): string[] {
  const given = [treated, control, buffer, controlBuffer].filter(one => one !== undefined)
  const small = given.some(({ before, after }) => Math.min(before, after) < fewestForDifference)
  return control && small
    ? [
        `Some counts are below ${fewestForDifference}, where the weighted displacement difference is only rough.`,
      ]
    : []
}

const isNumber = (figure: Figure): figure is number => typeof figure === 'number'
