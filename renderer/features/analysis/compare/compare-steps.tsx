import { useCallback, useMemo } from 'react'
import type { Output } from '../../../client/names.ts'
import { Chart, type ChartColours } from '../../../ui/chart.tsx'
import { formatCount } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'

type Steps = Output<'analysis.compare'>['steps']

/** The counts of both from their first day on, step by step: A as a whole line, B dashed. */
export function CompareSteps({ steps: { unit, a, b } }: { steps: Steps }) {
  const length = Math.max(a.length, b.length)
  const names = useMemo(
    () => Array.from({ length }, (_, index) => `${unit === 'week' ? 'Week' : 'Month'} ${index + 1}`),
    [length, unit],
  )
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: {
        left: 4,
        right: 8,
        top: 12,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        data: names,
        axisLabel: { color: colours.quiet, fontSize: 11 },
        axisLine: { lineStyle: { color: colours.line } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: colours.quiet, fontSize: 11 },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        series('A', a, { color: colours.bar, width: 2 }, 'circle'),
        series('B', b, { color: colours.quiet, width: 2, type: 'dashed' }, 'emptyCircle'),
      ],
    }),
    [names, a, b],
  )
  const rows = names.map((name, index) => [name, cellOf(a[index]), cellOf(b[index])])
  return (
    <Chart
      title={`Incidents by ${unit}: A whole line, B dashed`}
      summary={`A and B by ${unit}, ${length} of them; the table has the counts.`}
      option={option}
      height={150}
      table={{ head: [unit === 'week' ? 'Week' : 'Month', 'A', 'B'], rows }}
    />
  )
}

const cellOf = (step: Steps['a'][number] | undefined) =>
  step ? `${formatCount(step.count)} (from ${formatDay(step.from)})` : 'none'

function series(name: string, steps: Steps['a'], lineStyle: object, symbol: string) {
  return {
    type: 'line',
    name,
    lineStyle,
    symbol,
    symbolSize: 5,
    data: steps.map(({ count }) => count),
    itemStyle: lineStyle,
    endLabel: { show: true, formatter: name },
  }
}
