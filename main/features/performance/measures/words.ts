import { decimals, whole } from '#shared/count-words.ts'
import type { MeasureBasis } from '#shared/features/performance/measure-rules.ts'
import { fewestForPercent } from '#shared/fewest-for-percent.ts'

export type Measured = { basis: MeasureBasis; unit: string; decimals: number }

/** A figure without its unit: `1,204`, `4.2`, `81.3 %`. */
export function figureWords({ basis, decimals: digits }: Measured, value: number): string {
  return basis === 'percentage' ? `${decimals(value, digits)} %` : decimals(value, digits)
}

/** A figure with its unit: `31 calls`, `4.2 per 1,000 residents`, `81.3 % of victims`. */
export function figureWithUnit(measure: Measured, value: number): string {
  return [figureWords(measure, value), measure.unit].filter(Boolean).join(' ')
}

/** A percentage by the counts behind it, and on fewer than ten by them alone: `4 of 6`. */
export function withBase(measure: Measured, value: number, base: number | null): string {
  if (measure.basis !== 'percentage' || base === null) return figureWithUnit(measure, value)
  const counts = `${whole(Math.round((value * base) / 100))} of ${whole(base)}`
  return base < fewestForPercent ? counts : `${counts} (${figureWithUnit(measure, value)})`
}
