import type { IncidentRow } from '#shared/features/incidents/contract.ts'
import { csvFileName, csvLines, csvMark, safeCell } from './csv.ts'

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
  ['Answered after', row => row.response?.answered ?? null],
  ['First visit', row => row.response?.visited ?? null],
  ['Resolved', row => row.response?.resolved ?? null],
  ['Reference', row => row.reference],
]

/** The head of the table, after the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `${csvMark}${csvLines([columns.map(([name]) => name)])}`
}

export function csvRows(rows: readonly IncidentRow[]): string {
  return csvLines(rows.map(row => columns.map(([, value]) => safeCell(String(value(row) ?? '')))))
}

const mostNamed = 3

/** The file says in its name alone what it is: nothing stands above its header. */
export function csvName(marking: string, sources: readonly string[], madeOn: string): string {
  const told = sources.length > mostNamed ? `${sources.length} sources` : sources.join(', ')
  return csvFileName(['Incidents', madeOn, marking, told])
}
