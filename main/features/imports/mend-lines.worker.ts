import type { Written } from '#shared/features/imports/mapping.ts'
import { readReject } from './keeping/reject-cells.ts'
import { readTable } from './reading/read-table.files.ts'

/** So many rows tell which import a list is of. */
const rowsLookedAt = 1000

/** Lines and reasons of the first rows of a list of rejected rows. */
export async function run(input: {
  file: { path: string; name: string }
  written: Written
  columns: number
}): Promise<{ line: number; reason: string }[]> {
  const listed: { line: number; reason: string }[] = []
  for await (const { rows } of readTable(input.file, input.written)) {
    for (const cells of rows) {
      const { line, reason } = readReject(cells, input.columns)
      if (line !== null) listed.push({ line, reason })
    }
    if (listed.length >= rowsLookedAt) break
  }
  return listed.slice(0, rowsLookedAt)
}
