/// <reference path="./echarts-whole.d.ts" />
import type { EChartsCoreOption } from 'echarts/core'
// In one file: its parts are some six hundred, and to look for them takes a thread most of a second.
import { init } from 'echarts/dist/echarts.esm.min'
import type { Chart } from '../../model/document.ts'
import { axesOption, nameWidth } from './chart-axes.ts'
import { heatOption } from './chart-heat.ts'
import { seriesOptions } from './chart-series.ts'
import { fontFamily, ink, shippedAccent } from './shades.ts'

const width = 760

/** A chart as a drawing of vectors: legible in grey, told apart by lightness, dash and mark, never by hue alone. */
export function chartSvg(chart: Chart, accent: string = shippedAccent): string {
  if (chart.kind === 'heat') return drawn(chart, heatOption(chart, accent), heightOf(chart))
  const series = seriesOptions(chart, accent)
  return drawn(chart, { ...axesOption(chart), series }, heightOf(chart))
}

function heightOf({ kind, categories, series }: Chart): number {
  const legend = series.length > 1 ? 26 : 0
  if (kind === 'heat') return 34 + series.length * 24
  if (kind === 'bars') {
    const columns = series.filter(({ as }) => as === 'columns').length
    return 40 + legend + categories.length * Math.max(namedHeight(categories), 14 * columns + 8)
  }
  return 220 + legend
}

const linePixels = 15
const charactersOfLine = Math.floor(nameWidth / 6.7)

/** What the longest name needs, broken into lines. */
const namedHeight = (categories: readonly string[]) =>
  8 + linePixels * Math.max(1, ...categories.map(({ length }) => Math.ceil(length / charactersOfLine)))

function drawn(chart: Chart, option: EChartsCoreOption, height: number): string {
  const instance = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    instance.setOption({ animation: false, textStyle: { fontFamily, color: ink }, ...option })
    const named = `<svg role="img" aria-label="${attribute(chart.alternative)}" class="chart" `
    return plainDrawing(instance.renderToSVGString()).replace('<svg ', named)
  } finally {
    // Left alone it would keep a timer, and with it the process.
    instance.dispose()
  }
}

/** Without what the library adds for a page with scripts: how parts answer to a mouse, and which they are. */
function plainDrawing(svg: string): string {
  return svg
    .replaceAll(/<style ?>[\s\S]*?<\/style>\s*/g, '')
    .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
}

/** Text as it may stand in an attribute. */
export const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
