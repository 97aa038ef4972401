import { Text } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { Chart, type ChartColours } from './chart.tsx'
import { formatFigure } from './counts.ts'
import { rectangleOf } from './week-rectangle.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const none: readonly number[] = []
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))

type WeekGridProps = {
  title: string
  values: readonly number[]
  note?: string
  height?: number
  /** Hours that stand out: marked with a dot, and with an asterisk in the table. */
  marks?: readonly boolean[]
  /** What the pointer is told of an hour; its value without it. */
  describe?: (hour: number) => string
  /** Hours of the week to be outlined. */
  chosen?: readonly number[]
  /** The hours of the week that were dragged over. */
  onBrush?: (hours: number[]) => void
}

/** Hours across, weekdays down, Monday first: `values[weekday * 24 + hour]`. */
export function WeekGrid(props: WeekGridProps) {
  const { title, values, note, height = 230, marks, describe, chosen = none, onBrush } = props
  const most = useMemo(() => Math.max(...values), [values])
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: {
        left: 4,
        right: 4,
        top: 4,
        bottom: 34,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: {
        formatter: ({ value: [hour, day, count] }: { value: [number, number, number] }) =>
          `${weekdays[day]} ${hours[hour]}:00 – ${describe?.(day * 24 + hour) ?? formatFigure(count, 1)}`,
      },
      xAxis: {
        type: 'category',
        data: hours,
        axisLabel: { color: colours.quiet, fontSize: 11 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'category',
        data: weekdays.map(day => day.slice(0, 3)),
        inverse: true,
        axisLabel: { color: colours.quiet, fontSize: 11 },
        axisLine: { show: false },
        axisTick: { show: false },
      },
      visualMap: {
        min: 0,
        max: Math.max(1, most),
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 110,
        itemWidth: 10,
        text: [formatFigure(most, 1), '0'],
        textStyle: { color: colours.quiet, fontSize: 11 },
        inRange: { color: [colours.low, colours.high] },
      },
      series: [
        {
          type: 'heatmap',
          data: values.map((value, index) => ({
            value: [index % 24, Math.floor(index / 24), value],
            ...(chosen.includes(index) ? { itemStyle: { borderColor: colours.text, borderWidth: 1.5 } } : {}),
          })),
          itemStyle: { borderColor: 'transparent', borderWidth: 1 },
          label: {
            show: marks !== undefined,
            formatter: ({ dataIndex }: { dataIndex: number }) => (marks?.[dataIndex] ? '●' : ''),
            color: colours.text,
            textBorderColor: colours.low,
            textBorderWidth: 2,
            fontSize: 10,
          },
        },
      ],
    }),
    [values, most, marks, describe, chosen],
  )
  const peak = values.indexOf(most)
  return (
    <>
      <Chart
        title={title}
        summary={`${title}: most on ${weekdays[Math.floor(peak / 24)]} at ${hours[peak % 24]}:00 with ${formatFigure(most, 1)}.`}
        option={option}
        height={height}
        onBrush={
          onBrush &&
          (([hour, day], [otherHour, otherDay]) =>
            onBrush(rectangleOf(day * 24 + hour, otherDay * 24 + otherHour)))
        }
        table={{
          head: ['Weekday', ...hours],
          rows: weekdays.map((day, row) => [
            day,
            ...values
              .slice(row * 24, row * 24 + 24)
              .map((value, hour) => `${formatFigure(value, 1)}${marks?.[row * 24 + hour] ? ' *' : ''}`),
          ]),
        }}
      />
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </>
  )
}
