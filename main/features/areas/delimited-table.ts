import Papa from 'papaparse'
import { AppError } from '#shared/rpc/error.ts'

export type DelimitedRow = {
  /** As a text editor counts, from 1. */
  line: number
  cells: string[]
}
/** A small table of text: its header, and every row below it but the blank ones. */
export type DelimitedTable = { fileName: string; header: string[]; rows: DelimitedRow[] }

/**
 * Reads a comma, semicolon, tab or bar separated text whole. UTF-8, UTF-16 with its mark, or else Windows-1252.
 * Throws `invalid` where it is no table: empty, without a second column, two columns of one name, an open quote.
 */
export function readDelimited(bytes: Uint8Array, fileName: string): DelimitedTable {
  const rows: DelimitedRow[] = []
  let header: string[] = []
  eachDelimited(bytes, fileName, names => {
    header = names
    return row => rows.push(row)
  })
  return { fileName, header, rows }
}

/**
 * Reads such a text row by row, for tables of which the rows would not all fit in memory. `begin` is given the header
 * and answers what is told of every row but the blank ones. Answers how many those were; throws as `readDelimited`
 * does, an open quote only at the end.
 */
export function eachDelimited(
  bytes: Uint8Array,
  fileName: string,
  begin: (header: string[]) => (row: DelimitedRow) => void,
): number {
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw refused(`${fileName} is no text, so it cannot be read as a table.`)
  let tell: ((row: DelimitedRow) => void) | null = null
  let open: string | null = null
  let [line, rows] = [1, 0]
  Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t', '|'],
    step({ data, errors }) {
      open ??= errors.find(({ type }) => type === 'Quotes')?.message ?? null
      const cells = data.map(cell => cell.trim())
      const at = line
      line += 1 + data.reduce((sum, cell) => sum + linesIn(cell), 0)
      if (cells.every(cell => cell === '')) return
      if (tell) {
        rows++
        tell({ line: at, cells })
      } else if (!open) {
        refuseHeader(cells, fileName)
        tell = begin(cells)
      }
    },
  })
  if (open) {
    throw refused(`${fileName}: a quotation mark is not closed or stands inside a cell: ${open}.`)
  }
  if (!tell) throw refused(`${fileName} is empty.`)
  if (rows === 0) throw refused(`${fileName} has a header and no rows.`)
  return rows
}

function refuseHeader(header: string[], fileName: string): void {
  if (header.length < 2) throw refused(`${fileName} has a single column; a table has at least two.`)
  const twice = header.find((name, at) => header.indexOf(name) !== at)
  if (twice !== undefined) throw refused(`${fileName} has two columns called “${twice}”.`)
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const linesIn = (cell: string) => (/[\r\n]/.test(cell) ? cell.split(/\r\n|\r|\n/).length - 1 : 0)

function refused(message: string): AppError {
  return new AppError('invalid', message, {
    next: 'Save it as CSV, with one row of column names at its top.',
  })
}
