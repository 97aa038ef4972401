import { capitalised } from '#shared/capitalised.ts'
import type { DelimitedTable } from '../delimited-table.ts'
import { codeKey, numberOf } from './figure-rows.ts'

const examplesShown = 3

/** What each column of a table holds, and which of them has most codes of the set: a guess for a person to confirm. */
export function describeColumns({ header, rows }: DelimitedTable, codes: readonly string[]) {
  const known = new Set(codes.map(codeKey))
  const columns = header.map((name, at) => {
    const cells = rows.map(row => row.cells[at] ?? '')
    return {
      name,
      examples: [...new Set(cells.filter(cell => cell !== ''))].slice(0, examplesShown),
      codes: cells.filter(cell => known.has(codeKey(cell))).length,
      numbers: cells.filter(cell => typeof numberOf(cell) === 'number').length,
      suggested: suggestionFor(name),
    }
  })
  const best = columns.reduce((most, column) => (column.codes > most.codes ? column : most), columns[0]!)
  return { columns, codeColumn: best.codes > 0 ? best.name : null }
}

const units: [RegExp, string][] = [
  [/resident|population|person|people/i, 'residents'],
  [/household|dwelling/i, 'households'],
  [/decile/i, 'decile'],
  [/rank/i, 'rank'],
  [/score/i, 'score'],
  [/percent|pct|%|share/i, '%'],
]

/** The name of a column as a person would write it, and what its numbers seem to count. */
function suggestionFor(column: string): { name: string; unit: string } {
  const words = column.replaceAll(/[_\s]+/g, ' ').trim()
  const name = capitalised(words)
  return { name: name.slice(0, 200), unit: units.find(([pattern]) => pattern.test(column))?.[1] ?? '' }
}
