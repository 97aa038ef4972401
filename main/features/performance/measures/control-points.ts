import type { MeasurePoint } from '#shared/features/performance/measures.ts'
import { signalWords } from '../../analysis/when/signal-words.ts'
import { xmr } from '../../analysis/when/xmr.ts'

/** With fewer the mean moving range is a guess, and so are the limits: the same as in the control chart of an analysis. */
export const fewestForLimits = 6

export type Point = { month: string; value: number; base: number | null }
export type Controlled = {
  points: MeasurePoint[]
  /** By month asked for: whether the limits were computed anew from there, and from which month. */
  rebased: { month: string; told: string; isApplied: boolean }[]
}

/**
 * A monthly series with its control limits, computed anew from each rebase that leaves enough months on both sides.
 *
 * @param points by month; months without a figure are not among them.
 * @param atLeast what no figure can lie below, and no limit is drawn below.
 */
export function controlPoints(
  points: readonly Point[],
  rebaseMonths: readonly string[],
  atLeast: number | null,
): Controlled {
  const enough = points.length >= fewestForLimits
  const starts: number[] = []
  const months = [...new Set(rebaseMonths)].sort()
  const rebased = months.map((month, at) => {
    const found = points.findIndex(point => point.month >= month)
    const start = found < 0 ? points.length : found
    const before = start - (starts.at(-1) ?? 0)
    // What comes up to the next rebase is all that this one's limits stand on.
    const next = months[at + 1]
    const end = next === undefined ? -1 : points.findIndex(point => point.month >= next)
    const after = (end < 0 ? points.length : end) - start
    const isApplied = before >= fewestForLimits && after >= fewestForLimits
    if (isApplied) starts.push(start)
    return {
      month,
      isApplied,
      told: isApplied
        ? `The limits are computed anew from here on.`
        : `Not yet applied: ${before} before it and ${after} from it on, and limits need ${fewestForLimits} on both sides.`,
    }
  })
  if (!enough) return { points: points.map(point => ({ ...point, limits: null, signal: '' })), rebased }
  const chart = xmr(
    points.map(({ value }) => value),
    starts,
  )
  return {
    points: points.map((point, at) => ({
      ...point,
      limits: {
        mean: chart.mean[at]!,
        lower: atLeast === null ? chart.lower[at]! : Math.max(atLeast, chart.lower[at]!),
        upper: chart.upper[at]!,
      },
      signal: signalWords(chart.signals[at]!),
    })),
    rebased,
  }
}
