import { longDay } from '../../day-words.ts'
import type { FigureSource } from './figure-text.ts'
import type { Objective } from './lists.ts'

type Measured = Pick<FigureSource, 'figures' | 'baseline' | 'since'>

/** What an objective still lacks before anybody could say whether it was reached; empty where it lacks nothing. */
export function whyNotMeasurable(
  objective: Pick<Objective, 'measure' | 'unit' | 'baseline' | 'target' | 'byDay'>,
): string[] {
  const typed = objective.measure === 'other'
  return [
    ...(typed && objective.unit.trim() === '' ? ['no unit'] : []),
    ...(typed && objective.baseline === null ? ['no baseline'] : []),
    ...(objective.target === null ? ['no target'] : []),
    ...(objective.byDay === null ? ['no day'] : []),
  ]
}

/** How many objectives there are, and how many of them anybody could check. */
export function countMeasurable(objectives: readonly Objective[]): {
  objectives: number
  measurable: number
} {
  return {
    objectives: objectives.length,
    measurable: objectives.filter(objective => whyNotMeasurable(objective).length === 0).length,
  }
}

/** Where an objective began, where it should come to, and where it stands. */
export type Progress = {
  unit: string
  baseline: number | null
  target: number | null
  now: number | null
  /** What `now` is of: the days it was counted over, or the day it was typed for. */
  of: string
  /** The share of the way from baseline to target, 1 where it was reached; null where it cannot be told. */
  share: number | null
}

/** The progress of an objective: calls a month are counted from the profile, anything else is what was typed. */
export function progressOf(objective: Objective, { figures, baseline, since }: Measured): Progress {
  if (objective.measure === 'other') {
    const { unit, baseline: from, target, reached, reachedOn } = objective
    return {
      unit,
      baseline: from,
      target,
      now: reached,
      of: reachedOn ? `on ${longDay(reachedOn)}` : '',
      share: shareOfTheWay(from, target, reached),
    }
  }
  const from = since?.baselinePerMonth ?? figures.perMonth
  const now = since?.perMonth ?? null
  return {
    unit: 'calls a month',
    baseline: from,
    target: objective.target,
    now,
    of: since
      ? `${longDay(since.from)} to ${longDay(since.to)}`
      : baseline
        ? 'no call since adoption is loaded yet'
        : 'counted from adoption on',
    share: shareOfTheWay(from, objective.target, now),
  }
}

/**
 * How much of the way from `from` to `to` has been gone: below 0 where it went the other way, 1 at the target or
 * beyond. Null where a value is missing or there is no way to go.
 */
export function shareOfTheWay(from: number | null, to: number | null, now: number | null): number | null {
  if (from === null || to === null || now === null || from === to) return null
  return Math.min(1, (now - from) / (to - from))
}
