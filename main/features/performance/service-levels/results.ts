import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Period } from '#shared/features/performance/period.ts'
import { outcomes, verdictOf } from '#shared/features/performance/service-level-rules.ts'
import type { LevelResult, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { compareShares } from '../statistics/compare-shares.ts'
import type { Measured } from './measure.ts'
import { countOutcomes, type OutcomeCounts, quantilesOf, shareOf } from './tell.ts'

/** The days of a period on which a promise was in force; null where there are none. */
export function inForce({ validFrom, validUntil }: ServiceLevel, period: Period): Period | null {
  const from = validFrom > period.from ? validFrom : period.from
  const to = validUntil !== null && validUntil < period.to ? validUntil : period.to
  return from <= to ? { from, to } : null
}

/** The calls a promise is about: those of its agency's sources, of its category, that came in some days. */
export function filterOf({ category }: ServiceLevel, period: Period, sourceIds: readonly number[]): Filter {
  return {
    ...period,
    sourceIds: [...sourceIds],
    ...(category.kind === 'code' && { codes: [category.code] }),
    ...(category.kind === 'category' && { categoryIds: [category.categoryId] }),
  }
}

const total = (counts: OutcomeCounts) => counts.reduce((sum, count) => sum + count, 0)

export const toldCounts = (counts: OutcomeCounts) => ({ share: shareOf(counts), calls: total(counts) })

/** What is said of a promise by what became of its calls, and by the share of the period before. */
export function resultOf(
  level: ServiceLevel,
  now: { period: Period; measured: Measured } | null,
  before: { period: Period; measured: Measured } | null,
): LevelResult {
  const counts = now ? countOutcomes(now.measured) : new Int32Array(outcomes.length)
  const { share, calls } = toldCounts(counts)
  const { of, quantiles } = now
    ? quantilesOf(now.measured, [0.5, 0.9])
    : { of: 0, quantiles: [{ kind: 'none' }, { kind: 'none' }] as const }
  return {
    level,
    period: now?.period ?? null,
    share,
    calls,
    verdict: verdictOf(share, level.sharePercent),
    outcomes: outcomes.flatMap((outcome, at) => (counts[at]! > 0 ? [{ outcome, count: counts[at]! }] : [])),
    times: { of, median: quantiles[0]!, ninetieth: quantiles[1]! },
    trend: before && trendOf(share, before),
  }
}

function trendOf(
  share: { kept: number; of: number },
  before: { period: Period; measured: Measured },
): LevelResult['trend'] {
  const earlier = shareOf(countOutcomes(before.measured))
  const change =
    share.of > 0 && earlier.of > 0
      ? compareShares({ count: earlier.kept, of: earlier.of }, { count: share.kept, of: share.of })
      : null
  return {
    before: before.period,
    share: earlier,
    change: change && {
      points: 100 * change.difference,
      lower: 100 * change.lower,
      upper: 100 * change.upper,
    },
  }
}
