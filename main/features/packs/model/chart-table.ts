import type { Cell, Chart, Series, Table } from './document.ts'

/** The figures that a chart is drawn from, as the table that stands with it. */
export function chartTable(chart: Chart): Table {
  const marks = new Map((chart.marks ?? []).map(({ at, words }) => [at, words]))
  const signals = new Map((chart.signals ?? []).map(({ at, words }) => [at, words]))
  const telling = marks.size > 0 || signals.size > 0
  const unit = chart.unit === '' ? '' : ` (${chart.unit})`
  return {
    caption: `Figures of the chart: ${chart.title}${unit}`,
    columns: [
      { label: '', kind: 'name' },
      ...chart.series.flatMap(series => [
        { label: series.name, kind: 'number' as const },
        ...(hasIntervals(series) ? [{ label: `${series.name}: interval`, kind: 'number' as const }] : []),
      ]),
      ...(telling ? [{ label: 'Note', kind: 'text' as const, share: 4 }] : []),
    ],
    rows: chart.categories.map((category, at) => [
      category,
      ...chart.series.flatMap(series => [
        series.values[at] ?? noFigure,
        ...(hasIntervals(series) ? [intervalAt(series, at)] : []),
      ]),
      ...(telling ? [[marks.get(category), signals.get(at)].filter(Boolean).join('; ')] : []),
    ]),
    empty: 'The chart has no figures.',
  }
}

/** Where there is none, as of a forecast in the months behind: not “n/a”, which says that none can be. */
const noFigure = '–'

const hasIntervals = ({ intervals }: Series) => intervals?.some(interval => interval !== null) ?? false

/** An interval in words; none where its figure is withheld, as it would give it away. */
function intervalAt({ intervals, values }: Series, at: number): Cell {
  const interval = intervals?.[at]
  const value = values[at]
  if (!interval || !value || value.withheld) return noFigure
  return intervalWords(interval, decimalsOf(value.text))
}

function intervalWords([low, high]: readonly [number, number], decimals: number): string {
  const rounded = (value: number) =>
    value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return `${rounded(low)} to ${rounded(high)}`
}

/** As exact as its figure: `94.1 %` has one decimal. */
const decimalsOf = (words: string) => /\.(\d+)/.exec(words)?.[1]?.length ?? 0
