import type { Days } from '../../analysis/change/comparable.ts'
import { benjaminiHochberg } from '../../analysis/statistics/benjamini-hochberg.ts'
import { eTest } from '../../analysis/statistics/e-test.ts'
import { rateRatio } from '../../analysis/statistics/rate-ratio.ts'
import type { Concern, Concerns } from './draft.ts'

/** Fewer than this on both sides together can never be told apart: shown, not tested. */
const fewestTested = 5
const alpha = 0.05

/**
 * Neighbourhoods in which calls rose against the same weeks a year before: E-test of each, q of Benjamini and Hochberg
 * over all that were tested, so that of those called rising no more than 5 per cent is chance.
 */
export function concernsOf(
  days: { now: Days; before: Days },
  areas: readonly { areaId: number; name: string; now: number; before: number }[],
  caveats: string[],
): Concerns {
  const tested = areas.filter(({ now, before }) => now + before >= fewestTested)
  // Digits that another machine's logarithm may change decide nothing.
  const p = Float64Array.from(tested, ({ now, before }) =>
    Number(eTest({ count: now, exposure: 1 }, { count: before, exposure: 1 }).toPrecision(9)),
  )
  const q = benjaminiHochberg(p)
  const rows = tested.map((area, at): Concern => {
    const { ratio, lower, upper } = rateRatio(
      { count: area.now, exposure: 1 },
      { count: area.before, exposure: 1 },
    )
    const orNull = (figure: typeof ratio) => (typeof figure === 'number' ? figure : null)
    return {
      ...area,
      ratio: orNull(ratio),
      lower: orNull(lower),
      upper: orNull(upper),
      q: q[at]!,
      rises: q[at]! <= alpha && area.now > area.before,
    }
  })
  return {
    ...days,
    rows: rows.sort((a, b) => Number(b.rises) - Number(a.rises) || a.q - b.q || a.name.localeCompare(b.name)),
    tested: tested.length,
    caveats,
  }
}
