import type { EChartsCoreOption } from 'echarts/core'
import type { Chart } from '../../model/document.ts'
import { withheldMark } from './chart-labels.ts'
import { lighter, quiet, textOn } from './shades.ts'

/** How much white there is in the colour of nothing. */
const lightest = 0.96

/** A grid of figures, the darker the more: series are its rows, categories its columns. */
export function heatOption({ categories, series }: Chart, accent: string): EChartsCoreOption {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map(figure => figure?.value ?? 0)))
  const cells = series.flatMap(({ values }, row) =>
    values.map((figure, column) => {
      const value = figure?.value ?? 0
      const words = figure?.withheld ? withheldMark : value === 0 ? '' : (figure?.text ?? '')
      const colour = lighter(accent, lightest * (1 - value / most))
      return {
        value: [column, row, value],
        label: { show: words !== '', formatter: () => words, color: textOn(colour) },
      }
    }),
  )
  const axis = {
    type: 'category',
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
  }
  const axisLabel = { color: quiet, fontSize: 12 }
  return {
    grid: { left: 8, right: 4, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      ...axis,
      data: [...categories],
      axisLabel: { ...axisLabel, ...(categories.length <= 24 ? { interval: 0 } : { hideOverlap: true }) },
    },
    yAxis: {
      ...axis,
      data: series.map(({ name }) => name),
      inverse: true,
      axisLabel: { ...axisLabel, interval: 0 },
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [lighter(accent, lightest), accent] } },
    series: [
      {
        type: 'heatmap',
        silent: true,
        emphasis: { disabled: true },
        data: cells,
        label: { fontSize: categories.length > 16 ? 10.5 : 12 },
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
      },
    ],
  }
}
