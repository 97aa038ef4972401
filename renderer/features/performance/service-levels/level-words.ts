import { outcomes, outcomeWords, spanWords } from '#shared/features/performance/service-level-rules.ts'
import type { LevelQuantile, LevelResult, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { formatCount } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'

/** What could not be held against the promise: all outcomes but the three that are counted in its share. */
export function unmeasured({ outcomes: told }: Pick<LevelResult, 'outcomes'>) {
  const counted = outcomes.slice(0, 3)
  return told.filter(({ outcome }) => !counted.includes(outcome))
}

export function unmeasuredInWords(result: Pick<LevelResult, 'outcomes'>): string {
  const told = unmeasured(result)
  const all = told.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return 'None'
  const parts = told.map(({ outcome, count }) => `${formatCount(count)} ${lower(outcomeWords[outcome])}`)
  return parts.length === 1 ? parts[0]! : `${formatCount(all)}: ${parts.join('; ')}`
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)

export function quantileWords(quantile: LevelQuantile, level: ServiceLevel): string {
  if (quantile.kind === 'none') return 'n/a'
  return quantile.kind === 'open' ? 'still open' : spanWords(quantile.value, level)
}

export function validWords({ validFrom, validUntil }: ServiceLevel): string {
  return validUntil === null
    ? `in force since ${formatDay(validFrom)}`
    : `in force ${formatDay(validFrom)} to ${formatDay(validUntil)}`
}
