import type { EChartsCoreOption } from 'echarts/core'
import type { Chart } from '../../model/document.ts'
import { ink, line, quiet } from './shades.ts'

/** Room for the names of lying bars: most stand on one line or two. */
export const nameWidth = 270

const axisText = { color: quiet, fontSize: 12 }

/** Grid, axes and legend of columns, bars and lines. */
export function axesOption(chart: Chart): EChartsCoreOption {
  const { kind, categories, series, unit, marks = [] } = chart
  const lying = kind === 'bars'
  const names = {
    type: 'category',
    data: [...categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: quiet } },
    axisLabel: {
      ...axisText,
      hideOverlap: true,
      ...(lying ? { interval: 0, width: nameWidth, overflow: 'break' } : {}),
    },
    ...(lying ? { inverse: true } : {}),
  }
  const values = {
    type: 'value',
    name: unit,
    nameLocation: lying ? 'middle' : 'end',
    nameGap: lying ? 26 : 10,
    nameTextStyle: { ...axisText, align: lying ? 'center' : 'left' },
    ...(areWhole(chart) ? { minInterval: 1 } : {}),
    // Room above the highest for its words.
    boundaryGap: [0, 0.1],
    axisLabel: axisText,
    splitLine: { lineStyle: { color: line } },
  }
  const legend = series.length > 1
  return {
    grid: {
      left: 8,
      right: lying ? 44 : 14,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
      top: (legend ? 30 : 8) + (lying ? 0 : 18) + (marks.length > 0 && !lying ? 14 : 0),
      bottom: lying && unit !== '' ? 24 : 6,
    },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    ...(legend
      ? {
          legend: {
            top: 0,
            left: 0,
            itemWidth: 26,
            itemHeight: 11,
            selectedMode: false,
            textStyle: { color: ink, fontSize: 12 },
            data: series.map(({ name, as }) =>
              as === 'dashed-line' ? { name, itemStyle: { opacity: 0 } } : name,
            ),
          },
        }
      : {}),
  }
}

function areWhole({ series }: Chart): boolean {
  return series.every(({ values }) => values.every(figure => Number.isInteger(figure?.value ?? 0)))
}
