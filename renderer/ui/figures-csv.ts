import { type FigureColumn, titleOf } from './figures.ts'

/**
 * Columns of figures as CSV after RFC 4180, in full precision; where there is no figure the cell is empty. The mark
 * at its beginning tells spreadsheets that it is UTF-8.
 */
export function csvOf(columns: readonly FigureColumn[], rows: number): string {
  const lines = [columns.map(column => cellOf(titleOf(column)))]
  for (let row = 0; row < rows; row++) {
    lines.push(
      columns.map(column => {
        if (column.kind === 'text') return cellOf(column.values[row]!)
        return Number.isFinite(column.values[row]) ? String(column.values[row]) : ''
      }),
    )
  }
  return `\uFEFF${lines.map(line => line.join(',')).join('\r\n')}\r\n`
}

/** Text that a spreadsheet would compute is marked as text. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
