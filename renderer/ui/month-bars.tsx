import { useCallback, useMemo } from 'react'
import { Chart, type ChartColours } from './chart.tsx'
import { formatCount } from './counts.ts'
import { formatMonth } from './dates.ts'

type MonthBarsProps = {
  title: string
  months: readonly { month: string; count: number }[]
  /** A day that divides the months into before and after, and what happened on it. */
  dividedOn?: string | undefined
  dividedBy?: string
  height?: number
}

/** Counts by month as bars from zero. */
export function MonthBars({ title, months, dividedOn, dividedBy = '', height = 190 }: MonthBarsProps) {
  const rows = useMemo(() => months.map(({ month, count }) => [formatMonth(month), count] as const), [months])
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: {
        left: 4,
        right: 4,
        top: 18,
        bottom: 10,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: rows.map(([name]) => name),
        axisLabel: { color: colours.quiet, fontSize: 11 },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colours.quiet, fontSize: 11, formatter: formatCount },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'bar',
          name: 'Incidents',
          data: rows.map(([, count]) => count),
          ...(dividedOn ? { markLine: divide(dividedOn, dividedBy, colours) } : {}),
          itemStyle: { color: colours.bar },
          barMaxWidth: 34,
          label: {
            show: rows.length <= 14,
            position: 'top',
            color: colours.text,
            fontSize: 11,
            formatter: ({ value }: { value: number }) => formatCount(value),
          },
        },
      ],
    }),
    [rows, dividedOn, dividedBy],
  )
  return (
    <Chart
      title={title}
      summary={summaryOf(title, rows)}
      option={option}
      height={height}
      table={{ head: ['Month', 'Count'], rows: rows.map(([name, count]) => [name, formatCount(count)]) }}
    />
  )
}

function divide(day: string, label: string, colours: ChartColours) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.text, type: 'dashed', width: 1.5 },
    label: { formatter: label, color: colours.text, fontSize: 11 },
    data: [{ xAxis: formatMonth(day.slice(0, 7)) }],
  }
}

function summaryOf(title: string, rows: readonly (readonly [string, number])[]) {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) return `${title}: none.`
  const most = rows.reduce((best, row) => (row[1] > best[1] ? row : best), first)
  return `${title}, ${first[0]} to ${last[0]}: most in ${most[0]} with ${formatCount(most[1])}.`
}
