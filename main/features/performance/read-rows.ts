import { type LineNotUnderstood, mostLinesListed } from '#shared/features/performance/table-file.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { WholeTable } from '../imports/whole-table.ts'

export type RowsRead<T> = { read: T[]; notUnderstood: number; lines: LineNotUnderstood[] }

/**
 * Reads every row of a table as what it holds, or says why it holds nothing.
 *
 * @param rowOf what a row holds, or the reason; `before` tells on which line the same key came before.
 * @param keyOf what may stand in a table once.
 */
export function readRows<T>(
  table: WholeTable,
  keyOf: (row: T) => string,
  rowOf: (cells: readonly string[], before: (key: string) => number | undefined) => T | string,
): RowsRead<T> {
  const found: RowsRead<T> = { read: [], notUnderstood: table.unread.length, lines: [...table.unread] }
  const lineOf = new Map<string, number>()
  for (const [i, cells] of table.rows.entries()) {
    const line = table.lines[i]!
    const row = rowOf(cells, key => lineOf.get(key))
    if (typeof row !== 'string') {
      found.read.push(row)
      lineOf.set(keyOf(row), line)
      continue
    }
    found.notUnderstood++
    found.lines.push({ line, text: cells.join(', ').slice(0, 200), reason: row })
  }
  found.lines.sort((a, b) => a.line - b.line).splice(mostLinesListed)
  return found
}

/** Where a column stands; refused where the file has none of that name any more. */
export function positionOf(
  { header, fileName }: Pick<WholeTable, 'header' | 'fileName'>,
  column: string,
): number {
  const at = header.indexOf(column)
  if (at >= 0) return at
  throw new AppError('invalid', `${fileName} has no column “${column}”.`, { next: 'Choose the file again.' })
}
