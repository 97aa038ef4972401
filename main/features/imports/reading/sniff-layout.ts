import { couldBeHeader, headerOfRun, isTypedBelow, type SniffedHeader, typedUnder } from './sniff-header.ts'
import { isFooterRow, type Run, type SeenRow } from './sniff-rows.ts'
import { headerOf } from './text-header.ts'
import { lookOf } from './text-ragged.ts'

export type SniffedTable = {
  firstLine: number
  lastLine: number
  header: string[]
  headerRows: SniffedHeader['rows']
  rows: number
  /** True where something that is no row stands below. */
  hasMore: boolean
  findings: string[]
}

/** The tables among the runs of a file, in its order. */
export function sniffTables(runs: readonly Run[]): SniffedTable[] {
  const starts: number[] = []
  for (let i = 0; i < runs.length; i++) {
    const current = starts.length === 0 ? null : { at: starts.at(-1)!, end: i }
    if (startsTable(runs, i, current)) {
      if (current && isTitleOf(runs, i, current)) starts.pop()
      starts.push(i)
    }
  }
  const tables = starts.map((start, n) => tableOf(runs, start, starts[n + 1] ?? runs.length))
  const biggest = Math.max(...tables.map(({ rows }) => rows))
  // "From, 01/05/2025" and the like above a header: cells in two columns, and no table.
  return tables.filter(({ header, rows }) => rows === biggest || couldBeHeader(header))
}

/** So few rows above a wider and longer table are its title. */
const fewRows = 5

type Span = { at: number; end: number }

/** Rows of a span, counted no further than needed. */
function rowsOf(runs: readonly Run[], { at, end }: Span): number {
  let rows = 0
  for (let i = at; i < end && rows <= fewRows; i++) rows += runs[i]!.count
  return rows
}

/** A line of two cells above the first header: a title, a period; no table of its own. */
const isOnlyHeading = (runs: readonly Run[], span: Span) => rowsOf(runs, span) < 2

/** Whether what stands before a table is no table of its own: a line, or a few narrower ones right above it. */
function isTitleOf(runs: readonly Run[], i: number, before: Span): boolean {
  const isNarrower = runs[before.at]!.width < runs[i]!.width && !runs[i]!.blankBefore
  return isOnlyHeading(runs, before) || (isNarrower && rowsOf(runs, before) <= fewRows)
}

function startsTable(runs: readonly Run[], i: number, current: Span | null): boolean {
  const run = runs[i]!
  if (run.width < 2 || run.isFooter) return false
  const at = Math.max(
    0,
    run.first.findIndex(({ cells }) => couldBeHeader(cells)),
  )
  const row = run.first[at]!
  if (!current) return run.filled >= 2
  const isNew = couldBeHeader(row.cells) && run.count > at + 1
  const start = runs[current.at]!
  if (!isNew) {
    return (
      isOnlyHeading(runs, current) &&
      run.filled >= 2 &&
      run.width > start.width &&
      !namesRow(start.first.at(-1)!, row)
    )
  }
  const before = runs[i - 1]!
  const parted = run.blankBefore || before.isFooter || (before.filled === 1 && before.count <= 3)
  if (run.width > start.width && run.count > fewRows && rowsOf(runs, current) <= fewRows) return true
  if (run.width !== start.width) {
    return isTypedBelow(run, at) || (parted && isOnlyHeading(runs, current)) || (parted && !isTyped(start))
  }
  const header = headerOfRun(start, runs[current.at - 1])
  const isAgain = header.rows.some(({ cells }) =>
    cells.every((cell, c) => cell.trim() === row.cells[c]?.trim()),
  )
  return (
    !isAgain &&
    parted &&
    isTypedBelow(run, at) &&
    isTypedBelow(start, start.first.indexOf(header.rows.at(-1)!))
  )
}

/** Whether a row names what stands below it, one cell too many in that or not. */
const namesRow = (above: SeenRow, row: SeenRow) =>
  couldBeHeader(above.cells) && typedUnder(above.cells, row.cells)

const isTyped = (run: Run) =>
  run.first.some(({ cells }) => cells.some(cell => ['number', 'date', 'time'].includes(lookOf(cell))))

function tableOf(runs: readonly Run[], start: number, next: number): SniffedTable {
  const run = runs[start]!
  const header = headerOfRun(run, runs[start - 1])
  let end = next - 1
  while (end > start && isTrailing(runs[end]!, run.width)) end--
  const members = runs.slice(start, end + 1)
  const aboveRows = run.first.indexOf(header.rows.at(-1)!) + 1
  const rows = members.reduce((sum, { count }) => sum + count, 0) - aboveRows
  const trailing = runs.slice(end + 1, next)
  const hasMore = end + 1 < runs.length
  const firstLine = header.rows[0]!.line
  return {
    firstLine,
    rows,
    hasMore,
    lastLine: runs[end]!.lastLine,
    header: headerOf(header.rows.map(({ cells }) => cells)),
    headerRows: header.rows,
    findings: [
      ...(firstLine > 1 && runs[0]!.line < firstLine
        ? [`Lines above line ${firstLine} are no rows: title or notes.`]
        : []),
      header.finding,
      ...(trailing.length > 0
        ? [
            `The table ends at line ${runs[end]!.lastLine}: “${words(trailing[0]!)}” on line ${trailing[0]!.line} is no row.`,
          ]
        : []),
    ],
  }
}

/** Totals and notes below a table, and single cells set apart from it. A row cut short is none of these. */
function isTrailing(run: Run, width: number): boolean {
  if (run.isFooter || run.first.every(({ cells }) => isFooterRow(cells))) return true
  return run.count <= 8 && run.blankBefore && run.filled === 1 && width > 1
}

const words = (run: Run) =>
  run.first[0]!.cells.filter(cell => cell.trim() !== '')
    .join(' ')
    .slice(0, 60)
