import { hash } from 'node:crypto'
import type { LineIssue, RowBlock } from '../table.ts'
import { headerOfRejects, readReject } from './reject-cells.ts'

/** What is known of the rows that an import rejected: their lines, and what their cells were where that is kept. */
export type Rejected = { lines: Uint32Array; cellHashes: readonly (string | null)[] }

/** By it is known whether a row was mended at all. */
export function hashOfCells(cells: readonly string[], columns: number): string {
  const padded = Array.from({ length: Math.max(columns, cells.length) }, (_, at) => cells[at] ?? '')
  return hash('sha256', JSON.stringify(padded), 'hex')
}

/**
 * Reads a list of rejected rows as the table it is of: its columns alone, every row on the line it had there.
 * Rows that were not mended, or that the import did not reject, are told and rejected again.
 */
export async function* mendedRows(
  blocks: AsyncIterable<RowBlock>,
  { lines, cellHashes }: Rejected,
): AsyncGenerator<RowBlock> {
  const hashOfLine = new Map(cellHashes.map((cells, at) => [lines[at]!, cells]))
  for await (const block of blocks) {
    const header = headerOfRejects(block.header)!
    const mended: RowBlock = { ...block, header, rows: [], lines: [], byteOf: () => null }
    mended.issues = [...block.issues]
    const reject = (line: number, raw: string, column: string | null, reason: string) =>
      mended.issues.push({ line, raw, column, reason, mend: '', outcome: 'rejected' } satisfies LineIssue)
    block.rows.forEach((row, at) => {
      const { cells, line } = readReject(row, header.length)
      const here = block.lines[at]!
      if (line === null) reject(here, '', 'Line', `The line it had is lost: it stands on line ${here} here`)
      else if (!hashOfLine.has(line)) reject(line, '', 'Line', 'No row of this line was rejected')
      else if (hashOfLine.get(line) === hashOfCells(cells, header.length))
        reject(line, '', null, 'Not mended yet')
      else {
        mended.rows.push(cells)
        mended.lines.push(line)
      }
    })
    yield mended
  }
}
