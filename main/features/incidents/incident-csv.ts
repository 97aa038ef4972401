import Papa from 'papaparse'
import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { defused } from '../imports/keeping/reject-cells.ts'

const columns: readonly (readonly [string, (row: IncidentRow) => string | number | null])[] = [
  ['When', row => row.when],
  ['Time known to', row => row.timePrecision],
  ['Category', row => row.category],
  ['Standard code', row => row.codeName],
  ['Channel', row => row.channel],
  ['Place', row => row.place],
  ['Easting', row => row.easting],
  ['Northing', row => row.northing],
  ['Place known to', row => row.placePrecision],
  ['Source', row => row.sourceName],
  ['Outcome', row => row.outcome],
  ['Reference', row => row.reference],
]

/** A figure or a telephone number: `-12.5`, `+44 116 254 1000`. No formula can be written in these signs alone. */
const plainNumber = /^[+-]\d[\d .]*$/

/**
 * A cell that no spreadsheet runs as a formula (OWASP, CSV injection): an apostrophe before what begins with
 * = + - @, a tab or a carriage return, but for plain numbers, which stay as they are.
 */
export function safeCell(cell: string): string {
  return plainNumber.test(cell) ? cell : defused(cell)
}

/** The head of the table, after the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `\ufeff${linesOf([columns.map(([name]) => name)])}`
}

export function csvRows(rows: readonly IncidentRow[]): string {
  return linesOf(rows.map(row => columns.map(([, value]) => safeCell(String(value(row) ?? '')))))
}

/** RFC 4180, each line with its end. */
function linesOf(cells: string[][]): string {
  return cells.length === 0 ? '' : `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`
}

const mostNamed = 3

/** The file says in its name alone what it is: nothing stands above its header. */
export function csvName(marking: string, sources: readonly string[], madeOn: string): string {
  const told = sources.length > mostNamed ? `${sources.length} sources` : sources.join(', ')
  const name = ['Incidents', madeOn, marking, told].filter(part => part !== '').join(' - ')
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 150)}.csv`
}
