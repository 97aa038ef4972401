import { decimals, whole } from '#shared/count-words.ts'
import type { BoardChange, BoardFigure } from '#shared/features/performance/board-change.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { rateRatio } from '../../analysis/statistics/rate-ratio.ts'
import { compareShares } from '../statistics/compare-shares.ts'

type Verdict = BoardChange['verdict']
type Told = Pick<BoardChange, 'change' | 'verdict'>

/** What changed from one draft to the next, figure by figure, in the order of the new one; what is gone comes last. */
export function changesBetween(before: readonly BoardFigure[], now: readonly BoardFigure[]): BoardChange[] {
  const earlier = new Map(before.map(figure => [figure.key, figure]))
  const later = new Set(now.map(({ key }) => key))
  return [
    ...now.map(figure => {
      const was = earlier.get(figure.key)
      const told: Told = was
        ? changeOf(was, figure)
        : { change: 'The last draft did not have it.', verdict: 'new' }
      return {
        ...headOf(figure),
        was: was?.text ?? null,
        now: figure.text,
        wasOf: was ? countOf(was) : null,
        nowOf: countOf(figure),
        wasNot: was ? restOf(was) : null,
        ...told,
      }
    }),
    ...before
      .filter(({ key }) => !later.has(key))
      .map(figure => ({
        ...headOf(figure),
        was: figure.text,
        now: null,
        wasOf: countOf(figure),
        nowOf: null,
        wasNot: restOf(figure),
        change: 'This draft has it no more.',
        verdict: 'gone' as const,
      })),
  ]
}

/** Only what is counted from incidents is a count that somebody could be found by. */
function countOf({ sample, group }: BoardFigure): number | null {
  const isOfIncidents = group === 'outcomes' || group === 'service-levels' || group === 'channel-shift'
  return isOfIncidents && sample && 'count' in sample ? sample.count : null
}

/** Of a share of incidents, those that are not in it. */
function restOf(figure: BoardFigure): number | null {
  const { sample } = figure
  return countOf(figure) !== null && sample?.kind === 'share' ? sample.of - sample.count : null
}

const headOf = ({ key, group, label }: BoardFigure) => ({ key, group, label })

function changeOf(was: BoardFigure, now: BoardFigure): Told {
  if (was.value === null || now.value === null) {
    return { change: 'It could not be measured both times.', verdict: 'unknown' }
  }
  const [before, after] = [was.sample, now.sample]
  if (before?.kind === 'share' && after?.kind === 'share') {
    return shareChange(before, after, now.better)
  }
  if (before?.kind === 'rate' && after?.kind === 'rate') return rateChange(before, after, now.better)
  if (after?.kind === 'limits') return limitsChange(was.value, now.value, after, now.better)
  if (was.value === now.value) return { change: 'Unchanged.', verdict: 'same' }
  const change = now.value - was.value
  return {
    change: `${signed(change, Number.isInteger(change) ? 0 : 1)}; counted whole, so it has no interval.`,
    verdict: verdictOf(change, now.better),
  }
}

type Share = { count: number; of: number }

/** Difference of two shares in percentage points; no change where its interval holds 0. */
function shareChange(was: Share, now: Share, better: BoardFigure['better']): Told {
  if (was.of === 0 || now.of === 0) {
    return { change: 'Nothing to be counted on one side.', verdict: 'unknown' }
  }
  const { difference, lower, upper } = compareShares(was, now)
  const isChance = lower <= 0 && upper >= 0
  const isSmall = Math.min(was.of, now.of) < fewestForPercent
  const points = (share: number) => signed(share * 100, 1)
  return {
    change: isSmall
      ? `From ${whole(was.count)} of ${whole(was.of)} to ${whole(now.count)} of ${whole(now.of)}: too few for a percentage.`
      : `${points(difference)} percentage points (95 % interval ${points(lower)} to ${points(upper)}).`,
    verdict: isChance ? 'chance' : verdictOf(difference, better),
  }
}

type Rate = { count: number; months: number }

/**
 * A rate since a fixed day holds what the last draft had counted: only what came since then is compared with it, so
 * that nothing is compared with itself.
 */
function rateChange(was: Rate, now: Rate, better: BoardFigure['better']): Told {
  const added = { count: now.count - was.count, months: now.months - was.months }
  if (added.months <= 0) {
    return added.count === 0
      ? { change: 'No whole month more since the last draft.', verdict: 'same' }
      : { change: 'The same months, counted anew from later data.', verdict: 'unknown' }
  }
  if (added.count < 0 || was.months <= 0) {
    return { change: 'The earlier months were counted otherwise then.', verdict: 'unknown' }
  }
  const { ratio, lower, upper, p } = rateRatio(
    { count: added.count, exposure: added.months },
    { count: was.count, exposure: was.months },
  )
  const months = `${whole(added.months)} month${added.months === 1 ? '' : 's'}`
  const told = `${whole(added.count)} in the ${months} since, against ${decimals(was.count / was.months, 1)} a month before`
  const interval =
    typeof ratio === 'number' && typeof lower === 'number' && typeof upper === 'number'
      ? `: ${decimals(ratio, 2)} times the rate (95 % interval ${decimals(lower, 2)} to ${decimals(upper, 2)})`
      : ''
  const difference = added.count / added.months - was.count / was.months
  return { change: `${told}${interval}.`, verdict: p < 0.05 ? verdictOf(difference, better) : 'chance' }
}

/** A monthly figure moves from month to month: only beyond its own control limits is it called a change. */
function limitsChange(
  was: number,
  now: number,
  { lower, upper }: { lower: number; upper: number },
  better: BoardFigure['better'],
): Told {
  if (was === now) return { change: 'Unchanged.', verdict: 'same' }
  const limits = `control limits ${decimals(lower, 1)} to ${decimals(upper, 1)}`
  const change = `${signed(now - was, 1)} (${limits}).`
  if (now >= lower && now <= upper) return { change, verdict: 'chance' }
  return { change, verdict: verdictOf(now > upper ? 1 : -1, better) }
}

function verdictOf(change: number, better: BoardFigure['better']): Verdict {
  if (change === 0) return 'same'
  if (better === null) return 'other'
  return change > 0 === (better === 'higher') ? 'better' : 'worse'
}

function signed(value: number, digits: number): string {
  return `${value > 0 ? '+' : ''}${decimals(value, digits)}`
}
