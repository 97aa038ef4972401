import { BarChart, HeatmapChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, VisualMapComponent } from 'echarts/components'
import type { EChartsCoreOption } from 'echarts/core'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { raw } from 'hono/html'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { oneDecimal, shortDay, shortMonth } from './words.ts'

use([BarChart, HeatmapChart, GridComponent, MarkLineComponent, VisualMapComponent, SVGRenderer])

const fontFamily = '"Segoe UI", "Liberation Sans", Arial, sans-serif'
const ink = '#1f2328'
const quiet = '#4a535d'
const line = '#dfe3e7'
// Apart in lightness as well as in hue, so that they are told apart in grey.
const before = '#8fb3cd'
const after = '#12395b'

function drawn(option: EChartsCoreOption, width: number, height: number, label: string) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily, color: ink }, ...option })
    const named = `<svg role="img" aria-label="${label.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" class="chart" `
    return raw(chart.renderToSVGString().replace('<svg ', named))
  } finally {
    // Left alone it would keep a timer, and with it the process.
    chart.dispose()
  }
}

/** Incidents by month, before and since adoption, with the mean of the whole months of each. */
export function monthsChart(profile: Profile) {
  const { figures, since, adoptedOn } = profile
  const counts = new Map(figures.months.map(({ month, count }) => [month, [count, 0] as [number, number]]))
  for (const { month, count } of since?.months ?? []) {
    counts.set(month, [counts.get(month)?.[0] ?? 0, count])
  }
  const months = [...counts.keys()].sort()
  const names = months.map(shortMonth)
  const mean = (from: string, to: string, value: number, words: string) => [
    {
      coord: [shortMonth(from), value],
      symbol: 'none',
      lineStyle: { type: 'dashed', color: ink, width: 1.2 },
      label: {
        formatter: words,
        position: 'insideEndTop',
        color: ink,
        fontSize: 11,
        fontWeight: 600,
        backgroundColor: 'rgba(255, 255, 255, 0.9)',
        padding: [1, 3],
      },
    },
    { coord: [shortMonth(to), value], symbol: 'none' },
  ]
  const lastBefore = figures.months.at(-1)?.month
  const firstBefore = figures.months[0]?.month
  const lastSince = since?.months.at(-1)?.month
  const firstSince = since?.months[0]?.month
  const marks = [
    ...(firstBefore && lastBefore
      ? [mean(firstBefore, lastBefore, figures.perMonth, `mean ${oneDecimal(figures.perMonth)} a month`)]
      : []),
    ...(since && firstSince && lastSince && firstSince !== lastSince
      ? [mean(firstSince, lastSince, since.perMonth, `${oneDecimal(since.perMonth)} a month`)]
      : []),
    ...(adoptedOn && counts.has(adoptedOn.slice(0, 7))
      ? [
          {
            xAxis: shortMonth(adoptedOn.slice(0, 7)),
            symbol: 'none',
            lineStyle: { type: 'solid', color: ink, width: 1.2 },
            label: { formatter: `adopted ${shortDay(adoptedOn)}`, color: ink, fontSize: 11, fontWeight: 600 },
          },
        ]
      : []),
  ]
  const bars = (index: 0 | 1, color: string) => ({
    type: 'bar',
    silent: true,
    emphasis: { disabled: true },
    stack: 'incidents',
    data: months.map(month => counts.get(month)?.[index] ?? 0),
    itemStyle: { color },
    barCategoryGap: '25%',
  })
  const height = 220
  return drawn(
    {
      grid: { left: 36, right: 12, top: 26, bottom: 26 },
      xAxis: {
        type: 'category',
        data: names,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: quiet } },
        axisLabel: { color: quiet, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: quiet, fontSize: 11 },
        splitLine: { lineStyle: { color: line } },
      },
      series: [
        { ...bars(0, before), markLine: { silent: true, symbol: 'none', data: marks } },
        bars(1, after),
      ],
    },
    760,
    height,
    `Incidents by month: ${months.map((month, at) => `${names[at]} ${(counts.get(month) ?? [0, 0]).reduce((a, b) => a + b)}`).join(', ')}.`,
  )
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Incidents by hour and weekday as a graded grid with its counts. */
export function hoursChart({ values }: Extract<HourByWeekday, { kind: 'counts' }>) {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))
  const most = Math.max(1, ...values)
  const busiest = values.indexOf(Math.max(...values))
  const cells = values.map((value, at) => {
    const rounded = Math.round(value * 10) / 10
    return {
      value: [at % 24, Math.floor(at / 24), rounded],
      label: {
        show: rounded > 0,
        formatter: rounded < 1 ? String(rounded).replace('0.', '.') : String(Math.round(rounded)),
        color: value > most * 0.55 ? '#fff' : ink,
      },
    }
  })
  const axis = {
    type: 'category',
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  }
  return drawn(
    {
      grid: { left: 40, right: 4, top: 4, bottom: 24 },
      xAxis: { ...axis, data: hours, axisLabel: { color: quiet, fontSize: 11, interval: 0 } },
      yAxis: { ...axis, data: weekdays, inverse: true, axisLabel: { color: quiet, fontSize: 11 } },
      visualMap: { show: false, min: 0, max: most, inRange: { color: ['#f5f7f9', before, after] } },
      series: [
        {
          type: 'heatmap',
          silent: true,
          emphasis: { disabled: true },
          data: cells,
          label: { fontSize: 10 },
          itemStyle: { borderColor: '#fff', borderWidth: 1 },
        },
      ],
    },
    760,
    196,
    `Incidents by hour and weekday; most on ${weekdays[Math.floor(busiest / 24)]} between ${busiest % 24}:00 and ${(busiest % 24) + 1}:00.`,
  )
}
