import type { Figures } from '#shared/features/profiles/contract.ts'
import { hourByWeekday } from '../incidents/hour-by-weekday.ts'
import { localMonth } from '../incidents/local-time.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { DayPeriod } from './period.ts'
import { lengthInMonths, monthsOf, wholeMonthsOf } from './period.ts'

/** Everything of a profile that is counted from the snapshot alone. */
export type CountedFigures = Pick<
  Figures,
  'from' | 'to' | 'total' | 'perMonth' | 'months' | 'hourByWeekday' | 'categories'
>

/**
 * Counts the incidents of a profile over the days its sources cover.
 *
 * @param positions of its incidents in the snapshot.
 * @param namesOfCategories the source's own words for each category.
 */
export function countFigures(
  snapshot: Snapshot,
  positions: Uint32Array,
  period: DayPeriod,
  namesOfCategories: ReadonlyMap<number, string>,
): CountedFigures {
  const months = countMonths(snapshot, positions, period)
  return {
    ...period,
    total: positions.length,
    perMonth: monthlyRate(months, period, positions.length),
    months,
    hourByWeekday: countHours(snapshot, positions),
    categories: countCategories(snapshot, positions, namesOfCategories),
  }
}

/** Incidents in each month the period touches, months without any included. */
export function countMonths(snapshot: Snapshot, positions: Uint32Array, period: DayPeriod) {
  const counts = new Map(monthsOf(period).map(month => [month, 0]))
  for (const at of positions) {
    const month = localMonth(snapshot.fromMinutes[at]!)
    counts.set(month, (counts.get(month) ?? 0) + 1)
  }
  return [...counts].map(([month, count]) => ({ month, count })).sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** Incidents in the whole months of a period, and how many months those are. */
export function inWholeMonths(months: Figures['months'], period: DayPeriod) {
  const whole = new Set(wholeMonthsOf(period))
  const counted = months.filter(({ month }) => whole.has(month))
  return { count: counted.reduce((sum, { count }) => sum + count, 0), months: counted.length }
}

/**
 * Incidents a month: the mean of the whole months, as a month cut off by the edge of the data would drag it
 * down. Where no month is whole, all incidents over the length of the period.
 */
export function monthlyRate(months: Figures['months'], period: DayPeriod, total: number): number {
  const whole = inWholeMonths(months, period)
  return whole.months > 0 ? whole.count / whole.months : total / lengthInMonths(period)
}

function countHours(snapshot: Snapshot, positions: Uint32Array): Figures['hourByWeekday'] {
  const hours = hourByWeekday(
    pick(snapshot.fromMinutes, positions),
    pick(snapshot.toMinutes, positions),
    pick(snapshot.timePrecisions, positions),
  )
  if (hours.kind === 'refused') return hours
  const { kind, values, incidents, left } = hours
  return { kind, values: Array.from(values), incidents, left }
}

function countCategories(snapshot: Snapshot, positions: Uint32Array, names: ReadonlyMap<number, string>) {
  const counts = new Map<string, number>()
  for (const at of positions) {
    const name = names.get(snapshot.categories[at]!) ?? 'Not known'
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB'))
}

/** The values of a column at some positions. */
export function pick<C extends Int32Array | Uint16Array | Uint8Array | Float64Array>(
  column: C,
  positions: Uint32Array,
): Float64Array {
  const values = new Float64Array(positions.length)
  for (let i = 0; i < values.length; i++) values[i] = column[positions[i]!]!
  return values
}
