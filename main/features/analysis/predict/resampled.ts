import { seededRandom } from '#shared/random.ts'
import { quantile } from '../statistics/bandwidth.ts'

const confidence = 0.95

/**
 * Bootstrap intervals (Efron 1979, percentiles) of the mean of several series over the same fortnights, and of what
 * each lies behind the one with the highest mean. All series are resampled together, so that a fortnight that was
 * hard for every method does not blur which of them is better.
 *
 * @param series one value per fortnight for each method; all of equal length.
 */
export function resampledMeans(series: readonly Float64Array[], resamples: number, seed: number) {
  const n = series[0]!.length
  const random = seededRandom(seed)
  const means = series.map(meanOf)
  const best = means.reduce((at, value, index) => (value > means[at]! ? index : at), 0)
  const drawn = series.map(() => new Float64Array(resamples))
  for (let resample = 0; resample < resamples; resample++) {
    const picked = Uint32Array.from({ length: n }, () => Math.floor(random() * n))
    for (const [index, values] of series.entries()) {
      let sum = 0
      for (const at of picked) sum += values[at]!
      drawn[index]![resample] = sum / n
    }
  }
  const behind = drawn.map(values => values.map((value, resample) => drawn[best]![resample]! - value))
  return {
    best,
    means,
    intervals: drawn.map(intervalOf),
    /** How far each mean lies below the best one's. */
    behindBest: behind.map(intervalOf),
  }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function intervalOf(values: Float64Array): { lower: number; upper: number } {
  const sorted = values.slice().sort()
  return {
    lower: quantile(sorted, (1 - confidence) / 2),
    upper: quantile(sorted, (1 + confidence) / 2),
  }
}
