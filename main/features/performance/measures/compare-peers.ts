import { monthWords } from '#shared/day-words.ts'
import { behindFigure, type Direction } from '#shared/features/performance/measure-rules.ts'
import type { Peers } from '#shared/features/performance/measure-told.ts'
import { monthPlus } from '#shared/features/performance/period-rules.ts'
import { poissonInterval } from '../../analysis/statistics/poisson.ts'
import { wilsonInterval } from '../../analysis/statistics/wilson.ts'
import { rankIntervals } from '../statistics/rank.ts'
import type { Point } from './control-points.ts'
import { figureWithUnit, figureWords, type Measured } from './words.ts'

type Compared = Measured & { direction: Direction }
type Force = { force: string; points: readonly Point[] }
type Pooled = { force: string; value: number; behind: { events: number; base: number } | null }

const year = 12
const fewestPeers = 2

/**
 * The bureau's figure among those of its most similar forces, over the months of the last year that all of them have.
 *
 * @param peers figures of each, by month.
 * @param seed of the draws by which places get their uncertainty.
 */
export function comparePeers(
  measure: Compared,
  own: readonly Point[],
  peers: readonly Force[],
  seed: number,
): Peers {
  if (measure.basis === 'count') {
    return {
      unavailable:
        'Counts of forces of different size cannot be compared: a rate per 1,000 residents or a percentage can.',
    }
  }
  const last = own.at(-1)?.month
  if (last === undefined || peers.length === 0) {
    return { unavailable: 'No figures of most similar forces have been entered yet.' }
  }
  const first = monthPlus(last, 1 - year)
  const inYear = own.filter(({ month }) => month >= first)
  const has = (points: readonly Point[]) => new Set(points.map(({ month }) => month))
  const ownMonths = has(inYear)
  const [compared, lacking] = partitionBy(peers, ({ points }) =>
    points.some(({ month }) => ownMonths.has(month)),
  )
  const months = compared.reduce(
    (common, { points }) => common.filter(month => has(points).has(month)),
    [...ownMonths],
  )
  if (compared.length < fewestPeers || months.length === 0) {
    return {
      unavailable: `A comparison needs figures of ${fewestPeers} forces or more for the same months as the bureau’s, from ${monthWords(first)} on.`,
    }
  }
  const chosen = new Set(months)
  const forces = [{ force: '', points: inYear }, ...compared].map(({ force, points }) =>
    pooled(
      measure,
      force,
      points.filter(({ month }) => chosen.has(month)),
    ),
  )
  return told(measure, forces, { months, lacking: lacking.map(({ force }) => force), seed })
}

type Over = { months: readonly string[]; lacking: readonly string[]; seed: number }

function told(measure: Compared, forces: readonly Pooled[], { months, lacking, seed }: Over): Peers {
  const best = measure.direction === 'higher' ? 'highest' : 'lowest'
  const behind = forces.flatMap(one => (one.behind ? [one.behind] : []))
  const isKnown = behind.length === forces.length
  const kind = measure.basis === 'rate' ? 'rate' : 'share'
  const places = isKnown ? rankIntervals(behind, kind, best, seed) : null
  const order = [...forces].sort((a, b) => (best === 'lowest' ? a.value - b.value : b.value - a.value))
  const groupMean = forces.slice(1).reduce((sum, { value }) => sum + value, 0) / (forces.length - 1)
  const rows = forces.map(({ force, value, behind: one }, at) => ({
    force,
    value,
    place: 1 + order.findIndex(other => other.value === value),
    interval: one && intervalOf(measure, one),
    places: places && { lower: places[at]!.lower, upper: places[at]!.upper },
  }))
  const own = rows[0]!
  const [from, to] = [months[0]!, months.at(-1)!]
  const over = from === to ? `In ${monthWords(from)}` : `From ${monthWords(from)} to ${monthWords(to)}`
  return {
    from,
    to,
    months: months.length,
    groupMean,
    forces: order.map(({ force }) => rows.find(row => row.force === force)!),
    sentence: `${over}: ${figureWithUnit(measure, own.value)}, mean of the ${forces.length - 1} most similar forces ${figureWords(measure, groupMean)}${againstMean(own, groupMean)}. Place ${own.place} of ${forces.length}${placesWords(own.places)}, the ${best} first.`,
    notes: [
      'The mean counts every peer alike, the bureau’s own figure left out.',
      places
        ? `Places: 4,000 draws of every force’s figure from what is behind it (seed ${seed}); a place says little where its range is wide.`
        : measure.basis === 'other'
          ? 'Nothing is known of how sure these figures are, so neither are the places: a difference of a place or two means nothing.'
          : 'Not every figure came with what it is of, so how sure the places are cannot be told.',
      ...(lacking.length > 0 ? [`Without a figure for these months, left out: ${lacking.join(', ')}.`] : []),
    ],
  }
}

function againstMean(
  { value, interval }: { value: number; interval: { lower: number; upper: number } | null },
  mean: number,
) {
  if (!interval) return ''
  if (interval.lower <= mean && mean <= interval.upper)
    return ', within the interval of the bureau’s own figure'
  return `, which is ${value < mean ? 'above' : 'below'} the whole interval of the bureau’s own figure`
}

function placesWords(places: { lower: number; upper: number } | null): string {
  if (!places) return ''
  return places.lower === places.upper
    ? ', which is sure'
    : ` (95 % interval: places ${places.lower} to ${places.upper})`
}

function pooled(measure: Measured, force: string, points: readonly Point[]): Pooled {
  const each = points.map(point => behindFigure(measure.basis, point))
  const known = each.flatMap(one => (one ? [one] : []))
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length
  if (known.length < each.length) return { force, value: mean, behind: null }
  const events = known.reduce((sum, one) => sum + one.events, 0)
  const base = known.reduce((sum, one) => sum + one.base, 0)
  return { force, value: (events / base) * scaleOf(measure), behind: { events, base } }
}

/** A rate's months are added up, and so are the residents of each: it stays a rate per month. */
function intervalOf(measure: Measured, { events, base }: { events: number; base: number }) {
  const { lower, upper } = measure.basis === 'rate' ? poissonInterval(events) : wilsonInterval(events, base)
  const scale = measure.basis === 'rate' ? 1000 / base : 100
  return { lower: lower * scale, upper: upper * scale }
}

const scaleOf = ({ basis }: Measured) => (basis === 'rate' ? 1000 : 100)

function partitionBy<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter(one => !isFirst(one))]
}
