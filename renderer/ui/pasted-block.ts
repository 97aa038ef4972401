export type EntryValues = { key: string; values: (number | null)[] }

type Grid = {
  rows: readonly EntryValues[]
  /** The row that the first cell of a line names; null where it names none. */
  rowOf: (cell: string) => string | null
  numberOf: (cell: string) => number | null | undefined
  /** Why a row cannot be taken; null where it can. */
  whyNot: (entry: EntryValues) => string | null
}
type Block = {
  entries: EntryValues[]
  /** What was not understood, line by line. */
  lines: string[]
}

/**
 * A block as a spreadsheet copies it. A line that begins with the name of a row goes there; lines of numbers alone fill
 * the rows from the cell on in which they were pasted.
 */
export function readBlock(text: string, from: { row: number; column: number }, grid: Grid): Block {
  const { rows, rowOf, numberOf, whyNot } = grid
  const block: Block = { entries: [], lines: [] }
  let next = from.row
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const cells = line.split('\t').map(cell => cell.trim())
    if (cells.every(cell => cell === '')) continue
    const isNumber = numberOf(cells[0]!) !== undefined
    const named = cells.length > 1 || !isNumber ? rowOf(cells[0]!) : null
    const row = named !== null ? rows.find(({ key }) => key === named) : isNumber ? rows[next++] : undefined
    const fault = takeLine(
      row,
      cells,
      named === null ? { first: 0, column: from.column } : { first: 1, column: 0 },
    )
    if (fault) block.lines.push(`Line ${i + 1}: “${line.replaceAll('\t', ' | ')}”. ${fault}`)
  }
  return block

  function takeLine(
    row: EntryValues | undefined,
    cells: readonly string[],
    { first, column }: { first: number; column: number },
  ): string | null {
    if (!row) return 'It names no row of this table.'
    const numbers = cells.slice(first).map(numberOf)
    if (numbers.includes(undefined)) return 'It holds something that is no number.'
    if (numbers.length > row.values.length - column) return 'It has more cells than this table has columns.'
    const values = row.values.map((value, at) =>
      at >= column && at - column < numbers.length ? (numbers[at - column] ?? null) : value,
    )
    const fault = whyNot({ key: row.key, values })
    if (!fault) block.entries.push({ key: row.key, values })
    return fault
  }
}
