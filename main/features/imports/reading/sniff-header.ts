import { filledIn, type Run, type SeenRow } from './sniff-rows.ts'
import { lookOf } from './text-ragged.ts'

export type SniffedHeader = { rows: SeenRow[]; finding: string }

const mostHeaderLines = 3

const isWords = (cell: string) => lookOf(cell) === 'words'
const allWords = (cells: readonly string[]) => cells.every(cell => cell.trim() === '' || isWords(cell))

/** Columns where a row holds a number, a date or a time and the one above it words. */
export const typedUnder = (above: readonly string[], row: readonly string[]) =>
  row.some((cell, i) => ['number', 'date', 'time'].includes(lookOf(cell)) && isWords(above[i] ?? ''))

/** Whether a row could name columns: words only, no two alike, most of them filled. */
export function couldBeHeader(cells: readonly string[]): boolean {
  const names = cells.map(cell => cell.trim().toLowerCase()).filter(name => name !== '')
  return (
    names.length >= 2 &&
    names.length * 2 > cells.length &&
    names.every(name => name.length <= 100 && isWords(name)) &&
    new Set(names).size === names.length
  )
}

/** Whether the row says what the rows below it hold. */
export const isTypedBelow = (run: Run, at: number): boolean =>
  run.first.slice(at + 1).some(row => typedUnder(run.first[at]!.cells, row.cells))

/**
 * The rows that name the columns of the table that begins with a run: the first that is mostly filled, the
 * merged headings above it, and a second row of names where the first leaves some to it.
 */
export function headerOfRun(run: Run, before: Run | undefined): SniffedHeader {
  const filledAt = run.first.findIndex(({ cells }) => filledIn(cells) * 2 > cells.length)
  const at = Math.max(0, filledAt)
  const names = run.first[at]!
  const rows = [names]
  const above = [
    ...(before && !run.blankBefore && before.count <= 5 ? before.first : []),
    ...run.first.slice(0, at),
  ]
  for (let row = above.pop(); row && rows.length < mostHeaderLines; row = above.pop()) {
    if (!isHeading(row.cells, rows[0]!.cells, run.width)) break
    rows.unshift(row)
  }
  for (let next = at + 1; rows.length < mostHeaderLines; next++) {
    const row = run.first[next]
    if (!row || !completes(rows, row, run, next)) break
    rows.push(row)
  }
  const line = rows[0]!.line
  if (rows.length === 1)
    return { rows, finding: `The header is line ${line}: the first as wide as the rows.` }
  const last = rows.at(-1)!.line
  return {
    rows,
    finding: `The header is lines ${line} to ${last}: merged headings stand above names, and are put before them.`,
  }
}

/** A merged heading: words over some of the columns, blanks to their right where names stand below. */
function isHeading(cells: readonly string[], below: readonly string[], width: number): boolean {
  const filled = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [i]))
  if (filled.length === 0 || cells.length > width || cells.length < 2 || !allWords(cells)) return false
  const spans = below.some(
    (name, i) => name.trim() !== '' && (cells[i] ?? '').trim() === '' && i > filled[0]!,
  )
  if (!spans || filled.length === width) return false
  return filled.length === 1 ? filled[0]! > 0 && cells[filled[0]!]!.length <= 30 : filled.at(-1)! >= 2
}

/** Whether a row names the columns that the rows above it leave open, and is no row of the table itself. */
function completes(rows: readonly SeenRow[], row: SeenRow, run: Run, at: number): boolean {
  const open = (cells: readonly string[]) => cells.map(cell => cell.trim() === '')
  const last = open(rows.at(-1)!.cells)
  if (
    !last.includes(true) ||
    (rows.length > 1 && !open(row.cells).includes(true) && filledIn(rows.at(-1)!.cells) === run.width)
  ) {
    return false
  }
  const named = last.every((isOpen, i) => !isOpen || row.cells[i]?.trim() !== '')
  return named && open(row.cells).includes(true) && allWords(row.cells) && isTypedBelow(run, at)
}
