import { counted, whole } from '#shared/count-words.ts'
import { twoSidedP } from '../statistics/normal.ts'
import { xmr } from '../when/xmr.ts'
import { chanceOfSoFew, chanceOfSoMany, type Found, hundredths } from './found.ts'
import type { NewsSettings } from './settings.ts'
import type { Window } from './window.ts'
import { dayInWords, expectedInWords } from './words.ts'

/** The weekly counts of a source or a category, oldest first, the last the week that is judged. */
export type Series = {
  kind: 'source-out-of-limits' | 'category-out-of-limits'
  id: number
  weeks: Float64Array
  /** Positions of the incidents of the last week. */
  members: Uint32Array
}
export type Judged = Series & { mean: number; lower: number; upper: number; p: number }

const fewestWeeks = 12
/** The limits of an XmR chart lie so many standard deviations from the mean. */
const deviationsInLimit = 3

/**
 * Judges the last week by the weeks before. It stands out where it lies outside the natural process limits of an
 * XmR chart, mean +/- 2.66 mean moving ranges (Wheeler 2000). How rare that is is told by the larger of two chances:
 * of its distance from the mean were the weeks normal with the spread that the moving range shows (which counts the
 * ups and downs that are always there), and of so many or so few were they Poisson (which counts how rough small
 * numbers are). Both two-sided.
 */
export function judge(series: Series, { minCount }: NewsSettings): Judged | null {
  const before = series.weeks.subarray(0, -1)
  const last = series.weeks.at(-1)!
  const n = before.length
  if (n < fewestWeeks) return null
  const total = before.reduce((sum, count) => sum + count, 0)
  const mean = total / n
  // So few in all that nothing could ever be told. By its last week no series may be passed over: those left to be
  // corrected for would be the ones that stand out.
  if (total + last < minCount) return null
  const chart = xmr(before)
  const [lower, upper] = [Math.max(0, chart.lower[0]!), chart.upper[0]!]
  const isTooFew = last < minCount && mean < minCount
  if (isTooFew || (last >= lower && last <= upper)) return { ...series, mean, lower, upper, p: 1 }
  // A new week strays from the mean of n others by more than they do from their own.
  const deviation = ((upper - mean) / deviationsInLimit) * Math.sqrt(1 + 1 / n)
  const byNormal = deviation > 0 ? twoSidedP((last - mean) / deviation) : 0
  const [all, share] = [total + last, 1 / (n + 1)]
  const byPoisson = 2 * Math.min(chanceOfSoMany(last, all, share), chanceOfSoFew(last, all, share))
  const p = Number(Math.min(1, Math.max(byNormal, byPoisson)).toPrecision(9))
  return { ...series, mean, lower, upper, p }
}

/** A week that stands out, in words. */
export function tellSeries(
  { kind, mean, lower, upper, weeks, members, p }: Judged,
  q: number,
  title: string,
  { end }: Window,
): Found {
  const last = weeks.at(-1)!
  const which =
    last > upper ? 'more than its usual ups and downs explain' : 'fewer than its usual ups and downs explain'
  const advice =
    kind === 'source-out-of-limits' && last < lower ? ' Check first that all of its files have come.' : ''
  return {
    kind,
    title,
    centre: null,
    isOnePlace: false,
    sentence: `${counted(last, 'incident')} in the week to ${dayInWords(end)}, where ${expectedInWords(mean)} a week are usual: ${which} (${whole(Math.ceil(lower))} to ${whole(Math.floor(upper))} in the ${whole(weeks.length - 1)} weeks before).${advice}`,
    count: last,
    expected: hundredths(mean),
    p,
    q,
    polygons: [],
    members,
  }
}

export type Sorted = {
  days: Int32Array
  sources: Uint16Array
  categories: Uint32Array
  positions: Uint32Array
}

/** The weeks of every included source and category, counted back from the last day. */
export function seriesOf({ days, sources, categories, positions }: Sorted, window: Window): Series[] {
  const weeks = Math.min(53, Math.floor((window.end - window.pastFrom + 1) / 7))
  type Growing = Omit<Series, 'members'> & { last: number[] }
  const bySource = new Map<number, Growing>()
  const byCategory = new Map<number, Growing>()
  const add = (
    known: Map<number, Growing>,
    kind: Series['kind'],
    id: number,
    ago: number,
    position: number,
  ) => {
    let series = known.get(id)
    if (!series) {
      series = { kind, id, weeks: new Float64Array(weeks), last: [] }
      known.set(id, series)
    }
    series.weeks[weeks - 1 - ago]! += 1
    if (ago === 0) series.last.push(position)
  }
  for (let i = 0; i < days.length; i++) {
    if (days[i]! > window.end || days[i]! < window.pastFrom || !window.recentShare.has(sources[i]!)) continue
    const ago = Math.floor((window.end - days[i]!) / 7)
    if (ago >= weeks) continue
    add(bySource, 'source-out-of-limits', sources[i]!, ago, positions[i]!)
    add(byCategory, 'category-out-of-limits', categories[i]!, ago, positions[i]!)
  }
  return [bySource, byCategory]
    .flatMap(known => [...known.values()].sort((a, b) => a.id - b.id))
    .map(({ last, ...series }) => ({ ...series, members: Uint32Array.from(last) }))
}
