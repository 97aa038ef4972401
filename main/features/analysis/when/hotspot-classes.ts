import type { CellGrid } from '../ground/study-area.ts'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { mannKendall } from '../statistics/mann-kendall.ts'
import { giStarOfGrid } from '../where/gi-star.ts'

/** In the order in which they are told. */
export const hotspotClasses = [
  'new',
  'intensifying',
  'persistent',
  'diminishing',
  'sporadic',
  'former',
] as const
export type HotspotClass = (typeof hotspotClasses)[number] | 'none'

/**
 * What a series of periods makes of a place, oldest first. "Lately" is the last third of the periods, at least one.
 *
 * - none: hot in no period;
 * - new: hot in the last period, in an unbroken run that began lately, and never before;
 * - lasting: hot in the last period, and in three quarters of the periods or in an unbroken run that is longer than
 *   lately and holds all its hot periods; then by the trend of its scores over all periods (Mann and Kendall,
 *   two-sided): intensifying where they rise, diminishing where they fall, persistent otherwise;
 * - former: hot once, but not lately;
 * - sporadic: hot lately or before, on and off (also called intermittent).
 */
export function classOf(hot: readonly boolean[], scores: ArrayLike<number>, alpha: number): HotspotClass {
  const periods = hot.length
  const hotPeriods = hot.filter(Boolean).length
  if (hotPeriods === 0) return 'none'
  const lately = Math.max(1, Math.floor(periods / 3))
  let run = 0
  while (run < periods && hot[periods - 1 - run]) run++
  const unbroken = run === hotPeriods
  if (unbroken && run <= lately) return 'new'
  if (run > 0 && (unbroken || hotPeriods * 4 >= periods * 3)) {
    const { z, p } = mannKendall(scores)
    if (p > alpha) return 'persistent'
    return z > 0 ? 'intensifying' : 'diminishing'
  }
  return hot.slice(periods - lately).includes(true) ? 'sporadic' : 'former'
}

/** Periods of equal length in days, oldest first: each begins on the day after the one before it ends. */
export function equalPeriods(
  firstDay: number,
  lastDay: number,
  { periodDays, periods }: { periodDays: number; periods: number },
): { from: number; to: number }[] {
  const fit = Math.min(periods, Math.floor((lastDay - firstDay + 1) / periodDays))
  return Array.from({ length: Math.max(0, fit) }, (_, at) => {
    const from = lastDay - (fit - at) * periodDays + 1
    return { from, to: from + periodDays - 1 }
  })
}

export type ClassedCells = {
  classes: HotspotClass[]
  /** Of each cell: hot periods, the highest score of any period and its q, and the trend of the scores. */
  hotPeriods: Uint16Array
  highest: Float64Array
  q: Float64Array
  trend: Float64Array
  /** Incidents of the last period. */
  latest: Float64Array
}

/**
 * Gi* of each period on one grid, the same cells and neighbours in all. A cell is hot in a period where its score is
 * high at the false discovery rate of that period and it holds `minCount` incidents or more then.
 *
 * @param periodOfPoint from 0, the oldest.
 */
export function classedCells(
  grid: CellGrid,
  periodOfPoint: ArrayLike<number>,
  {
    periods,
    bandMetres,
    alpha,
    minCount,
  }: { periods: number; bandMetres: number; alpha: number; minCount: number },
): ClassedCells {
  const cells = grid.counts.length
  // One period after the other, so that each is a grid of its own.
  const counts = new Float64Array(cells * periods)
  for (let point = 0; point < grid.cellOfPoint.length; point++) {
    counts[periodOfPoint[point]! * cells + grid.cellOfPoint[point]!]! += 1
  }
  const z = new Float64Array(cells * periods)
  const hot = new Uint8Array(cells * periods)
  const hotPeriods = new Uint16Array(cells)
  const highest = new Float64Array(cells).fill(Number.NEGATIVE_INFINITY)
  const q = new Float64Array(cells).fill(1)
  for (let period = 0; period < periods; period++) {
    const start = period * cells
    const inPeriod = counts.subarray(start, start + cells)
    const scores = giStarOfGrid({ ...grid, counts: inPeriod }, bandMetres)
    // A period without incidents, or with as many everywhere, has no cell that stands out.
    const found = 'unavailable' in scores ? null : { ...scores, q: benjaminiHochberg(scores.p) }
    for (let cell = 0; cell < cells; cell++) {
      const score = found ? found.z[cell]! : 0
      z[start + cell] = score
      if (score > highest[cell]!) {
        highest[cell] = score
        q[cell] = found ? found.q[cell]! : 1
      }
      if (!found || score <= 0 || found.q[cell]! > alpha || inPeriod[cell]! < minCount) continue
      hot[start + cell] = 1
      hotPeriods[cell]! += 1
    }
  }
  const trend = new Float64Array(cells)
  const classes = Array.from({ length: cells }, (_, cell): HotspotClass => {
    if (hotPeriods[cell] === 0) return 'none'
    const scores = Float64Array.from({ length: periods }, (_, period) => z[period * cells + cell]!)
    const wasHot = Array.from({ length: periods }, (_, period) => hot[period * cells + cell] === 1)
    trend[cell] = mannKendall(scores).z
    return classOf(wasHot, scores, alpha)
  })
  const latest = counts.slice((periods - 1) * cells)
  return { classes, hotPeriods, highest, q, trend, latest }
}
