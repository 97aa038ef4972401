import { useMemo } from 'react'
import { CountBars } from './count-bars.tsx'
import { formatMonth } from './dates.ts'

type MonthBarsProps = {
  title: string
  months: readonly { month: string; count: number }[]
  /** A day that divides the months into before and after, and what happened on it. */
  dividedOn?: string | undefined
  dividedBy?: string
  height?: number
  /** The first and the last month that were dragged over. */
  onBrush?: ((first: string, last: string) => void) | undefined
}

/** Counts by month as bars from zero. */
export function MonthBars({ months, dividedOn, onBrush, ...rest }: MonthBarsProps) {
  const bars = useMemo(
    () => months.map(({ month, count }) => ({ label: formatMonth(month), count })),
    [months],
  )
  return (
    <CountBars
      {...rest}
      noun="Month"
      bars={bars}
      dividedAt={dividedOn && formatMonth(dividedOn.slice(0, 7))}
      onBrush={onBrush && ((first, last) => onBrush(months[first]!.month, months[last]!.month))}
    />
  )
}
