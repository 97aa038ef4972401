import { counted } from '#shared/count-words.ts'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import { type CoveredSource, type Days, daysIn } from '../change/comparable.ts'
import { dayInWords } from './words.ts'

const shareWorthSaying = 0.1

/**
 * Sources that have nothing of a part of the days a method compares with each other, a sentence each: where a source
 * begins, calls seem to rise, and where it ends, to fall. Nothing for methods that compare no times.
 */
export function partlyCovered(
  parameters: Parameters,
  period: Days,
  sources: readonly CoveredSource[],
): string[] {
  const days = daysCompared(parameters, period)
  if (!days) return []
  const worthSaying = shareWorthSaying * daysIn(days)
  return sources.flatMap(({ name, incidents, days: { from, to } }) => {
    const late = from > days.from ? daysIn({ from: days.from, to: from }) - 1 : 0
    const short = to < days.to ? daysIn({ from: to, to: days.to }) - 1 : 0
    if (late + short <= worthSaying) return []
    return [
      `${name} (${counted(incidents, 'incident')}) has data from ${dayInWords(from)} to ${dayInWords(to)} only, of the days from ${dayInWords(days.from)} to ${dayInWords(days.to)} that are compared: a change there may be one of reporting.`,
    ]
  })
}

function daysCompared(parameters: Parameters, period: Days): Days | null {
  switch (parameters.method) {
    case 'xmr':
    case 'near-repeat':
    case 'space-time-scan':
    case 'hotspot-classes':
      return period
    case 'hot-areas':
      return parameters.before ? { from: parameters.before.from, to: period.to } : null
    default:
      return null
  }
}
