import { Text } from '@mantine/core'
import { useCallback } from 'react'
import { Chart, type ChartColours } from './chart.tsx'
import { formatFigure } from './counts.ts'

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
/** A period to come, with the interval it is expected in. */
type PointAhead = { name: string; value: number; lower: number; upper: number }
type ControlChartProps = {
  title: string
  points: readonly ControlPoint[]
  height?: number
  /** Of the values; counts have none. */
  decimals?: number
  /** What a value is called in the table. */
  valueName?: string
  target?: number | null
  ahead?: readonly PointAhead[]
}
const noneAhead: readonly PointAhead[] = []

/** Values over time between their control limits; what stands out has a shape of its own and is named. */
export function ControlChart(props: ControlChartProps) {
  const { title, points, height = 260, decimals = 0, valueName = 'Count' } = props
  const { target = null, ahead = noneAhead } = props
  const option = useCallback(
    (colours: ChartColours) => optionOf(points, colours, { target, ahead, decimals }),
    [points, target, ahead, decimals],
  )
  return (
    <div>
      <Chart
        title={title}
        summary={summaryOf(title, points)}
        option={option}
        height={height}
        table={{
          head: ['Period', valueName, 'Mean', 'Lower limit', 'Upper limit', 'What stands out'],
          rows: [
            ...points.map(({ name, value, mean, lower, upper, signal }) => [
              name,
              formatFigure(value, decimals),
              ...[mean, lower, upper].map(figure => formatFigure(figure, decimals + 1)),
              signal || 'nothing',
            ]),
            ...ahead.map(({ name, value, lower, upper }) => [
              name,
              formatFigure(value, decimals),
              'forecast',
              ...[lower, upper].map(figure => formatFigure(figure, decimals)),
              'not known yet',
            ]),
          ],
        }}
      />
      <Text size="xs" c="dimmed">
        Line: the mean. Dashes: limits within which ups and downs need no cause. Diamonds stand out.
        {target !== null && ' Dots: the target.'}
        {ahead.length > 0 && ' Open circles with bars: forecast with its 95 % interval.'}
      </Text>
    </div>
  )
}

type More = { target: number | null; ahead: readonly PointAhead[]; decimals: number }

function optionOf(points: readonly ControlPoint[], colours: ChartColours, { target, ahead, decimals }: More) {
  const names = [...points, ...ahead].map(({ name }) => name)
  const axis = { color: colours.quiet, fontSize: 11 }
  const last = points.length - 1
  return {
    grid: {
      left: 4,
      right: 76,
      top: 16,
      bottom: 6,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      formatter: ([first]: { dataIndex: number }[]) => {
        const point = points[first!.dataIndex]
        return point
          ? tooltipOf(point, decimals)
          : aheadOf(ahead[first!.dataIndex - points.length]!, decimals)
      },
    },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: axis,
      axisLine: { lineStyle: { color: colours.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      ...(decimals === 0 ? { minInterval: 1 } : {}),
      // What counts is how far from the limits, not from nought.
      scale: true,
      axisLabel: { ...axis, formatter: (value: number) => formatFigure(value, decimals) },
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
      ...(target === null ? [] : [targetLine(names.length, target, colours)]),
      ...aheadSeries(points.length, ahead, colours),
    ],
  }

  /** One level of one stretch, named where the chart ends. */
  function level(
    key: 'mean' | 'upper' | 'lower',
    { from, to, ends }: { from: number; to: number; ends: string },
  ) {
    return {
      type: 'line',
      data: names.map((_, at) =>
        at >= from && at <= (to === last ? names.length : to) ? points[Math.min(at, last)]![key] : null,
      ),
      showSymbol: false,
      silent: true,
      lineStyle: { color: colours.quiet, width: 1.2, type: key === 'mean' ? 'solid' : 'dashed' },
      endLabel: {
        show: ends !== '',
        formatter: () => `${ends} ${formatLimit(points[to]![key], decimals)}`,
        color: colours.quiet,
        fontSize: 11,
        distance: 4,
      },
    }
  }
}

function formatLimit(limit: number, decimals: number) {
  return formatFigure(limit, Math.max(decimals, limit < 100 ? 1 : 0))
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

function targetLine(length: number, target: number, colours: ChartColours) {
  return {
    type: 'line',
    data: Array.from({ length }, () => target),
    showSymbol: false,
    silent: true,
    lineStyle: { color: colours.text, width: 1, type: 'dotted' },
  }
}

/** Each period to come as an open circle on a bar from the lower to the upper end of its interval. */
function aheadSeries(before: number, ahead: readonly PointAhead[], colours: ChartColours) {
  if (ahead.length === 0) return []
  const none = Array.from({ length: before }, () => null)
  const bar = { type: 'bar', stack: 'interval', barWidth: 3, silent: true }
  return [
    { ...bar, data: [...none, ...ahead.map(({ lower }) => lower)], itemStyle: { color: 'transparent' } },
    {
      ...bar,
      data: [...none, ...ahead.map(({ lower, upper }) => upper - lower)],
      itemStyle: { color: colours.line, borderColor: colours.quiet, borderWidth: 0.5 },
    },
    {
      type: 'line',
      data: [...none, ...ahead.map(({ value }) => value)],
      symbol: 'emptyCircle',
      symbolSize: 7,
      lineStyle: { width: 0 },
      itemStyle: { color: colours.bar },
      z: 4,
    },
  ]
}

function tooltipOf({ name, value, mean, lower, upper, signal }: ControlPoint, decimals: number) {
  const [middle, least, most] = [mean, lower, upper].map(figure => formatFigure(figure, decimals + 1))
  return [
    `<b>${name}: ${formatFigure(value, decimals)}</b>`,
    `mean ${middle}, limits ${least} to ${most}`,
    signal,
  ]
    .filter(Boolean)
    .join('<br>')
}

function aheadOf({ name, value, lower, upper }: PointAhead, decimals: number) {
  const [middle, least, most] = [value, lower, upper].map(figure => formatFigure(figure, decimals))
  return `<b>${name}: forecast ${middle}</b><br>95 % interval ${least} to ${most}`
}

function summaryOf(title: string, points: readonly ControlPoint[]) {
  const standing = points.filter(({ signal }) => signal)
  if (standing.length === 0) return `${title}: nothing stands out in ${points.length} periods.`
  const named = standing.slice(0, 10).map(({ name, signal }) => `${name} (${signal})`)
  return `${title}: ${standing.length} of ${points.length} periods stand out: ${named.join(', ')}.`
}
