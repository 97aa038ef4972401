import { monthWords } from '#shared/day-words.ts'
import type { MeasurePoint } from '#shared/features/performance/measures.ts'
import { monthsBetween } from '#shared/features/performance/period-rules.ts'
import { fewestForLimits } from './control-points.ts'
import { figureWords, type Measured, withBase } from './words.ts'

const recently = 6

/** The latest figure, the limits it is to be read by, and what stood out in the last half year. */
export function latestSentence(measure: Measured, points: readonly MeasurePoint[]): string {
  const last = points.at(-1)
  if (!last) return 'There are no figures yet.'
  const figure = `${monthWords(last.month)}: ${withBase(measure, last.value, last.base)}`
  if (!last.limits) {
    return `${figure}. With fewer than ${fewestForLimits} months no limits can be told.`
  }
  const { mean, lower, upper } = last.limits
  const ordinary = `${figureWords(measure, lower)} to ${figureWords(measure, upper)}`
  return `${figure}, against ${figureWords(measure, mean)} on average and ${ordinary} in ordinary months: ${
    last.signal === '' ? 'nothing stands out about it' : last.signal
  }.${earlierWords(points.slice(-recently, -1), last.signal)}`
}

/** What stood out in the months before, each signal once with its months; one that the last month shares is told with it. */
function earlierWords(points: readonly MeasurePoint[], told: string): string {
  const monthsOf = new Map<string, string[]>()
  for (const { month, signal } of points) {
    for (const one of signal.split('; ')) {
      if (one !== '' && !told.includes(one)) monthsOf.set(one, [...(monthsOf.get(one) ?? []), month])
    }
  }
  if (monthsOf.size === 0) return ''
  const each = [...monthsOf].map(([signal, months]) => `${overMonths(months)} ${signal}`)
  return ` Before it: ${each.join('; ')}.`
}

/** `June 2025 to August 2025` where none in between is missing. */
function overMonths(months: readonly string[]): string {
  const [first, last] = [months[0]!, months.at(-1)!]
  const isRow = months.length > 2 && monthsBetween(first, last).length === months.length
  return isRow ? `${monthWords(first)} to ${monthWords(last)}` : months.map(monthWords).join(', ')
}
