import { describeColumns } from './figure-columns.ts'
import { readFigureFile } from './figure-file.files.ts'

/** What a file of figures holds, and which of its columns has the codes of a set. */
export async function run({ file, codes }: { file: { path: string; name: string }; codes: string[] }) {
  const table = await readFigureFile(file)
  return { fileName: table.fileName, rows: table.rows.length, ...describeColumns(table, codes) }
}
