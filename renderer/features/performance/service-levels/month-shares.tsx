import { Text } from '@mantine/core'
import { useCallback } from 'react'
import { fewerThan, shareWords } from '#shared/features/performance/service-level-rules.ts'
import type { LevelDetail } from '#shared/features/performance/service-levels.ts'
import { Chart, type ChartColours } from '../../../ui/chart.tsx'
import { formatCount } from '../../../ui/counts.ts'
import { formatMonth } from '../../../ui/dates.ts'

type Month = LevelDetail['months'][number]
type MonthSharesProps = { months: readonly Month[]; sharePercent: number }

/** The share kept month by month between its limits, and the target; months of few calls are only in the table. */
export function MonthShares({ months, sharePercent }: MonthSharesProps) {
  const option = useCallback(
    (colours: ChartColours) => optionOf(months, sharePercent, colours),
    [months, sharePercent],
  )
  const few = months.filter(({ share }) => share.of < fewerThan).length
  return (
    <div>
      <Chart
        title="Share kept by month"
        summary={summaryOf(months, sharePercent)}
        option={option}
        height={230}
        table={{
          head: ['Month', 'Kept', 'Calls', 'Not measured'],
          rows: months.map(({ month, share, calls }) => [
            formatMonth(month),
            shareWords(share),
            formatCount(calls),
            formatCount(calls - share.of),
          ]),
        }}
      />
      <Text size="xs" c="dimmed">
        Dots: share kept. Bars: its 95 % interval. Dashes: the target of {sharePercent} %.
        {few > 0 &&
          ` ${few === 1 ? 'One month has' : `${few} months have`} fewer than ten calls: only in the table.`}
      </Text>
    </div>
  )
}

function summaryOf(months: readonly Month[], sharePercent: number): string {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return 'No calls in these months.'
  return `From ${formatMonth(first.month)}, ${shareWords(first.share)}, to ${formatMonth(last.month)}, ${shareWords(last.share)}; the target is ${sharePercent} %.`
}

const percent = (share: number) => Math.round(share * 1000) / 10

function optionOf(months: readonly Month[], sharePercent: number, colours: ChartColours) {
  const axis = { color: colours.quiet, fontSize: 11 }
  const shown = months.map(({ share }) => (share.of < fewerThan ? null : share))
  return {
    grid: {
      left: 4,
      right: 92,
      top: 14,
      bottom: 6,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => {
        const { month, share } = months[first!.dataIndex]!
        return `<b>${formatMonth(month)}</b><br>${shareWords(share)}`
      },
    },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => formatMonth(month)),
      axisLabel: axis,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { ...axis, formatter: '{value} %' },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      // An interval is a bar that stands on another, which is not seen.
      {
        type: 'bar',
        stack: 'interval',
        silent: true,
        barWidth: 8,
        data: shown.map(share => (share ? percent(share.lower) : null)),
        itemStyle: { color: 'transparent' },
      },
      {
        type: 'bar',
        stack: 'interval',
        silent: true,
        barWidth: 8,
        data: shown.map(share => (share ? percent(share.upper - share.lower) : null)),
        itemStyle: { color: colours.bar, opacity: 0.45 },
      },
      {
        type: 'line',
        symbol: 'circle',
        symbolSize: 7,
        z: 3,
        data: shown.map(share => (share ? percent(share.kept / share.of) : null)),
        lineStyle: { color: colours.bar, width: 1.5 },
        itemStyle: { color: colours.text },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ yAxis: sharePercent }],
          lineStyle: { color: colours.text, type: 'dashed', width: 1.2 },
          label: { formatter: `target ${sharePercent} %`, color: colours.quiet, fontSize: 11 },
        },
      },
    ],
  }
}
