import { monthWords } from '#shared/day-words.ts'
import { type Direction, isMet } from '#shared/features/performance/measure-rules.ts'
import type { Measure, MeasurePoint } from '#shared/features/performance/measures.ts'
import { figureWords, type Measured } from './words.ts'

type Judged = Measured & { direction: Direction; target: number | null }

/**
 * Whether the latest month meets the target, and what the control limits say of the months to come: as long as nothing
 * changes nearly every one of them lies between the limits. So a target beyond the far limit is met every month, one
 * beyond the near limit in none, and between them it is met by chance (the assurance of NHS England's "Making data
 * count").
 */
export function judgeTarget(measure: Judged, points: readonly MeasurePoint[]): Measure['judged'] {
  const { direction, target } = measure
  const last = points.at(-1)
  if (!last || target === null) return null
  const met = isMet(direction, target, last.value)
  if (met === null) return null
  const wanted = `${figureWords(measure, target)} or ${direction === 'lower' ? 'less' : 'more'}`
  const reach = reachOf(direction, target, last)
  return {
    latest: met ? 'met' : 'missed',
    reach,
    words: `Target ${wanted}: ${met ? 'met' : 'missed'} in ${monthWords(last.month)}${reachWords(reach)}.`,
    rule: `Met where a month’s figure is ${wanted}. ${ruleOfReach}`,
  }
}

const ruleOfReach =
  'Months to come: “every month” where both control limits meet the target, “no month” where neither does, “some months” between.'

function reachOf(direction: Direction, target: number, { limits }: MeasurePoint) {
  if (!limits) return null
  const ends = [limits.lower, limits.upper].map(limit => isMet(direction, target, limit))
  return ends[0] && ends[1] ? 'always' : ends[0] || ends[1] ? 'sometimes' : 'never'
}

function reachWords(reach: ReturnType<typeof reachOf>): string {
  if (reach === 'always') return '; unless something changes, it will be met every month'
  if (reach === 'never') return '; unless something changes, it will be met in no month'
  return reach === 'sometimes'
    ? '; unless something changes, it will be met in some months and missed in others'
    : ''
}
