/** Why a point of a control chart stands out. `run` counts the points that do so together. */
export type Signal =
  | { rule: 'outside'; side: 'above' | 'below' }
  | { rule: 'one-side'; side: 'above' | 'below'; run: number }
  | { rule: 'trend'; side: 'rising' | 'falling'; run: number }
  | { rule: 'near-limit'; side: 'above' | 'below' }

/** One entry per value. The moving range of the first value of a stretch is NaN. */
export type Xmr = {
  mean: Float64Array
  lower: Float64Array
  upper: Float64Array
  movingRange: Float64Array
  signals: Signal[][]
}

/** `3 / d2` with d2 = 1.128, the mean range of two normal draws; rounded as everywhere in the field. */
const limitFactor = 2.66
const runLength = 7

/**
 * Chart of individual values and moving ranges (XmR: Shewhart 1931; Wheeler 1993): limits are the mean plus and minus
 * 2.66 times the mean absolute difference of neighbouring values. Signals:
 *
 * - outside a limit;
 * - 7 or more in a row on one side of the mean (one on the mean ends the row);
 * - 7 or more in a row of which each is above, or each below, the one before it;
 * - 2 of 3 in a row in the outer third between the mean and the same limit: those two.
 *
 * From each rebase on mean and limits are computed anew; no row and no moving range reaches across it.
 *
 * @param values counts of equal periods; a lower limit below zero is kept as it is, and nothing can lie below it.
 * @param rebases positions of values that begin a new stretch, ascending.
 */
export function xmr(values: ArrayLike<number>, rebases: readonly number[] = []): Xmr {
  const n = values.length
  const chart: Xmr = {
    mean: new Float64Array(n),
    lower: new Float64Array(n),
    upper: new Float64Array(n),
    movingRange: new Float64Array(n).fill(Number.NaN),
    signals: Array.from({ length: n }, () => []),
  }
  const bounds = [0, ...rebases, n]
  for (let at = 1; at < bounds.length; at++) limits(chart, values, bounds[at - 1]!, bounds[at]!)
  return chart
}

function limits(chart: Xmr, values: ArrayLike<number>, start: number, end: number): void {
  let [sum, ranges] = [0, 0]
  for (let i = start; i < end; i++) {
    sum += values[i]!
    if (i === start) continue
    chart.movingRange[i] = Math.abs(values[i]! - values[i - 1]!)
    ranges += chart.movingRange[i]!
  }
  const mean = sum / (end - start)
  const reach = end - start > 1 ? (limitFactor * ranges) / (end - start - 1) : 0
  for (let i = start; i < end; i++) {
    chart.mean[i] = mean
    chart.lower[i] = mean - reach
    chart.upper[i] = mean + reach
    if (Math.abs(values[i]! - mean) > reach) {
      chart.signals[i]!.push({ rule: 'outside', side: values[i]! > mean ? 'above' : 'below' })
    }
  }
  runs(chart, values, start, end, mean)
  nearLimits(chart, values, start, end, { mean, reach })
}

function runs(chart: Xmr, values: ArrayLike<number>, start: number, end: number, mean: number): void {
  const mark = (from: number, to: number, signal: Signal) => {
    if (to - from < runLength) return
    for (let i = from; i < to; i++) chart.signals[i]!.push(signal)
  }
  const sideOf = (i: number) => Math.sign(values[i]! - mean)
  const stepTo = (i: number) => Math.sign(values[i]! - values[i - 1]!)
  for (let from = start; from < end; ) {
    let to = from + 1
    while (to < end && sideOf(to) === sideOf(from)) to++
    const side = sideOf(from) > 0 ? 'above' : 'below'
    if (sideOf(from) !== 0) mark(from, to, { rule: 'one-side', side, run: to - from })
    from = to
  }
  for (let from = start; from + 1 < end; ) {
    let to = from + 2
    while (to < end && stepTo(to) === stepTo(from + 1)) to++
    const side = stepTo(from + 1) > 0 ? 'rising' : 'falling'
    if (stepTo(from + 1) !== 0) mark(from, to, { rule: 'trend', side, run: to - from })
    // The turning point belongs to the row that ends in it and to the one that begins with it.
    from = to - 1
  }
}

function nearLimits(
  chart: Xmr,
  values: ArrayLike<number>,
  start: number,
  end: number,
  { mean, reach }: { mean: number; reach: number },
): void {
  if (reach === 0) return
  const marked = new Map<number, 'above' | 'below'>()
  for (const [sign, side] of [
    [1, 'above'],
    [-1, 'below'],
  ] as const) {
    const isNear = (i: number) => sign * (values[i]! - mean) > (2 / 3) * reach
    for (let i = start; i + 2 < end; i++) {
      const near = [i, i + 1, i + 2].filter(isNear)
      if (near.length >= 2) for (const at of near) marked.set(at, side)
    }
  }
  for (const [i, side] of marked) chart.signals[i]!.push({ rule: 'near-limit', side })
}
