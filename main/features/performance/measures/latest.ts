import type { MeasurePoint } from '#shared/features/performance/measures.ts'
import { fewestForLimits } from './control-points.ts'
import { figureWords, type Measured, monthWords, withBase } from './words.ts'

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
  const earlier = points.slice(-recently, -1).filter(({ signal }) => signal !== '')
  const others =
    earlier.length === 0
      ? ''
      : ` Since ${monthWords(points.at(-recently)?.month ?? last.month)} also: ${earlier.map(({ month, signal }) => `${monthWords(month)} ${signal}`).join(', ')}.`
  return `${figure}, against ${figureWords(measure, mean)} on average and ${ordinary} in ordinary months: ${
    last.signal === '' ? 'nothing stands out about it' : last.signal
  }.${others}`
}
