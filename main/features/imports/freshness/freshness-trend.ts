import {
  type ImportInTime,
  type Trend,
  type WatchedCount,
  watchedCounts,
  wholeOf,
} from '#shared/features/imports/freshness.ts'
import { localDay } from '../../incidents/local-time.ts'

/** Imports compared: the last three with up to twelve before them; of few imports the last one. */
const recentImports = 3
const fewestForThree = 6
const fewestToCompare = 4
const mostBefore = 12
/** Shares of fewer rows than this are not compared. */
const fewestRows = 10
/** Of the 99 % interval: four counts of every source are watched, and an alarm that is none is soon not heeded. */
const z = 2.5758

/** The watched counts of which the recent imports have a larger share than those before, by more than chance. */
export function worsenedCounts(imports: readonly ImportInTime[]): Trend[] {
  return watchedCounts.flatMap(count => {
    const trend = trendOf(count, imports)
    return trend && trend.low > 1 ? [trend] : []
  })
}

/**
 * How the share of a count in the recent imports stands to its share before; null where there is too little
 * to compare.
 *
 * Ratio of two proportions with the log interval of Katz et al. (Biometrics 34, 1978, 469-474):
 * var ln(ratio) = 1/a - 1/m + 1/b - 1/n. Extracts differ among themselves by more than single rows would, so
 * the variance is multiplied by the dispersion of the earlier imports, Pearson's X² / (k - 1) and at least 1
 * (McCullagh and Nelder, Generalized Linear Models, 1989, 4.5). Where there was none before, half a row is
 * added to both counts and one to both wholes.
 */
export function trendOf(count: WatchedCount, imports: readonly ImportInTime[]): Trend | null {
  const telling = imports.filter(each => wholeOf(count, each) > 0)
  if (telling.length < fewestToCompare) return null
  const cut = telling.length - (telling.length < fewestForThree ? 1 : recentImports)
  const earlier = telling.slice(Math.max(0, cut - mostBefore), cut)
  const recent = sumOf(count, telling.slice(cut))
  const before = sumOf(count, earlier)
  if (recent.whole < fewestRows || before.whole < fewestRows || recent.part === 0) return null
  const added = before.part === 0 ? 0.5 : 0
  const [a, m] = [recent.part + added, recent.whole + 2 * added]
  const [b, n] = [before.part + added, before.whole + 2 * added]
  const ratio = a / m / (b / n)
  const spread = z * Math.sqrt((1 / a - 1 / m + 1 / b - 1 / n) * dispersion(count, earlier, before))
  return {
    count,
    recent,
    before,
    ratio,
    since: localDay(Date.parse(telling[cut]!.finishedAt) / 60_000),
    low: ratio / Math.exp(spread),
    high: ratio * Math.exp(spread),
  }
}

function sumOf(count: WatchedCount, imports: readonly ImportInTime[]) {
  const sum = { part: 0, whole: 0, imports: imports.length }
  for (const each of imports) {
    sum.part += each[count]
    sum.whole += wholeOf(count, each)
  }
  return sum
}

/** By how much the imports vary more than rows drawn one by one would; 1 where they do not. */
function dispersion(
  count: WatchedCount,
  imports: readonly ImportInTime[],
  { part, whole }: { part: number; whole: number },
): number {
  const share = part / whole
  if (share === 0 || share === 1 || imports.length < 2) return 1
  let pearson = 0
  for (const each of imports) {
    const rows = wholeOf(count, each)
    pearson += (each[count] - rows * share) ** 2 / (rows * share * (1 - share))
  }
  return Math.max(1, pearson / (imports.length - 1))
}
