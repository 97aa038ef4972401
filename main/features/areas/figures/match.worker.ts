import { readFigureFile } from './figure-file.files.ts'
import { type AreaCode, type ColumnAsked, matchFigures } from './figure-rows.ts'

type Input = {
  file: { path: string; name: string }
  areas: AreaCode[]
  codeColumn: string
  columns: ColumnAsked[]
}

/** Puts every row of a file of figures to its area. */
export async function run({ file, areas, codeColumn, columns }: Input) {
  const table = await readFigureFile(file)
  return {
    fileName: table.fileName,
    rows: table.rows.length,
    ...matchFigures(table, areas, codeColumn, columns),
  }
}
