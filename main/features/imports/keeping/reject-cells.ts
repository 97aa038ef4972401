/** The columns that a list of rejected rows has after those of the file it is of; by them it is known. */
const tellingColumns = ['Line', 'Column', 'Reason', 'Mend'] as const

export type RejectedRow = {
  line: number
  column: string | null
  reason: string
  mend: string
  cells: readonly string[]
}

/** Spreadsheets run what begins so as a formula. */
const formula = /^'*[=+\-@\t\r]/

/** A cell as a spreadsheet shows it and never runs it: an apostrophe before whatever could be a formula. */
export function defused(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** The cell that was defused. */
export function undefused(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** Cells that stand beyond the last column of the file have a column each. */
const surplusName = (position: number) => `Cell ${position + 1}`

/** The list for whoever sent the file: its columns, and where, why and how each row can be mended. */
export function tableOfRejects(header: readonly string[], rows: readonly RejectedRow[]): string[][] {
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), header.length)
  const names = Array.from({ length: widest }, (_, at) => header[at] ?? surplusName(at))
  return [
    [...names.map(defused), ...tellingColumns],
    ...rows.map(({ cells, line, column, reason, mend }) => [
      ...names.map((_, at) => defused(cells[at] ?? '')),
      ...[String(line), column ?? '', reason, mend].map(defused),
    ]),
  ]
}

/** The columns of the file that a list of rejected rows is of; null where it is no such list. */
export function headerOfRejects(header: readonly string[]): string[] | null {
  const own = header.length - tellingColumns.length
  if (own < 1 || tellingColumns.some((name, at) => header[own + at] !== name)) return null
  let end = own
  while (end > 1 && header[end - 1] === surplusName(end - 1)) end--
  return header.slice(0, end).map(undefused)
}

/** One row of the list read back. Its line is null where that was lost. */
export function readReject(
  cells: readonly string[],
  columns: number,
): { cells: string[]; line: number | null; reason: string } {
  const own = cells.length - tellingColumns.length
  const clear = cells.slice(0, own).map(undefused)
  while (clear.length > columns && clear.at(-1) === '') clear.pop()
  const line = /^\d{1,9}$/.test(cells[own]?.trim() ?? '') ? Number(cells[own]) : null
  return { cells: clear, line, reason: undefused(cells[own + 2] ?? '') }
}
