import { cellText } from '../model/cell-text.ts'
import type { Chart, Table } from '../model/document.ts'

const byName = (a: string, b: string) => a.localeCompare(b, 'en-GB')

/** Those that lost nothing in their order, then the others by name: their place would tell what is withheld. */
export function lostLast(names: readonly string[], isLost: (at: number) => boolean): number[] {
  const all = names.map((_, at) => at)
  const lost = all.filter(isLost).sort((a, b) => byName(names[a]!, names[b]!) || a - b)
  return [...all.filter(at => !isLost(at)), ...lost]
}

/** The rows of a ranked table, those that lost a figure last. */
export function reranked(table: Table, rows: Table['rows'], isLost: (at: number) => boolean): Table['rows'] {
  if (!table.ranked) return rows
  const names = rows.map(([name]) => (name === undefined ? '' : cellText(name)))
  return lostLast(names, isLost).map(at => rows[at]!)
}

/** The categories of a ranked chart, those that lost a value last. */
export function rerankedChart(chart: Chart, isLost: (at: number) => boolean): Chart {
  return chart.most === undefined ? chart : withCategories(chart, lostLast(chart.categories, isLost))
}

/** A table that shows some of its rows alone: of more, those that are not withheld come first. */
export function mostRows(table: Table): Table {
  const { most, ranked: _ranked, ...plain } = table
  return most === undefined ? plain : { ...plain, rows: plain.rows.slice(0, most) }
}

/** A chart that shows some of its categories alone. */
export function mostCategories(chart: Chart): Chart {
  const { most, ...plain } = chart
  if (most === undefined) return chart
  return withCategories(
    plain,
    plain.categories.slice(0, most).map((_, at) => at),
  )
}

function withCategories(chart: Chart, order: readonly number[]): Chart {
  return {
    ...chart,
    categories: order.map(at => chart.categories[at]!),
    series: chart.series.map(one => ({
      ...one,
      values: order.map(at => one.values[at] ?? null),
      ...(one.intervals && { intervals: order.map(at => one.intervals![at] ?? null) }),
    })),
  }
}
