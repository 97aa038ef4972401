import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { countOf, formatFigure } from '../../../ui/counts.ts'

/** The figures an item was drafted with: counts first, then what was expected, then how sure it is. */
export function figuresInWords({ kind, figures, pseudonym, text, draftedText }: AssessmentItem): string[] {
  const { count, expected, q } = figures
  return [
    ...(count === null ? [] : [countOf(count, kind === 'linked-incidents' ? 'pair' : 'incident')]),
    ...(expected === null ? [] : [`${expected < 0.1 ? 'under 0.1' : formatFigure(expected, 1)} expected`]),
    ...(q === null ? [] : [`q ${q < 0.001 ? '< 0.001' : `= ${q.toFixed(3)}`}`]),
    ...(pseudonym === null ? [] : [`pseudonym ${pseudonym.slice(0, 12)}`]),
    ...(draftedText !== '' && text !== draftedText ? ['edited'] : []),
  ]
}
