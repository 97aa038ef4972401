import { monthWords } from '#shared/day-words.ts'
import type { ForecastTold } from '#shared/features/performance/measure-told.ts'
import { monthPlus } from '#shared/features/performance/period-rules.ts'
import { fewestForForecast, forecast } from '../statistics/forecast.ts'
import type { Point } from './control-points.ts'
import { figureWithUnit, figureWords, type Measured } from './words.ts'

const monthsAhead = 6
/** An interval of 95 % that held less often on months that are known is none. */
const leastHeld = 0.8

/** The next half year, or why it cannot be told. */
export function forecastTold(
  measure: Measured,
  points: readonly Point[],
  limits: { least: number | null; most: number | null },
): ForecastTold {
  const stretch = withoutGaps(points)
  const last = stretch.at(-1)
  if (!last || stretch.length < fewestForForecast) {
    const held = stretch.length < points.length ? ' without a gap' : ''
    return {
      unavailable: `A forecast needs ${fewestForForecast} months${held} or more; there are ${stretch.length}. With less no month has been seen twice before it is forecast.`,
    }
  }
  const found = forecast(
    stretch.map(({ value }) => value),
    monthsAhead,
  )
  const { held: kept, of } = found.backTest
  if (kept < leastHeld * of) {
    return {
      unavailable: `Tried on the months that are known, only ${kept} of ${of} intervals held the figure: something changed that the months before could not tell, so neither method is to be trusted here yet.`,
    }
  }
  const within = (value: number) =>
    Math.min(
      limits.most ?? Number.POSITIVE_INFINITY,
      Math.max(limits.least ?? Number.NEGATIVE_INFINITY, value),
    )
  const months = found.ahead.map(({ value, lower, upper }, at) => ({
    month: monthPlus(last.month, at + 1),
    value: within(value),
    lower: within(lower),
    upper: within(upper),
  }))
  const next = months[0]!
  const isSeasonal = found.method === 'seasonal-naive'
  const { seasonal, smoothing } = found.meanError
  const [better, other] = isSeasonal ? [seasonal, smoothing] : [smoothing, seasonal]
  return {
    method: found.method,
    months,
    sentence: `${monthWords(next.month)}: ${figureWithUnit(measure, next.value)}, 95 % interval ${figureWords(measure, next.lower)} to ${figureWords(measure, next.upper)}, if nothing changes. ${
      isSeasonal
        ? 'Each month is forecast as the same month of the year before (seasonal naive).'
        : `Each month is forecast at the level of late (simple exponential smoothing, the newest month weighs ${found.alpha}).`
    }`,
    backTest: `Tried on the months that are known, each forecast by those before it: off by ${round(better)} on average, the other method by ${round(other)}; ${found.backTest.held} of ${found.backTest.of} intervals held the figure.`,
  }
}

const round = (value: number) => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 })

/** The last months of the series between which none is missing. */
function withoutGaps(points: readonly Point[]): readonly Point[] {
  let start = points.length - 1
  while (start > 0 && monthPlus(points[start - 1]!.month, 1) === points[start]!.month) start--
  return points.slice(Math.max(0, start))
}
