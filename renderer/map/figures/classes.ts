import type { FigureLayer } from '../layers.ts'
import { classLooks, divergingLooks, type Look, type Scheme, sequentialLooks } from './ramps.ts'

export type FigureClass = Look & {
  label: string
  /** How many cells, areas or places are of this class, and how many incidents are behind them. */
  shapes: number
  incidents: number | null
  /** Drawn as bare ground: a count of nothing. */
  empty: boolean
}

export type Classes = {
  classes: FigureClass[]
  /** The class of each value, -1 where there is no figure. */
  classOf: Int16Array
  withoutFigure: number
}

/** Shares of the values below each break: for cells, of which few matter, the upper ones are told apart. */
const cellBreaks = [0.5, 0.75, 0.9, 0.97]
const evenBreaks = [0.2, 0.4, 0.6, 0.8]
/** Of the sizes of changes, whatever their sign. */
const changeBreaks = [0.5, 0.85]

/**
 * Divides the values of a layer into classes at quantiles, rounded to the decimals shown, so that what the legend
 * says is exactly what the map draws: a class goes from its lower break up to, not including, the next.
 */
export function classify(layer: FigureLayer, scheme: Scheme): Classes {
  const { values, counts } = layer
  const { looks, labels, position } = classing(layer, scheme)
  const classes: FigureClass[] = looks.map((look, at) => ({
    ...look,
    label: labels[at]!,
    shapes: 0,
    incidents: counts ? 0 : null,
    empty: labels[at] === '0' && layer.scale === 'sequential',
  }))
  const classOf = new Int16Array(values.length).fill(-1)
  let withoutFigure = 0
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    const found = Number.isFinite(value) ? position(value) : -1
    const kind = classes[found]
    if (!kind) {
      withoutFigure++
      continue
    }
    classOf[at] = found
    kind.shapes++
    const behind = counts?.[at] ?? Number.NaN
    if (kind.incidents !== null && Number.isFinite(behind)) kind.incidents += behind
  }
  return { classes, classOf, withoutFigure }
}

type Classing = { looks: Look[]; labels: string[]; position: (value: number) => number }

function classing(layer: FigureLayer, scheme: Scheme): Classing {
  if (layer.scale === 'classes') {
    const labels = layer.classNames ?? []
    return { looks: classLooks(labels.length, scheme), labels, position: value => Math.round(value) }
  }
  if (layer.scale === 'diverging' && layer.classNames) {
    return { looks: divergingLooks(scheme), labels: layer.classNames, position: Math.round }
  }
  const finite = layer.values.filter(Number.isFinite)
  if (layer.scale === 'diverging') return divergingClassing(layer, finite, scheme)
  return sequentialClassing(layer, finite, scheme)
}

function sequentialClassing(layer: FigureLayer, finite: Float64Array, scheme: Scheme): Classing {
  const least = finite.reduce((a, b) => Math.min(a, b), Infinity)
  const hasZero = least === 0
  const sorted = (hasZero ? finite.filter(value => value > 0) : finite).toSorted()
  const shares = layer.shapes.kind === 'cells' ? cellBreaks : evenBreaks
  const most = sorted.at(-1) ?? 0
  const low = sorted[0] ?? 0
  const found = shares.map(share => rounded(quantile(sorted, share), layer.decimals))
  const breaks = [...new Set(found)].filter(value => value > low && value <= most)
  const starts = sorted.length === 0 ? [] : [low, ...breaks]
  const labels = starts.map((from, at) => rangeLabel(from, starts[at + 1] ?? null, most, layer.decimals))
  const looks = sequentialLooks(starts.length, scheme)
  const above = (value: number) => breaks.findLastIndex(from => value >= from) + 1
  if (!hasZero) return { looks, labels, position: above }
  const empty: Look = { colour: 'transparent', pattern: null, letter: '' }
  return {
    looks: [empty, ...looks],
    labels: ['0', ...labels],
    position: value => (value === 0 ? 0 : above(value) + 1),
  }
}

function divergingClassing(layer: FigureLayer, finite: Float64Array, scheme: Scheme): Classing {
  const sizes = finite.map(Math.abs).toSorted()
  const smallest = 10 ** -layer.decimals
  const inner = Math.max(smallest, rounded(quantile(sizes, changeBreaks[0]!), layer.decimals))
  const outer = Math.max(
    rounded(inner + smallest, layer.decimals),
    rounded(quantile(sizes, changeBreaks[1]!), layer.decimals),
  )
  const say = (value: number) => signed(value, layer.decimals)
  return {
    looks: divergingLooks(scheme),
    labels: [
      `${say(-outer)} or less`,
      `${say(-outer)} to ${say(-inner)}`,
      `about 0 (within ±${figure(inner, layer.decimals)})`,
      `${say(inner)} to ${say(outer)}`,
      `${say(outer)} or more`,
    ],
    position: value =>
      value <= -outer ? 0 : value <= -inner ? 1 : value < inner ? 2 : value < outer ? 3 : 4,
  }
}

/** The value below which a share of the sorted ones lies: the nearest rank. */
function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}

/** Whole numbers are said from and to; of others, the break itself belongs to the class above it. */
function rangeLabel(from: number, next: number | null, most: number, decimals: number): string {
  if (decimals === 0) {
    const last = next === null ? Math.floor(most) : Math.ceil(next) - 1
    const first = Math.ceil(from)
    return last <= first ? figure(first, 0) : `${figure(first, 0)} to ${figure(last, 0)}`
  }
  if (next === null && most === from) return figure(from, decimals)
  return next === null
    ? `${figure(from, decimals)} to ${figure(most, decimals)}`
    : `${figure(from, decimals)} to under ${figure(next, decimals)}`
}

export function figure(value: number, decimals: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

function signed(value: number, decimals: number): string {
  return `${value < 0 ? '−' : '+'}${figure(Math.abs(value), decimals)}`
}
