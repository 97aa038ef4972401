import { counted, decimals, whole } from '#shared/count-words.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import type { Counted } from '../statistics/rate-ratio.ts'
import { probability } from '../telling/words.ts'
import { compareCounts } from './compare-counts.ts'

type Told = {
  now: Counted
  before: Counted
  /** What was counted: `call`. */
  noun?: string
  /** How the exposure is called where the two differ: `day`. */
  unit?: string
  alpha?: number
}

/**
 * What changed between two counts, in one sentence: counts first, then whether chance would explain it, and the
 * change in per cent with its interval where both counts are 10 or more.
 * `31 calls against 52; fewer than chance would explain, p = 0.02 (-40.4 %, 95 % interval -63.1 % to -5.2 %).`
 */
export function changeSentence({ now, before, noun = 'call', unit = 'day', alpha = 0.05 }: Told): string {
  const over = ({ exposure }: Counted) =>
    now.exposure === before.exposure ? '' : ` in ${counted(exposure, unit)}`
  const counts = `${counted(now.count, noun)}${over(now)} against ${whole(before.count)}${over(before)}`
  if (now.count === 0 && before.count === 0) return `${counts}; there is nothing to compare.`
  const { percent, percentLower, percentUpper, p } = compareCounts(now, before)
  const [rateNow, rateBefore] = [now.count * before.exposure, before.count * now.exposure]
  const verdict =
    rateNow === rateBefore
      ? 'no difference'
      : p <= alpha
        ? `${rateNow < rateBefore ? 'fewer' : 'more'} than chance would explain, ${probability(p)}`
        : `no more of a difference than chance would explain, ${probability(p)}`
  const enough = Math.min(now.count, before.count) >= fewestForPercent
  const inPercent =
    enough &&
    typeof percent === 'number' &&
    typeof percentLower === 'number' &&
    typeof percentUpper === 'number'
      ? ` (${signed(percent)}, 95 % interval ${signed(percentLower)} to ${signed(percentUpper)})`
      : ''
  return `${counts}; ${verdict}${inPercent}.`
}

function signed(percent: number): string {
  return `${percent > 0 ? '+' : ''}${decimals(percent, 1)} %`
}
