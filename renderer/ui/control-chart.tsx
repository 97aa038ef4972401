import { Text } from '@mantine/core'
import { useCallback } from 'react'
import { Chart, type ChartColours } from './chart.tsx'
import { formatCount, formatFigure } from './counts.ts'

/** One period of a control chart; limits that change from one period to the next are rebased there. */
export type ControlPoint = {
  name: string
  value: number
  mean: number
  lower: number
  upper: number
  /** What stands out about it, in words; empty for an ordinary one. */
  signal: string
}
type ControlChartProps = { title: string; points: readonly ControlPoint[]; height?: number }

/** Values over time between their control limits; what stands out has a shape of its own and is named. */
export function ControlChart({ title, points, height = 260 }: ControlChartProps) {
  const option = useCallback((colours: ChartColours) => optionOf(points, colours), [points])
  return (
    <div>
      <Chart
        title={title}
        summary={summaryOf(title, points)}
        option={option}
        height={height}
        table={{
          head: ['Period', 'Count', 'Mean', 'Lower limit', 'Upper limit', 'What stands out'],
          rows: points.map(({ name, value, mean, lower, upper, signal }) => [
            name,
            formatCount(value),
            ...[mean, lower, upper].map(figure => formatFigure(figure, 1)),
            signal || 'nothing',
          ]),
        }}
      />
      <Text size="xs" c="dimmed">
        Line: the mean. Dashes: limits within which ups and downs need no cause. Diamonds stand out.
      </Text>
    </div>
  )
}

function optionOf(points: readonly ControlPoint[], colours: ChartColours) {
  const axis = { color: colours.quiet, fontSize: 11 }
  const last = points.length - 1
  return {
    grid: {
      ...{ left: 4, right: 76, top: 16, bottom: 6 },
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => tooltipOf(points[first!.dataIndex]!),
    },
    xAxis: {
      type: 'category',
      data: points.map(({ name }) => name),
      axisLabel: axis,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      // What counts is how far from the limits, not from nought.
      scale: true,
      axisLabel: { ...axis, formatter: formatCount },
      splitLine: { show: false },
    },
    series: [
      ...stretchesOf(points).flatMap(([from, to]) => [
        level('mean', { from, to, ends: to === last ? 'mean' : '' }),
        level('upper', { from, to, ends: to === last ? 'upper' : '' }),
        level('lower', { from, to, ends: to === last ? 'lower' : '' }),
      ]),
      {
        type: 'line',
        data: points.map(({ value }) => value),
        symbol: 'circle',
        symbolSize: points.length > 60 ? 4 : 6,
        lineStyle: { color: colours.bar, width: 1.5 },
        itemStyle: { color: colours.bar },
        z: 3,
      },
      {
        type: 'line',
        data: points.map(({ value, signal }) => (signal ? value : null)),
        symbol: 'diamond',
        symbolSize: 12,
        lineStyle: { width: 0 },
        itemStyle: { color: colours.text },
        z: 4,
      },
    ],
  }

  /** One level of one stretch, named where the chart ends. */
  function level(
    key: 'mean' | 'upper' | 'lower',
    { from, to, ends }: { from: number; to: number; ends: string },
  ) {
    return {
      type: 'line',
      data: points.map((point, at) => (at >= from && at <= to ? point[key] : null)),
      showSymbol: false,
      silent: true,
      lineStyle: { color: colours.quiet, width: 1.2, type: key === 'mean' ? 'solid' : 'dashed' },
      endLabel: {
        show: ends !== '',
        formatter: () => `${ends} ${formatLimit(points[to]![key])}`,
        color: colours.quiet,
        fontSize: 11,
        distance: 4,
      },
    }
  }
}

function formatLimit(limit: number) {
  return formatFigure(limit, limit < 100 ? 1 : 0)
}

/** First and last point of each run of points with the same limits. */
export function stretchesOf(points: readonly ControlPoint[]): [number, number][] {
  const stretches: [number, number][] = []
  for (const [at, { mean, upper }] of points.entries()) {
    const before = points[at - 1]
    const current = stretches.at(-1)
    if (before && current && before.mean === mean && before.upper === upper) current[1] = at
    else stretches.push([at, at])
  }
  return stretches
}

function tooltipOf({ name, value, mean, lower, upper, signal }: ControlPoint) {
  const limits = `mean ${formatFigure(mean, 1)}, limits ${formatFigure(lower, 1)} to ${formatFigure(upper, 1)}`
  return [`<b>${name}: ${formatCount(value)}</b>`, limits, signal].filter(Boolean).join('<br>')
}

function summaryOf(title: string, points: readonly ControlPoint[]) {
  const standing = points.filter(({ signal }) => signal)
  if (standing.length === 0) return `${title}: nothing stands out in ${points.length} periods.`
  const named = standing.slice(0, 10).map(({ name, signal }) => `${name} (${signal})`)
  return `${title}: ${standing.length} of ${points.length} periods stand out: ${named.join(', ')}.`
}
