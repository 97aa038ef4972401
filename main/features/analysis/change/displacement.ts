import type { Figure } from '#shared/features/analysis/figures.ts'
import { twoSidedP } from '../statistics/normal.ts'
import { zOfConfidence } from '../statistics/normal-quantile.ts'

/** Counts of one area before and after, over periods of the same length. */
export type BeforeAfter = { before: number; after: number }

export type Compared = {
  treated: BeforeAfter
  /** Ground like the treated one that nothing was done on. */
  control: BeforeAfter
  /** The ground round each, where crime may have gone; both or neither for the difference. */
  buffers?: { ofTreated: BeforeAfter; ofControl: BeforeAfter }
}

export type Difference = {
  /** Incidents fewer (negative) or more than without the intervention. */
  difference: number
  standardError: number
  z: Figure
  /** Two-sided. */
  p: Figure
  lower: number
  upper: number
}

/**
 * Weighted displacement difference (A. Wheeler and J. Ratcliffe, "A simple weighted displacement difference test to
 * evaluate place based crime interventions", Crime Science 7, 2018):
 * `(T1 - T0) - (C1 - C0) + (D1 - D0) - (DC1 - DC0)`. Under Poisson counts its variance is the sum of all the counts,
 * and it is near enough normal where they are 5 or more.
 */
export function displacementDifference(compared: Compared, confidence = 0.95): Difference {
  const { treated, control, buffers } = compared
  const difference =
    change(treated) - change(control) + (buffers ? change(buffers.ofTreated) - change(buffers.ofControl) : 0)
  const counts = [treated, control, ...(buffers ? [buffers.ofTreated, buffers.ofControl] : [])]
  const standardError = Math.sqrt(counts.reduce((sum, { before, after }) => sum + before + after, 0))
  const reach = zOfConfidence(confidence) * standardError
  const nothing = { unavailable: 'There were none anywhere, before or after, so there is nothing to test.' }
  return {
    difference,
    standardError,
    z: standardError > 0 ? difference / standardError : nothing,
    p: standardError > 0 ? twoSidedP(difference / standardError) : nothing,
    lower: difference - reach,
    upper: difference + reach,
  }
}

function change({ before, after }: BeforeAfter): number {
  return after - before
}

/**
 * Weighted displacement quotient (K. Bowers and S. Johnson, "Measuring the geographical displacement and diffusion of
 * benefit effects of crime prevention activity", Journal of Quantitative Criminology 19, 2003):
 * `(D1 / C1 - D0 / C0) / (T1 / C1 - T0 / C0)`. Above 0 the surroundings gained too; from 0 to -1 part of the gain
 * was lost to them; below -1 more than all. It divides by the control and by what was gained, so it is undefined
 * where the control has none, and says nothing where nothing was gained.
 */
export function displacementQuotient(
  treated: BeforeAfter,
  control: BeforeAfter,
  buffer: BeforeAfter,
): Figure {
  if (control.before === 0 || control.after === 0) {
    const when = control.before === 0 ? 'before' : 'after'
    return { unavailable: `The control area had none ${when}, and nothing can be divided by zero.` }
  }
  const relative = ({ before, after }: BeforeAfter) => after / control.after - before / control.before
  const gained = relative(treated)
  if (!(gained < 0)) {
    return {
      unavailable: 'The treated area did no better than its control, so there is no gain to be moved.',
    }
  }
  return relative(buffer) / gained
}
