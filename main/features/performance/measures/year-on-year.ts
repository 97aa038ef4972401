import { decimals, whole } from '#shared/count-words.ts'
import { monthWords } from '#shared/day-words.ts'
import { behindFigure } from '#shared/features/performance/measure-rules.ts'
import type { Comparisons } from '#shared/features/performance/measure-told.ts'
import { monthPlus } from '#shared/features/performance/period-rules.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { compareCounts } from '../../analysis/change/compare-counts.ts'
import { probability } from '../../analysis/telling/words.ts'
import { compareShares } from '../statistics/compare-shares.ts'
import { studentOfConfidence, studentP } from '../statistics/student.ts'
import type { Point } from './control-points.ts'
import { figureWithUnit, figureWords, type Measured, withBase } from './words.ts'

type Row = Extract<Comparisons, { rows: unknown }>['rows'][number]
type Side = { now: readonly Point[]; before: readonly Point[] }
const year = 12

/**
 * The last month and the last twelve against the same of the year before. Counts and rates by the E-test with the exact
 * interval of their ratio, percentages by the pooled score with Newcombe's interval; figures with nothing known behind
 * them by Student's t of the twelve differences, month by month.
 */
export function yearOnYear(measure: Measured, points: readonly Point[]): Comparisons {
  const byMonth = new Map(points.map(point => [point.month, point]))
  const last = points.at(-1)?.month
  if (last === undefined) return { unavailable: 'There are no figures yet.' }
  const one = sidesOf(byMonth, last, 1)
  const twelve = sidesOf(byMonth, last, year)
  if (!one) {
    return { unavailable: `There is no figure of ${monthWords(monthPlus(last, -year))} to compare with.` }
  }
  const rows = [rowOf(measure, `${monthWords(last)} against a year before`, one)]
  if (twelve)
    rows.push(rowOf(measure, `Twelve months to ${monthWords(last)} against the twelve before`, twelve))
  return { rows }
}

/** Both sides, where every month of them has a figure. */
function sidesOf(byMonth: ReadonlyMap<string, Point>, last: string, months: number): Side | null {
  const side = (end: string) =>
    Array.from({ length: months }, (_, at) => byMonth.get(monthPlus(end, at + 1 - months)))
  const [now, before] = [side(last), side(monthPlus(last, -year))]
  const complete = (one: (Point | undefined)[]): one is Point[] => one.every(point => point !== undefined)
  return complete(now) && complete(before) ? { now, before } : null
}

function rowOf(measure: Measured, label: string, sides: Side): Row {
  const [now, before] = [pooled(measure, sides.now), pooled(measure, sides.before)]
  const from = sides.now[0]!.month
  const to = sides.now.at(-1)!.month
  const behind = [now.behind, before.behind] as const
  const told =
    behind[0] && behind[1]
      ? tested(measure, { value: now.value, ...behind[0] }, { value: before.value, ...behind[1] })
      : paired(measure, sides)
  return { label, from, to, now: now.value, before: before.value, ...told }
}

/** One figure for several months: the sum of counts, else what is behind the figures, else their mean. */
function pooled(measure: Measured, points: readonly Point[]) {
  const behind = points.map(point => behindFigure(measure.basis, point))
  const known = behind.every(one => one !== null) ? behind.filter(one => one !== null) : null
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length
  if (!known) return { value: mean, behind: null }
  const events = known.reduce((sum, one) => sum + one.events, 0)
  const base = known.reduce((sum, one) => sum + one.base, 0)
  if (measure.basis === 'count') return { value: events, behind: { events, base: 1 } }
  const value = points.length === 1 ? mean : (events / base) * (measure.basis === 'rate' ? 1000 : 100)
  return { value, behind: { events, base } }
}

type Pooled = { value: number; events: number; base: number }
type Told = Pick<Row, 'sentence' | 'p'>

function tested(measure: Measured, now: Pooled, before: Pooled): Told {
  if (measure.basis === 'percentage') return testedShares(measure, now, before)
  const isRate = measure.basis === 'rate'
  const side = ({ events, value }: Pooled) =>
    isRate ? `${figureWithUnit(measure, value)} (${whole(events)})` : figureWithUnit(measure, value)
  const against = `${side(now)} against ${isRate ? side(before) : figureWords(measure, before.value)}`
  if (now.events === 0 && before.events === 0) return { sentence: `${against}; nothing to compare.`, p: null }
  const change = compareCounts(
    { count: now.events, exposure: now.base },
    { count: before.events, exposure: before.base },
  )
  const percent = { value: change.percent, lower: change.percentLower, upper: change.percentUpper }
  const inPercent =
    Math.min(now.events, before.events) < fewestForPercent
      ? before.events === 0
        ? ' (change n/a from zero)'
        : ''
      : Object.values(percent).every(one => typeof one === 'number')
        ? ` (${signed(percent.value as number)} %, 95 % interval ${signed(percent.lower as number)} % to ${signed(percent.upper as number)} %)`
        : ''
  const direction = Math.sign(now.events * before.base - before.events * now.base)
  return { sentence: `${against}; ${verdict(direction, change.p, 'E-test')}${inPercent}.`, p: change.p }
}

function testedShares(measure: Measured, now: Pooled, before: Pooled): Told {
  const side = ({ value, base }: Pooled) => withBase(measure, value, base)
  const change = compareShares({ count: before.events, of: before.base }, { count: now.events, of: now.base })
  const points = [change.difference, change.lower, change.upper].map(one => signed(one * 100))
  return {
    sentence: `${side(now)} against ${side(before)}; ${verdict(Math.sign(change.difference), change.p, 'two-proportion test')} (${points[0]} points, 95 % interval ${points[1]} to ${points[2]}).`,
    p: change.p,
  }
}

/** Differences of the same months of two years, by Student's t; one month alone cannot be tested. */
function paired(measure: Measured, { now, before }: Side): Told {
  const means = [now, before].map(side => side.reduce((sum, { value }) => sum + value, 0) / side.length)
  const against = `${figureWithUnit(measure, means[0]!)} against ${figureWords(measure, means[1]!)}${now.length > 1 ? ' on average' : ''}`
  if (now.length === 1) {
    return { sentence: `${against}; one month cannot be tested without what is behind its figure.`, p: null }
  }
  const differences = now.map(({ value }, at) => value - before[at]!.value)
  const mean = means[0]! - means[1]!
  const freedom = differences.length - 1
  const spread = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / freedom)
  const error = spread / Math.sqrt(differences.length)
  const p = error === 0 ? (mean === 0 ? 1 : 0) : studentP(mean / error, freedom)
  const reach = studentOfConfidence(0.95, freedom) * error
  const digits = measure.decimals
  return {
    sentence: `${against}; ${verdict(Math.sign(mean), p, 't-test of the months')} (${signed(mean, digits)}, 95 % interval ${signed(mean - reach, digits)} to ${signed(mean + reach, digits)}).`,
    p,
  }
}

function verdict(direction: number, p: number, test: string): string {
  const told = `${probability(p)}, ${test}`
  if (direction === 0) return 'no difference'
  if (p > 0.05) return `no more of a difference than chance would explain (${told})`
  return `${direction < 0 ? 'lower' : 'higher'} than chance would explain (${told})`
}

function signed(value: number, digits = 1): string {
  return `${value > 0 ? '+' : ''}${decimals(value, digits)}`
}
