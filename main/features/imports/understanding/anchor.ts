import type { rowConverter } from './convert-row.ts'
import { type Anchor, anchorOf } from './place.ts'

const rowsLookedAt = 1000

/** Where a file's rows lie, by the first of them: what single rows are held against. */
export function anchorOfRows(
  rows: readonly string[][],
  columns: number,
  convert: ReturnType<typeof rowConverter>,
): Anchor | null {
  const converted = rows
    .slice(0, rowsLookedAt)
    .filter(row => row.length === columns)
    .map(row => convert(row, null))
  return anchorOf(converted.flatMap(each => ('row' in each ? [each.row.place] : [])))
}
