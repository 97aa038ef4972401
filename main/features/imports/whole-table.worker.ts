import { AppError } from '#shared/rpc/error.ts'
import { tablesOf } from './reading/find-tables.files.ts'
import { readTable } from './reading/read-table.files.ts'
import type { ReadWholeTable, WholeTable } from './whole-table.ts'

const mostRows = 20_000

/** Reads the likeliest table of a small file whole, with the lines that could not be read. */
export const run: ReadWholeTable = async ({ file }) => {
  const [table] = await tablesOf(file)
  const read: WholeTable = { fileName: file.name, header: table!.header, rows: [], lines: [], unread: [] }
  for await (const block of readTable(file, table!.written)) {
    read.rows.push(...block.rows)
    read.lines.push(...block.lines)
    for (const { line, raw, reason, outcome } of block.issues) {
      if (outcome === 'rejected') read.unread.push({ line, text: raw, reason })
    }
    if (read.rows.length > mostRows) {
      throw new AppError('invalid', `${file.name} has more than ${mostRows.toLocaleString('en-GB')} rows.`, {
        next: 'Leave out what is not meant: a table of figures has one row for each month or area.',
      })
    }
  }
  return read
}
