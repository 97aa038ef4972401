import { studentOfConfidence } from './student.ts'

export type Forecast = {
  method: 'seasonal-naive' | 'exponential-smoothing'
  /** Weight of the newest value; null for the seasonal one. */
  alpha: number | null
  /** One for each month ahead. */
  ahead: { value: number; lower: number; upper: number }[]
  /** How far off both methods were in the back-test, on average, by their names. */
  meanError: { seasonal: number; smoothing: number }
  /** Of so many values forecast in the back-test, so many lay in their interval. */
  backTest: { held: number; of: number }
}

const season = 12
/** Two years: with less no month has been seen twice before it is forecast. */
export const fewestForForecast = 24
/** Values that a forecast of the back-test may look at, at least. */
const fewestBefore = 18

/**
 * Forecast of a monthly series by the better of two simple methods (R. J. Hyndman and G. Athanasopoulos,
 * "Forecasting: Principles and Practice", 3rd edition, 2021):
 *
 * - seasonal naive (section 5.2): the value of the same month a year before; interval
 *   `+/- t s sqrt(floor((h - 1) / 12) + 1)` with s the root mean square of the yearly changes (5.5);
 * - simple exponential smoothing (8.1): `level = alpha y + (1 - alpha) level`, alpha the one of 0.05, 0.1 ... 0.95 with
 *   the least squared error one month ahead; interval `+/- t s sqrt(1 + (h - 1) alpha^2)` (8.7).
 *
 * Both are put to the test on the series itself: from the 18th month on each month is forecast one to `months` ahead by
 * what was known before it (rolling origin, 5.10); the one with the smaller mean absolute error is taken, and how many
 * of its intervals held the value is told.
 *
 * @param values without gaps, at least `fewestForForecast`.
 */
export function forecast(values: readonly number[], months = 6, confidence = 0.95): Forecast {
  const seasonal = backTest(values, months, known => seasonalNaive(known, months, confidence))
  const smoothing = backTest(values, months, known => smoothed(known, months, confidence).ahead)
  const isSeasonal = seasonal.meanError < smoothing.meanError
  const better = isSeasonal ? seasonal : smoothing
  const { alpha, ahead } = smoothed(values, months, confidence)
  return {
    method: isSeasonal ? 'seasonal-naive' : 'exponential-smoothing',
    alpha: isSeasonal ? null : alpha,
    ahead: isSeasonal ? seasonalNaive(values, months, confidence) : ahead,
    meanError: { seasonal: seasonal.meanError, smoothing: smoothing.meanError },
    backTest: { held: better.held, of: better.of },
  }
}

type Ahead = Forecast['ahead']

function seasonalNaive(known: readonly number[], months: number, confidence: number): Ahead {
  const changes = known.slice(season).map((value, at) => value - known[at]!)
  const reach = studentOfConfidence(confidence, changes.length) * rootMeanSquare(changes)
  return Array.from({ length: months }, (_, i) => {
    const value = known[known.length - season + (i % season)]!
    const wide = reach * Math.sqrt(Math.floor(i / season) + 1)
    return { value, lower: value - wide, upper: value + wide }
  })
}

function smoothed(known: readonly number[], months: number, confidence: number) {
  const alphas = Array.from({ length: 19 }, (_, i) => (i + 1) / 20)
  const fits = alphas.map(alpha => ({ alpha, ...smoothingErrors(known, alpha) }))
  const { alpha, level, errors } = fits.reduce((best, fit) =>
    rootMeanSquare(fit.errors) < rootMeanSquare(best.errors) ? fit : best,
  )
  // Level and alpha were both fitted to the values.
  const freedom = errors.length - 2
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / freedom)
  const reach = studentOfConfidence(confidence, freedom) * spread
  const ahead: Ahead = Array.from({ length: months }, (_, i) => {
    const wide = reach * Math.sqrt(1 + i * alpha * alpha)
    return { value: level, lower: level - wide, upper: level + wide }
  })
  return { alpha, ahead }
}

/** Smooths from the mean of the first half year on. */
function smoothingErrors(known: readonly number[], alpha: number) {
  const first = known.slice(0, 6)
  let level = first.reduce((sum, value) => sum + value, 0) / first.length
  const errors = known.map(value => {
    const error = value - level
    level += alpha * error
    return error
  })
  return { level, errors }
}

function backTest(values: readonly number[], months: number, ahead: (known: readonly number[]) => Ahead) {
  let [off, held, of] = [0, 0, 0]
  for (let at = fewestBefore; at < values.length; at++) {
    const told = ahead(values.slice(0, at))
    for (let i = 0; i < months && at + i < values.length; i++) {
      const value = values[at + i]!
      const { lower, upper } = told[i]!
      off += Math.abs(value - told[i]!.value)
      if (value >= lower && value <= upper) held++
      of++
    }
  }
  return { meanError: off / of, held, of }
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
}
