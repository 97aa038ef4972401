import type { Cell, Chart, Figure, MapFigure, PackDocument, Run, Table } from '../model/document.ts'
import { figuresIn, figuresOfCell, withFigures } from './figures-in.ts'
import { alternativeOf } from './moved-map.ts'
import { reranked, rerankedChart } from './ranked.ts'
import { freezeKey, sourceCounts, withoutSize } from './source-counts.ts'
import { withhold } from './withhold.ts'

/** What stands in the place of every figure withheld, small or not: which of them were small is not told. */
export const withheldWords = 'withheld'

/** The counts of a pack that are withheld from whom those under a threshold are, beside what is withheld `already`. */
export function withheldKeys(
  read: PackDocument,
  under: number,
  already: ReadonlySet<string>,
): ReadonlySet<string> {
  if (under <= 1) return new Set()
  const sources = sourceCounts(read)
  const { counts, unclear } = countsIn({ ...read, counted: [...(read.counted ?? []), ...sources.counted] })
  return new Set([...withhold(counts, [...read.sums, ...sources.sums], under, already), ...unclear])
}

/**
 * A pack without its small counts and without all they could be worked back from: other counts, what was derived from
 * any of them, the words of charts and maps that may name them, and shades that give a range away.
 */
export function withheldFigures(
  read: PackDocument,
  under: number,
  already: ReadonlySet<string> = new Set(),
): PackDocument {
  if (under <= 1) return read
  const { counts } = countsIn({ ...read, counted: [...(read.counted ?? []), ...sourceCounts(read).counted] })
  const hidden = withheldKeys(read, under, already)
  const document = hidden.has(freezeKey) ? withoutSize(read) : read
  // A figure derived from a count that the pack does not tell could tell it.
  const gone = (key: string) => hidden.has(key) || !counts.has(key)
  const isGone = ({ count, from, withheld }: Omit<Figure, 'text'>) =>
    withheld === true || (count !== undefined && gone(count)) || (from?.some(gone) ?? false)
  const figure = (one: Figure): Figure => (isGone(one) ? withheldOne : one)
  const runs = (all: readonly Run[]) => withheldRuns(all, isGone)
  return withFigures(document, {
    figure,
    runs,
    table: table => tableWith(table, isGone, cell => cellWith(cell, figure, runs)),
    chart: chart => chartWith(chart, isGone),
    map: map => mapWith(map, isGone, figure),
  })
}

const withheldOne: Figure = { text: withheldWords, withheld: true }
type IsGone = (figure: Omit<Figure, 'text'>) => boolean

/** Every count by its key. A key that stands for two different numbers tells neither: it is withheld everywhere. */
function countsIn(document: PackDocument) {
  const counts = new Map<string, number>()
  const unclear = new Set<string>()
  // What a figure was derived from can be worked out from it: it counts as shown.
  const behind = (document.counted ?? []).map(({ key, value }) => ({ count: key, value, text: '' }))
  for (const { count, value, text } of [...figuresIn(document), ...behind]) {
    if (count === undefined) continue
    const told = value ?? Number(text.replaceAll(/[\s,]/g, ''))
    if (!Number.isInteger(told) || told < 0 || (counts.get(count) ?? told) !== told) unclear.add(count)
    else counts.set(count, told)
  }
  return { counts, unclear }
}

/** What stands in the place of a sentence. */
const withheldSentence = 'Withheld, as a small count could be worked back from it.'
const isSentence = (text: string) => /[.:!?]$/.test(text.trim()) || text.trim().split(' ').length > 5

/** Runs without those that are withheld. Of sentences that follow each other it is said once. */
function withheldRuns(runs: readonly Run[], isGone: IsGone): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    if (!run.figure || !isGone(run.figure)) {
      kept.push(run)
      continue
    }
    const words = isSentence(run.text) ? withheldSentence : withheldWords
    const [before, after] = [run.text.match(/^\s*/)![0], run.text.match(/\s*$/)![0]]
    const isAgain = words === withheldSentence && kept.at(-1)?.text.trim() === words
    if (!isAgain) kept.push({ ...run, text: `${before}${words}${after}`, figure: { withheld: true } })
  }
  return kept
}

