import type { Chart, Series } from '../../model/document.ts'
import { escaped } from '../escaped.ts'
import { axes } from './chart-axes.ts'
import { lineDashes, lineMarkers, seriesFills } from './chart-colours.ts'
import { commonFormat, drawnValue, readsAsChart } from './chart-rules.ts'

/*
 * A chart as a part of an office file (ECMA-376 part 1, 21.2), in the order in which its schema wants its elements:
 * editable, with whiskers, and with no more behind it than it shows.
 */

const small = 1200
const ink = '1F2328'

type Look = { accent: string; format: string; labels: boolean; stacked: boolean; grouped: number }

export function chartXml(chart: Chart, accent: string): string {
  const numbered = chart.series.map((series, at) => ({ series, at }))
  const isBar = ({ series }: { series: Series }) => chart.kind !== 'lines' && series.as === 'columns'
  const bars = numbered.filter(isBar)
  const lines = numbered.filter(one => !isBar(one))
  const look: Look = {
    accent,
    format: commonFormat(chart) ?? 'General',
    labels: readsAsChart(chart),
    stacked: chart.kind === 'stacked-columns',
    grouped: bars.length,
  }
  const horizontal = chart.kind === 'bars'
  const plots = [
    bars.length > 0 ? barPlot(chart, bars, look, horizontal) : '',
    lines.length > 0 ? linePlot(chart, lines, look) : '',
  ]
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(small)}</c:legend>`
      : ''
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="en-GB"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plots.join('')}${axes(chart.unit, horizontal)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(small)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

type Numbered = { series: Series; at: number }

function barPlot(chart: Chart, bars: readonly Numbered[], look: Look, horizontal: boolean): string {
  const fills = seriesFills(look.accent, bars.length)
  const grouping = look.stacked ? 'stacked' : 'clustered'
  const each = bars.map(
    (one, order) =>
      `<c:ser>${named(one)}<c:spPr><a:solidFill><a:srgbClr val="${fills[order]}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val="0"/>${labels(look, look.stacked ? 'ctr' : 'outEnd', look.stacked && order === 0 ? 'FFFFFF' : ink)}${whiskers(one.series)}${values(chart, one, look)}</c:ser>`,
  )
  return `<c:barChart><c:barDir val="${horizontal ? 'bar' : 'col'}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${each.join('')}<c:gapWidth val="60"/>${look.stacked || neverBeside(chart, bars) ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart>`
}

/** Columns of which only one stands at each category, such as before and since, need no room beside them. */
const neverBeside = ({ categories }: Chart, bars: readonly Numbered[]) =>
  categories.every((_, at) => bars.filter(({ series }) => drawnValue(series.values[at]) !== null).length <= 1)

function linePlot(chart: Chart, lines: readonly Numbered[], look: Look): string {
  const each = lines.map((one, order) => {
    const { as } = one.series
    const dash = as === 'dashed-line' ? 'dash' : lineDashes[order % lineDashes.length]
    const width = as === 'dashed-line' ? 15_875 : 28_575
    const stroke =
      as === 'points'
        ? '<a:ln w="28575"><a:noFill/></a:ln>'
        : `<a:ln w="${width}" cap="rnd"><a:solidFill><a:srgbClr val="${order === 0 ? look.accent : ink}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln>`
    const isFirst = one.at === 0
    return `<c:ser>${named(one)}<c:spPr>${stroke}</c:spPr>${marker(as, order, look.accent)}${isFirst ? signalPoints(chart, look.accent) : ''}${labels(look, 't', ink)}${whiskers(one.series)}${values(chart, one, look)}<c:smooth val="0"/></c:ser>`
  })
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${each.join('')}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
}

function marker(as: Series['as'], order: number, accent: string): string {
  if (as === 'dashed-line') return '<c:marker><c:symbol val="none"/></c:marker>'
  const symbol = lineMarkers[order % lineMarkers.length]
  return `<c:marker><c:symbol val="${symbol}"/><c:size val="6"/>${solid(accent)}</c:marker>`
}

const solid = (colour: string) =>
  `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`

/** What stands out has a ring around it. */
function signalPoints({ signals = [] }: Chart, accent: string): string {
  const places = [...new Set(signals.map(({ at }) => at))].sort((a, b) => a - b)
  return places
    .map(
      at =>
        `<c:dPt><c:idx val="${at}"/><c:marker><c:symbol val="circle"/><c:size val="13"/><c:spPr><a:noFill/><a:ln w="28575"><a:solidFill><a:srgbClr val="${accent}"/></a:solidFill></a:ln></c:spPr></c:marker><c:bubble3D val="0"/></c:dPt>`,
    )
    .join('')
}

/** Where the words and numbers of a series stand in the workbook behind the chart. */
const column = (at: number) => {
  const letter = (value: number): string =>
    value < 26
      ? String.fromCharCode(65 + value)
      : letter(Math.floor(value / 26) - 1) + String.fromCharCode(65 + (value % 26))
  return letter(at + 1)
}

function named({ series, at }: Numbered): string {
  return `<c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:strRef><c:f>Sheet1!$${column(at)}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>`
}

function values(chart: Chart, { series, at }: Numbered, { format }: Look): string {
  const { categories } = chart
  const last = categories.length + 1
  const words = categories.map((category, c) => `<c:pt idx="${c}"><c:v>${escaped(category)}</c:v></c:pt>`)
  const numbers = categories.map((_, c) => {
    const value = drawnValue(series.values[c])
    return value === null ? '' : `<c:pt idx="${c}"><c:v>${value}</c:v></c:pt>`
  })
  const count = `<c:ptCount val="${categories.length}"/>`
  return `<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache>${count}${words.join('')}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$${column(at)}$2:$${column(at)}$${last}</c:f><c:numCache><c:formatCode>${escaped(format)}</c:formatCode>${count}${numbers.join('')}</c:numCache></c:numRef></c:val>`
}

function labels({ format, labels: shown }: Look, place: string, colour: string): string {
  const flags = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize']
    .map(flag => `<c:show${flag} val="${flag === 'Val' && shown ? 1 : 0}"/>`)
    .join('')
  if (!shown) return `<c:dLbls>${flags}</c:dLbls>`
  return `<c:dLbls><c:numFmt formatCode="${escaped(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(small, colour)}<c:dLblPos val="${place}"/>${flags}</c:dLbls>`
}

/** Intervals, as far up and down from each value as they reach; none where the value is not told. */
function whiskers({ values, intervals }: Series): string {
  if (!intervals?.some(Boolean)) return ''
  const reach = (side: 0 | 1) =>
    values.map((figure, at) => {
      const value = drawnValue(figure)
      const interval = intervals[at]
      if (value === null || !interval) return 0
      return Math.max(0, side === 1 ? interval[1] - value : value - interval[0])
    })
  const literal = (numbers: readonly number[]) =>
    `<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="${numbers.length}"/>${numbers.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join('')}</c:numLit>`
  return `<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${literal(reach(1))}</c:plus><c:minus>${literal(reach(0))}</c:minus><c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="${ink}"/></a:solidFill></a:ln></c:spPr></c:errBars>`
}

export function textLook(size: number, colour = ink): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`
}
