import type { Estimate, SurveyRow } from '#shared/features/performance/surveys.ts'
import { formatCount } from '../../../ui/counts.ts'
import { formatFixed } from '../../../ui/figures.ts'

export const percent = (share: number) => formatFixed(share * 100, 1)

/** `1,280 of 1,600`. */
export const countsOf = ({ yes, asked }: Estimate) => `${formatCount(yes)} of ${formatCount(asked)}`

/** `78.0 to 81.9`. */
export const intervalOf = ({ lower, upper }: { lower: number; upper: number }) =>
  `${percent(lower)} to ${percent(upper)}`

/** `+4.2`, in points. */
export const pointsOf = (difference: number) => `${difference > 0 ? '+' : ''}${percent(difference)}`

/** What a change is, in a word that needs no colour. */
export function changeWord({ change }: SurveyRow): string {
  if (!change) return ''
  if (!change.isReal) return 'chance'
  return change.difference > 0 ? 'up' : 'down'
}
