import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { Chart, type ChartColours } from './chart.tsx'
import { formatCount } from './counts.ts'

type CountBarsProps = {
  title: string
  /** What a bar stands for, `Month`. */
  noun: string
  bars: readonly { label: string; count: number }[]
  /** The label of a bar before which something happened, and what. */
  dividedAt?: string | undefined
  dividedBy?: string
  note?: string | undefined
  height?: number
  /** The first and the last bar that were dragged over, by their positions. */
  onBrush?: ((first: number, last: number) => void) | undefined
}

/** Counts as bars from zero. */
export function CountBars(props: CountBarsProps) {
  const { title, noun, bars, dividedAt, dividedBy = '', note, height = 190, onBrush } = props
  const rows = useMemo(() => bars.map(({ label, count }) => [label, count] as const), [bars])
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
          ...(dividedAt ? { markLine: divide(dividedAt, dividedBy, colours) } : {}),
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
    [rows, dividedAt, dividedBy],
  )
  const last = rows.length - 1
  return (
    <>
      <Chart
        title={title}
        summary={summaryOf(title, rows)}
        option={option}
        height={height}
        onBrush={
          onBrush &&
          (([one], [other]) =>
            onBrush(Math.max(0, Math.min(one, other)), Math.min(last, Math.max(one, other))))
        }
        table={{ head: [noun, 'Count'], rows: rows.map(([name, count]) => [name, formatCount(count)]) }}
      />
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </>
  )
}

function divide(at: string, label: string, colours: ChartColours) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: colours.text, type: 'dashed', width: 1.5 },
    label: { formatter: label, color: colours.text, fontSize: 11 },
    data: [{ xAxis: at }],
  }
}

function summaryOf(title: string, rows: readonly (readonly [string, number])[]) {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) return `${title}: none.`
  const most = rows.reduce((best, row) => (row[1] > best[1] ? row : best), first)
  return `${title}, ${first[0]} to ${last[0]}: most in ${most[0]} with ${formatCount(most[1])}.`
}
