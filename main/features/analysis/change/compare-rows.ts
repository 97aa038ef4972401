import type { ComparedRow } from '#shared/features/analysis/compare.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.ts'
import { rateRatio } from '../statistics/rate-ratio.ts'
import { compareCounts } from './compare-counts.ts'
import type { Exposure } from './exposure.ts'

type CountedRow = Pick<ComparedRow, 'key' | 'label' | 'a' | 'b' | 'filters'>

/**
 * Rows of counts with the ratio of their rates, its exact interval, the E-test, and q after Benjamini and Hochberg
 * over these rows. Greatest counts first, then by label. A row that one of the two had no time for is not compared.
 */
export function compareRows(
  rows: readonly CountedRow[],
  exposureOfRow: (row: CountedRow) => Pick<Exposure, 'a' | 'b'>,
): ComparedRow[] {
  const compared = rows.map(row => {
    const exposure = exposureOfRow(row)
    if (exposure.a === 0 || exposure.b === 0) return { ...row, ...notCompared(row) }
    const [now, before] = [
      { count: row.a, exposure: exposure.a },
      { count: row.b, exposure: exposure.b },
    ]
    const { difference, percent, p } = compareCounts(now, before)
    const { ratio, lower, upper } = rateRatio(now, before)
    return { ...row, difference, ratio, lower, upper, p, percent: percentOf(row, percent) }
  })
  const q = benjaminiHochberg(Float64Array.from(compared, ({ p }) => p))
  return compared
    .map((row, index) => ({ ...row, q: q[index]! }))
    .sort((one, other) => other.a + other.b - (one.a + one.b) || (one.label < other.label ? -1 : 1))
}

function notCompared({ a, b }: CountedRow) {
  const never = { unavailable: 'One of the two periods has none of these hours.' }
  return { difference: a - b, ratio: never, lower: never, upper: never, percent: never, p: 1 }
}

function percentOf({ a, b }: CountedRow, percent: ComparedRow['percent']): ComparedRow['percent'] {
  if (b === 0) return { unavailable: 'n/a: the second count is zero.' }
  if (Math.min(a, b) >= fewestForPercent) return percent
  return { unavailable: `Under ${fewestForPercent}, so the two counts say more than a percentage.` }
}
