import { type OutcomeVerdict, outcomeVerdict } from '#shared/features/performance/outcome-rules.ts'
import type { OutcomeTold } from './draft.ts'

const uncompared = { unavailable: 'No comparison area has been chosen.' }

/** What can be said of an adopted profile, by the same rule as on its own page. */
export function verdictOf({ evaluation }: Pick<OutcomeTold, 'evaluation'>): OutcomeVerdict {
  if ('unavailable' in evaluation) return outcomeVerdict(null)
  const { before, after, p, paired } = evaluation
  const { difference, differenceP, quotient } = paired ?? {
    difference: uncompared,
    differenceP: uncompared,
    quotient: uncompared,
  }
  return outcomeVerdict({ before, after, p, difference, differenceP, quotient })
}
