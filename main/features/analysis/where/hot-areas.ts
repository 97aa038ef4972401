import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { poissonAtLeast, poissonInterval } from '../statistics/poisson.ts'
import { rateRatio } from '../statistics/rate-ratio.ts'

/** One number for each area, NaN where there is none. */
type OfAreas = Float64Array

export type AreaRates = {
  /** Incidents per thousand over all areas that have a figure; NaN where none has. */
  overall: number
  rate: OfAreas
  lower: OfAreas
  upper: OfAreas
  /** What the area would have at the overall rate. */
  expected: OfAreas
  /** Chance of so many or more at the overall rate, and its false discovery rate among all areas with a rate. */
  p: OfAreas
  q: OfAreas
}

/**
 * Rates per thousand with exact 95 % Poisson intervals (Garwood 1936), and the upper-tail Poisson test of each against
 * the overall rate, `P(X >= count | overall * figure)`, corrected by Benjamini and Hochberg over the areas that have
 * a figure above zero. An area without one has no rate, and is left out of the overall one.
 */
export function areaRates(counts: Float64Array, figures: ArrayLike<number | null>): AreaRates {
  const areas: number[] = []
  let [incidents, figure] = [0, 0]
  for (let area = 0; area < counts.length; area++) {
    if (!((figures[area] ?? 0) > 0)) continue
    areas.push(area)
    incidents += counts[area]!
    figure += figures[area]!
  }
  const overall = figure > 0 ? (incidents / figure) * 1000 : Number.NaN
  const column = () => new Float64Array(counts.length).fill(Number.NaN)
  const found = {
    overall,
    rate: column(),
    lower: column(),
    upper: column(),
    expected: column(),
    p: column(),
    q: column(),
  }
  for (const area of areas) {
    const thousands = figures[area]! / 1000
    const interval = poissonInterval(counts[area]!)
    found.rate[area] = counts[area]! / thousands
    found.lower[area] = interval.lower / thousands
    found.upper[area] = interval.upper / thousands
    found.expected[area] = overall * thousands
    found.p[area] = poissonAtLeast(counts[area]!, overall * thousands)
  }
  spread(found.q, areas, benjaminiHochberg(Float64Array.from(areas, area => found.p[area]!)))
  return found
}

export type AreaChanges = {
  /** Incidents a day against those a day before, in per cent more or less; NaN where there were none before. */
  change: OfAreas
  lower: OfAreas
  upper: OfAreas
  p: OfAreas
  q: OfAreas
}

/**
 * Change of each area against the period before, by the exact ratio of two Poisson rates, so that periods of unlike
 * length can be compared; q over the areas that had an incident in either.
 */
export function areaChanges(
  counts: Float64Array,
  before: Float64Array,
  days: { now: number; before: number },
): AreaChanges {
  const column = () => new Float64Array(counts.length).fill(Number.NaN)
  const found = { change: column(), lower: column(), upper: column(), p: column(), q: column() }
  const areas = Array.from(counts.keys()).filter(area => counts[area]! + before[area]! > 0)
  for (const area of areas) {
    const { ratio, lower, upper, p } = rateRatio(
      { count: counts[area]!, exposure: days.now },
      { count: before[area]!, exposure: days.before },
    )
    if (typeof ratio === 'number') found.change[area] = (ratio - 1) * 100
    if (typeof lower === 'number') found.lower[area] = (lower - 1) * 100
    if (typeof upper === 'number') found.upper[area] = (upper - 1) * 100
    found.p[area] = p
  }
  spread(found.q, areas, benjaminiHochberg(Float64Array.from(areas, area => found.p[area]!)))
  return found
}

function spread(column: OfAreas, areas: number[], values: Float64Array): void {
  for (const [at, area] of areas.entries()) column[area] = values[at]!
}