const isKeyed = ({ count, from }: Omit<Figure, 'text'>) => count !== undefined || from !== undefined

function cellWith(cell: Cell, figure: (one: Figure) => Figure, runs: (all: readonly Run[]) => Run[]): Cell {
  if (typeof cell === 'string') return cell
  return 'runs' in cell ? { runs: runs(cell.runs) } : figure(cell)
}

/** A row that lost a count loses the numbers of unknown origin beside it too, such as its place in an order. */
function tableWith(table: Table, isGone: IsGone, change: (cell: Cell) => Cell): Table {
  const rowsLost = table.rows.map(row => row.some(cell => figuresOfCell(cell).some(isGone)))
  const lost = rowsLost.includes(true)
  const rows = table.rows.map((row, number) => {
    const rowLost = rowsLost[number]!
    return row.map((cell, column): Cell => {
      const isLoose = typeof cell !== 'string' && !('runs' in cell) && !isKeyed(cell)
      return rowLost && isLoose && cell.value !== undefined && table.columns[column]?.kind === 'number'
        ? withheldOne
        : change(cell)
    })
  })
  const note = lost && /\d/.test(table.note ?? '') ? undefined : table.note
  return { ...table, rows: reranked(table, rows, at => rowsLost[at]!), note }
}

/**
 * A chart that lost a value loses what may tell of it: lines that were computed from all values, whiskers, what was
 * said of single points, and the sentence for those who cannot see it, which is written anew.
 */
function chartWith(chart: Chart, isGone: IsGone): Chart {
  const lost = chart.series.flatMap(({ values }) => values).filter(one => one && isGone(one)).length
  if (lost === 0) return chart
  const series = chart.series.map(one => {
    const values = one.values.map(value => {
      if (value === null) return null
      return isGone(value) || !isKeyed(value) ? withheldOne : value
    })
    const intervals = one.intervals?.map((interval, at) => (values[at]?.withheld ? null : interval))
    const isLost = values.some((value, at) => value?.withheld && !one.values[at]?.withheld)
    const name = isLost ? (one.plainName ?? one.name) : one.name
    return { ...one, name, values, ...(intervals ? { intervals } : {}) }
  })
  const { signals: _signals, ...rest } = chart
  const [first, last] = [chart.categories[0], chart.categories.at(-1)]
  const span = first === last ? `${first}` : `${first} to ${last}`
  const left = series.flatMap(({ values }) => values).filter(value => value?.withheld).length
  const told = {
    ...rest,
    series,
    alternative: `${chart.title}, ${span}, in ${chart.unit}. ${left === 1 ? 'One value is' : `${left} values are`} withheld; the others stand in its table.`,
  }
  return rerankedChart(told, at => series.some(({ values }) => values[at]?.withheld))
}

/** Classes are reckoned from all counts: where one is withheld, their numbers would tell how great it may be. */
function withoutTellingShades(map: MapFigure): MapFigure {
  if (!map.shades?.some(({ words }) => /\d/.test(words))) return map
  const { shades: _shades, ...plain } = map
  return { ...plain, outlines: map.outlines.map(({ shade: _shade, ...outline }) => outline) }
}

/** A shade gives a range away: an area keeps it only with a figure that may be shown. */
function mapWith(map: MapFigure, isGone: IsGone, change: (figure: Figure) => Figure): MapFigure {
  const lost = map.outlines.some(({ figure }) => figure && isGone(figure))
  const outlines = map.outlines.map(outline => {
    const { shade: _shade, ...plain } = outline
    if (!outline.figure) return outline.shade ? plain : outline
    return isGone(outline.figure)
      ? { ...plain, figure: withheldOne }
      : { ...outline, figure: change(outline.figure) }
  })
  const changed = lost ? withoutTellingShades({ ...map, outlines }) : { ...map, outlines }
  return lost ? { ...changed, alternative: alternativeOf(changed) } : changed
}
