import type { Chart, Figure, Series } from '../../model/document.ts'
import { isLabelled, withheldMark } from './chart-labels.ts'
import { whiskers } from './chart-whiskers.ts'
import { columnColour, ink, lighter } from './shades.ts'

type Option = Record<string, unknown>

const still = { silent: true, emphasis: { disabled: true } }
const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]]
/** Keeps words legible where a line runs through them. */
const halo = { textBorderColor: '#fff', textBorderWidth: 3 }
const symbols = ['circle', 'rect', 'triangle', 'diamond']

/** Columns, bars, lines and points of a chart with their whiskers, marks and signals. */
export function seriesOptions(chart: Chart, accent: string): Option[] {
  const { kind, series } = chart
  const columns = series.filter(({ as }) => as === 'columns')
  const labelled = isLabelled(chart)
  const drawn = series.map((one, at): Option => {
    const among = series.slice(0, at).filter(({ as }) => as === one.as).length
    if (one.as === 'columns') return columnOption(chart, one, among, accent, labelled)
    return lineOption(chart, one, among, accent)
  })
  const whiskered = series.flatMap(one =>
    one.intervals
      ? [
          whiskers(one, {
            lying: kind === 'bars',
            at: columns.indexOf(one),
            of: kind === 'stacked-columns' ? 1 : columns.length,
          }),
        ]
      : [],
  )
  return [
    ...drawn.map((one, at) => (at === 0 ? { ...one, markLine: markLine(chart) } : one)),
    ...whiskered,
    ...signalOption(chart),
  ]
}

function columnOption(
  { kind }: Chart,
  { name, values }: Series,
  among: number,
  accent: string,
  labelled: boolean,
): Option {
  const colour = columnColour(accent, among)
  const lying = kind === 'bars'
  return {
    ...still,
    type: 'bar',
    name,
    barCategoryGap: '28%',
    barGap: '8%',
    ...(kind === 'stacked-columns' ? { stack: 'all' } : {}),
    itemStyle: {
      color: colour,
      ...(kind === 'stacked-columns' ? { borderColor: '#fff', borderWidth: 0.6 } : {}),
      // Beyond what lightness alone tells apart.
      ...(among > 2
        ? {
            decal: {
              symbol: 'line',
              color: '#ffffffb0',
              dashArrayX: [1, 0],
              dashArrayY: [2, 4],
              rotation: Math.PI / 4,
            },
          }
        : {}),
    },
    data: values.map(figure => ({
      value: figure?.value ?? (figure?.withheld ? 0 : null),
      label: {
        show: labelled
          ? figure !== null && (figure.value !== 0 || kind !== 'stacked-columns')
          : figure?.withheld === true,
        formatter: labelOf(figure),
      },
    })),
    label: {
      position: lying ? 'right' : 'top',
      color: ink,
      fontSize: values.length > 24 ? 10 : 11,
      distance: 3,
      ...halo,
    },
  }
}

function lineOption({ kind }: Chart, { name, values, as }: Series, among: number, accent: string): Option {
  const lying = kind === 'bars'
  const colour = as === 'dashed-line' ? ink : among % 2 === 0 ? accent : lighter(accent, 0.3)
  const points = values.map((figure, at) => {
    const value = figure?.value ?? null
    return lying ? [value, at] : value
  })
  if (as === 'points') {
    return {
      ...still,
      type: 'scatter',
      name,
      data: points,
      symbol: symbols[among % symbols.length],
      symbolSize: 9,
      itemStyle: { color: ink },
      z: 4,
    }
  }
  return {
    ...still,
    type: 'line',
    name,
    data: points,
    z: 3,
    connectNulls: false,
    lineStyle: {
      color: colour,
      width: as === 'dashed-line' ? 1.3 : 2,
      type: as === 'dashed-line' ? (among === 0 ? 'dashed' : [3, 3]) : dashes[among % dashes.length],
    },
    itemStyle: { color: colour },
    ...(as === 'dashed-line'
      ? { symbol: 'none' }
      : {
          symbol: symbols[among % symbols.length],
          symbolSize: values.length > 30 ? 4 : 6,
          showAllSymbol: true,
        }),
  }
}

const labelOf = (figure: Figure | null) => {
  // As a function: in a text, braces would be read as its pattern.
  const words = figure?.withheld ? withheldMark : (figure?.text ?? '')
  return () => words
}

/** Words at a category, such as the day of adoption, with a line through it. */
function markLine({ kind, marks = [], categories }: Chart): Option | undefined {
  const told = marks.filter(({ at }) => categories.includes(at))
  if (told.length === 0) return undefined
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { type: 'solid', color: ink, width: 1.2 },
    data: told.map(({ at, words }) => ({
      [kind === 'bars' ? 'yAxis' : 'xAxis']: at,
      label: { formatter: () => words, color: ink, fontSize: 12, fontWeight: 600 },
    })),
  }
}

/** A ring with its number around a value of the first series that stands out. */
function signalOption({ kind, series, signals = [] }: Chart): Option[] {
  const values = series[0]?.values ?? []
  const data = signals.flatMap(({ at }, number) => {
    const value = values[at]?.value
    if (value === undefined) return []
    const label = {
      show: true,
      formatter: () => String(number + 1),
      position: 'top',
      distance: 7,
      color: ink,
      fontSize: 13,
      fontWeight: 700,
      ...halo,
    }
    return [{ value: kind === 'bars' ? [value, at] : [at, value], label }]
  })
  if (data.length === 0) return []
  return [
    {
      ...still,
      type: 'scatter',
      data,
      symbol: 'circle',
      symbolSize: 17,
      z: 6,
      itemStyle: { color: 'transparent', borderColor: ink, borderWidth: 1.8 },
    },
  ]
}
