import { type MeasureBasis, whyNotFigure } from '#shared/features/performance/measure-rules.ts'
import { monthOfCell, numberOfCell } from '#shared/features/performance/read-cells.ts'
import type { WholeTable } from '../../imports/whole-table.ts'
import { positionOf, type RowsRead, readRows } from '../read-rows.ts'
import { suggestColumn } from '../table-columns.ts'

export type FigureColumns = {
  month: string
  value: string
  base: string | null
  force: string | null
  ownForce: string | null
}
type Read = { force: string; month: string; value: number; base: number | null }

/** Which columns seem to hold what: by their names, else by their cells. */
export function suggestFigureColumns(
  { header, rows }: Pick<WholeTable, 'header' | 'rows'>,
  basis: MeasureBasis,
) {
  const most = (column: number, is: (cell: string) => boolean) =>
    rows.length > 0 && rows.filter(row => is(row[column] ?? '')).length * 2 > rows.length
  const isNumber = (cell: string) => typeof numberOfCell(cell) === 'number'
  const month = suggestColumn(header, /month|period|date/i, [], at =>
    most(at, cell => monthOfCell(cell) !== null),
  )
  const force = suggestColumn(header, /force|peer|police area/i, [month])
  const needsBase = basis === 'rate' || basis === 'percentage'
  const base = needsBase
    ? suggestColumn(header, /^(n|base|of|asked|population|residents|denominator|total)$/i, [month, force])
    : null
  const value = suggestColumn(
    header,
    /value|figure|rate|count|per ?cent|%|calls/i,
    [month, force, base],
    at => most(at, isNumber),
  )
  return { month, value, base, force }
}

const keyOf = ({ force, month }: Pick<Read, 'force' | 'month'>) => `${force} ${month}`

/** Reads every row as a figure, or says why it is none: no month, no number, a month that came before. */
export function readFigureRows(
  table: WholeTable,
  columns: FigureColumns,
  basis: MeasureBasis,
  lastMonth: string,
): RowsRead<Read> {
  const at = {
    month: positionOf(table, columns.month),
    value: positionOf(table, columns.value),
    base: columns.base === null ? null : positionOf(table, columns.base),
    force: columns.force === null ? null : positionOf(table, columns.force),
  }
  return readRows<Read>(table, keyOf, (cells, lineOf) => {
    const month = monthOfCell(cells[at.month] ?? '')
    if (month === null) return `“${cells[at.month] ?? ''}” in “${columns.month}” is no month.`
    const value = numberOfCell(cells[at.value] ?? '')
    if (value === undefined) return `“${cells[at.value]}” in “${columns.value}” is no number.`
    if (value === null) return `There is no figure in “${columns.value}”.`
    const base = at.base === null ? null : numberOfCell(cells[at.base] ?? '')
    if (base === undefined) return `“${cells[at.base!]}” in “${columns.base}” is no number.`
    const named = at.force === null ? '' : (cells[at.force] ?? '').trim().slice(0, 60)
    if (at.force !== null && named === '') return `There is no force in “${columns.force}”.`
    const force = named === columns.ownForce ? '' : named
    const before = lineOf(keyOf({ force, month }))
    if (before !== undefined) return `Its month came before, on line ${before}.`
    return whyNotFigure(basis, { month, value, base }, lastMonth) ?? { force, month, value, base }
  })
}
