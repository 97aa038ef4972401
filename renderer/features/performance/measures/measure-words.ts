import type { Direction, MeasureBasis } from '#shared/features/performance/measure-rules.ts'
import type { Measure } from '#shared/features/performance/measures.ts'
import { formatFixed } from '../../../ui/figures.ts'

export const basisNames: Record<MeasureBasis, string> = {
  count: 'Count: events in a month',
  rate: 'Rate: per 1,000 residents',
  percentage: 'Percentage: so many of so many',
  other: 'Other: days, minutes, a score',
}
export const directionNames: Record<Direction, string> = {
  lower: 'Lower is better',
  higher: 'Higher is better',
  neither: 'Neither way is better',
}

/** What a figure of a measure is among, as the head of a column; null where it is among nothing. */
export function baseName(basis: MeasureBasis): string | null {
  if (basis === 'rate') return 'Residents'
  return basis === 'percentage' ? 'Of how many' : null
}

type Shown = Pick<Measure, 'basis' | 'decimals' | 'unit'>

/** A figure without its unit: `4.20`, `81.3 %`. */
export function figureOf({ basis, decimals }: Shown, value: number): string {
  return basis === 'percentage' ? `${formatFixed(value, decimals)}\u00a0%` : formatFixed(value, decimals)
}

/** A percentage by the counts behind it: on fewer than ten they stand alone. */
export function latestOf(measure: Shown, { value, base }: { value: number; base: number | null }): string {
  if (measure.basis !== 'percentage' || base === null) return figureOf(measure, value)
  const counts = `${Math.round((value * base) / 100).toLocaleString('en-GB')} of ${base.toLocaleString('en-GB')}`
  return base < 10 ? counts : `${counts} (${figureOf(measure, value)})`
}
