import type { Chart, Figure } from '../../model/document.ts'
import { numberShown } from '../number-format.ts'

const mostLabels = 36

/** The value that is drawn; none for what is withheld. */
export function drawnValue(figure: Figure | null | undefined): number | null {
  if (!figure || figure.withheld || figure.value === undefined || !Number.isFinite(figure.value)) return null
  return figure.value
}

/** Whether there is anything to draw as a native chart. A graded grid is none: it is read as a table. */
export function isChart({ kind, series }: Chart): boolean {
  return kind !== 'heat' && series.some(({ values }) => values.some(figure => drawnValue(figure) !== null))
}

/** The format in which all figures of a chart read as they do elsewhere; null where there is no such one. */
export function commonFormat({ series }: Chart): string | null {
  const formats = new Set<string | null>()
  for (const figure of series.flatMap(({ values }) => values)) {
    if (figure) formats.add(numberShown(figure)?.worded ?? null)
  }
  // Without a thousand in it, both read the same.
  const [only = null, ...others] = formats
  if (others.length === 0) return only
  const plain = [...formats].every(format => format === '0' || format === '#,##0')
  return plain ? '#,##0' : null
}

/** Whether every figure can be read from the labels of the chart itself; else its table follows it. */
export function readsAsChart(chart: Chart): boolean {
  const values = chart.series.flatMap(({ values }) => values).filter(figure => figure !== null)
  return (
    values.length <= mostLabels &&
    commonFormat(chart) !== null &&
    chart.series.every(({ intervals }) => !intervals?.some(Boolean))
  )
}
