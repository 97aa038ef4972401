import type { Dialect, OddCell, RecordFault, TextRecord } from './text-records.ts'

/** What is said of records that cannot be told apart, and of cells read in spite of something. */
type Words = { reason: string; mend: string }

export const faultWords: Record<RecordFault | 'nul', Words> = {
  unclosed: {
    reason: 'A quotation mark is opened and not closed',
    mend: 'Close it at the end of its cell, or take it out.',
  },
  'after-quote': {
    reason: 'Text stands after a closing quotation mark',
    mend: 'Double the quotation marks inside the cell.',
  },
  'cell-too-long': {
    reason: 'A cell is longer than 100,000 characters',
    mend: 'Look for a quotation mark that is not closed, or shorten the cell.',
  },
  'row-too-long': {
    reason: 'The row is longer than a million characters',
    mend: 'Look for a line break that is missing.',
  },
  nul: { reason: 'There is a NUL byte, which no text holds', mend: 'Export the row again.' },
}

export const oddWords: Record<OddCell['kind'], string> = {
  'stray-quote': 'A quotation mark stands inside a cell that is not quoted: kept as it is',
  'blanks-at-quote': 'Blanks stand between a quotation mark and the separator: left out',
  'carriage-return': 'A carriage return stands inside a cell that is not quoted: kept as it is',
}

export const swallowed = {
  reason: 'A cell runs over lines that look like rows of their own',
  mend: 'Look for a quotation mark that is missing or one too many.',
}
export const mixedLineEnds = {
  reason:
    'Lines end in more than one way, here for the first time otherwise than most: read as an end of line',
  mend: 'Save the file with one kind of line end.',
}
export const bomInside = {
  reason: 'A byte order mark stands inside the file, as where files were joined: left out',
  mend: 'Take it out.',
}
export const lostLetter = {
  reason: 'A letter is lost: U+FFFD stands in its place',
  mend: 'Ask the sender for the file in the encoding of its system.',
}
export const encodedTwiceReason = 'Letters were encoded twice: UTF-8 read as Windows-1252 and written again'
export const noCells = { reason: 'Rows without a letter in any cell', mend: '' }
export const headerAgain = { reason: 'The header again', mend: '' }
export const byteReason = (hex: string, encoding: string, letter: string) =>
  letter === '\ufffd'
    ? `The byte ${hex} is no letter in ${encoding}: U+FFFD was put in its place`
    : `The byte ${hex} is no ${encoding}: read as “${letter}”, as in Windows-1252`

/** How an odd cell would have to be written. */
export function oddMend(kind: OddCell['kind'], cell: string, { quote, escape: escapedBy }: Dialect): string {
  if (kind !== 'stray-quote') return ''
  const inside = cell.replaceAll(quote, escapedBy === '\\' ? `\\${quote}` : quote + quote)
  return `${quote}${inside}${quote}`.slice(0, 500)
}

const breaks = /\r\n|\n|\r/

/**
 * Whether a record that is whole by its quotation marks looks as if it had swallowed rows: every line of
 * it but the first and the last, or both of two, has as many separators as a row. Such a cell may be
 * meant, so that the row is loaded and told.
 */
export function looksSwallowed(cells: readonly string[], columns: number, separator: string): boolean {
  const separatorsIn = (text: string) => text.split(separator).length - 1
  for (let i = 0; i < cells.length; i++) {
    if (!breaks.test(cells[i]!)) continue
    const lines = cells[i]!.split(breaks)
    const inner = lines.slice(1, -1)
    if (inner.length > 0) {
      if (inner.every(line => separatorsIn(line) === columns - 1)) return true
      continue
    }
    const first = i + separatorsIn(lines[0]!)
    const last = separatorsIn(lines[1]!) + cells.length - 1 - i
    if (first === columns - 1 && last === columns - 1) return true
  }
  return false
}

/** Which cell of a record a place in the text belongs to. */
export function cellOf(record: TextRecord, at: number): number {
  let cell = 0
  while (cell + 1 < record.starts.length && record.starts[cell + 1]! <= at) cell++
  return cell
}
