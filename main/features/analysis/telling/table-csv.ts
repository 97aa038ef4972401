import type { FigureColumn, FigureTable } from '#shared/features/analysis/figures.ts'
import { csvLines, csvMark, safeCell } from '../../incidents/csv.ts'

/** A table of figures as CSV, every column in full precision; where there is no figure the cell is empty. */
export function tableAsCsv({ columns, rows }: Pick<FigureTable, 'columns' | 'rows'>): string {
  const cells = columns.map(cellsOf)
  const lines = Array.from({ length: rows }, (_, row) => cells.map(column => column(row)))
  return `${csvMark}${csvLines([columns.map(column => safeCell(titleWithUnit(column))), ...lines])}`
}

function cellsOf(column: FigureColumn): (row: number) => string {
  // What is a number is none that a spreadsheet computes, whatever its sign and exponent.
  return column.kind === 'text'
    ? row => safeCell(column.values[row]!)
    : row => (Number.isFinite(column.values[row]) ? String(column.values[row]) : '')
}

function titleWithUnit(column: FigureColumn): string {
  return column.kind === 'number' && column.unit ? `${column.title}, ${column.unit}` : column.title
}
