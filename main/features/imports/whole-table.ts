/** A small table read whole. `rows` and `lines` run together; a row that could not be read is only in `unread`. */
export type WholeTable = {
  fileName: string
  header: string[]
  rows: string[][]
  lines: number[]
  unread: { line: number; text: string; reason: string }[]
}

/** What `imports/whole-table` answers: the likeliest table of a CSV, a workbook or any other kind that imports read. */
export type ReadWholeTable = (input: { file: { path: string; name: string } }) => Promise<WholeTable>
