import type { Profile } from '#shared/features/profiles/contract.ts'
import { wholeMonthsOf } from '../../../profiles/period.ts'

/**
 * The months that a monthly mean is of, and their incidents: from the mean, told to a tenth, they can be worked back
 * exactly. Where no month is whole it is of all of them.
 */
export function meanOf({
  from,
  to,
  months,
  total,
}: Pick<Profile['figures'], 'from' | 'to' | 'months' | 'total'>) {
  const whole = new Set(wholeMonthsOf({ from, to }))
  const counted = months.filter(({ month }) => whole.has(month))
  return counted.length === 0
    ? { months: months.map(({ month }) => month), count: total }
    : { months: counted.map(({ month }) => month), count: counted.reduce((sum, { count }) => sum + count, 0) }
}
