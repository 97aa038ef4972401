import { useCallback, useMemo } from 'react'
import {
  type ImportInTime,
  type WatchedCount,
  watchedWords,
  wholeOf,
} from '#shared/features/imports/freshness.ts'
import { Chart, type ChartColours } from '../../ui/chart.tsx'
import { formatCount, formatShare } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { dayOf } from '../../ui/days.ts'

/** A share of fewer rows is not drawn: its table shows the two counts. */
const fewestDrawn = 10

type FreshnessChartProps = { count: WatchedCount; imports: ImportInTime[] }

/** One count, import by import, as a share of its rows. */
export function FreshnessChart({ count, imports }: FreshnessChartProps) {
  const points = useMemo(
    () =>
      imports.map(each => {
        const whole = wholeOf(count, each)
        const told = `${formatCount(each[count])} of ${formatCount(whole)}`
        return { each, told, whole, part: each[count], day: formatDay(dayOf(each.finishedAt)) }
      }),
    [count, imports],
  )
  const shares = useMemo(
    () => points.map(({ part, whole }) => (whole < fewestDrawn ? null : (100 * part) / whole)),
    [points],
  )
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: {
        left: 4,
        right: 4,
        top: 10,
        bottom: 4,
        outerBoundsMode: 'same',
        outerBoundsContain: 'axisLabel',
      },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow' },
        formatter: (hovered: { dataIndex: number }[]) => {
          const { day, told } = points[hovered[0]!.dataIndex]!
          return `${day}: ${told}`
        },
      },
      xAxis: {
        type: 'category',
        data: points.map(({ day }) => day),
        axisLabel: {
          color: colours.quiet,
          fontSize: 11,
          hideOverlap: true,
          alignMaxLabel: 'right',
          alignMinLabel: 'left',
        },
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        ...(shares.some(share => share !== null && share > 80) ? { max: 100, interval: 50 } : {}),
        minInterval: 1,
        splitNumber: 3,
        axisLabel: { color: colours.quiet, fontSize: 11, formatter: '{value} %' },
        splitLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'bar',
          data: shares,
          itemStyle: { color: colours.bar },
          barMaxWidth: 22,
        },
      ],
    }),
    [points, shares],
  )
  const title = watchedWords[count]
  const last = points.at(-1)
  return (
    <Chart
      title={title}
      summary={
        last
          ? `${title}, import by import. In the last, of ${last.day}: ${last.told}.`
          : `${title}: no imports.`
      }
      option={option}
      height={120}
      table={{
        head: ['Import', 'Day', title, 'Share'],
        rows: points.map(({ each, day, told, part, whole }) => [
          each.importId,
          day,
          told,
          whole === 0 ? 'n/a' : formatShare(part, whole),
        ]),
      }}
    />
  )
}
