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
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw refused(`${fileName} is no text, so it cannot be read as a table.`)
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t', '|'] })
  const rows: DelimitedRow[] = []
  let line = 1
  for (const cells of data) {
    if (cells.some(cell => cell.trim() !== '')) rows.push({ line, cells: cells.map(cell => cell.trim()) })
    line += 1 + cells.reduce((sum, cell) => sum + linesIn(cell), 0)
  }
  const [header, ...body] = rows
  if (!header) throw refused(`${fileName} is empty.`)
  const open = errors.find(({ type }) => type === 'Quotes')
  if (open) {
    throw refused(`${fileName}: a quotation mark is not closed or stands inside a cell: ${open.message}.`)
  }
  if (header.cells.length < 2) throw refused(`${fileName} has a single column; a table has at least two.`)
  const twice = header.cells.find((name, at) => header.cells.indexOf(name) !== at)
  if (twice !== undefined) throw refused(`${fileName} has two columns called “${twice}”.`)
  if (body.length === 0) throw refused(`${fileName} has a header and no rows.`)
  return { fileName, header: header.cells, rows: body }
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

const linesIn = (cell: string) => cell.split(/\r\n|\r|\n/).length - 1

function refused(message: string): AppError {
  return new AppError('invalid', message, {
    next: 'Save it as CSV, with one row of column names at its top.',
  })
}
