import type { Encoding } from '#shared/features/imports/rules.ts'
import type { LineIssue } from '../table.ts'
import type { ByteFault } from './text-decode.ts'
import {
  bomInside,
  byteReason,
  cellOf,
  encodedTwiceReason,
  faultWords,
  looksSwallowed,
  lostLetter,
  mixedLineEnds,
  oddMend,
  oddWords,
  swallowed,
} from './text-faults.ts'
import { encodedOnce } from './text-letters.ts'
import { longestRow, mostLinesDoubtful } from './text-limits.ts'
import { type Dialect, recordReader, type TextRecord } from './text-records.ts'

const rawKept = 500

/** Where the records of a stretch of text go, and what is known of the table so far. */
export type Rows = {
  dialect: Dialect
  encoding: Encoding
  breakChar: string
  /** How many cells a row has; 0 while the header is still to come. */
  columns(): number
  columnName(cell: number): string | null
  /** Takes a record; false where it is no row: blank, or the header again. */
  accept(cells: string[], line: number): boolean
  issue(issue: LineIssue): void
  /** True once, for the first line that ends otherwise than most. */
  firstMixed(): boolean
  refuse(line: number, kind: 'header' | 'doubtful' | 'too-long', reason: string, mend: string): Error
}

/**
 * Reads a stretch of text that begins with a record, record by record. One that cannot be told apart is
 * rejected at the line where it begins, and reading goes on at the next line that is a row without fault.
 * Answers how far it came, and the line there.
 */
export function readCarefully(
  text: string,
  isLast: boolean,
  faults: readonly ByteFault[],
  startLine: number,
  rows: Rows,
): { end: number; line: number } {
  const read = recordReader(rows.dialect, text, isLast)
  const tell = cellTeller(text, faults, rows)
  let line = startLine
  let at = 0
  while (at < text.length) {
    const record = read(at, rows.columns())
    if (!record) {
      if (text.length - at > longestRow) {
        throw rows.refuse(
          line,
          'too-long',
          faultWords['row-too-long'].reason,
          faultWords['row-too-long'].mend,
        )
      }
      break
    }
    const kind = record.fault?.kind ?? (hidesRows(record, at) ? 'unclosed' : null)
    let end = record.end
    if (kind) {
      const { reason, mend } = faultWords[kind]
      if (rows.columns() === 0) throw rows.refuse(line, 'header', reason, mend)
      const next = nextRow(at, line, reason, mend)
      if (next === null) break
      end = next
      const column = record.fault ? rows.columnName(record.fault.cell) : null
      rows.issue({ line, outcome: 'rejected', column, raw: rawOf(at, end), reason, mend })
    } else if (text.slice(at, end).includes('\0')) {
      if (rows.columns() === 0) throw rows.refuse(line, 'header', faultWords.nul.reason, faultWords.nul.mend)
      const cell = record.cells.findIndex(text => text.includes('\0'))
      const column = rows.columnName(cell)
      if (!isBlankLine(record.cells)) {
        rows.issue({ line, outcome: 'rejected', column, raw: rawOf(at, end), ...faultWords.nul })
      }
    } else {
      tell(record, at, line)
    }
    line += breaksIn(text, rows.breakChar, at, end)
    at = end
  }
  return { end: at, line }

  function rawOf(from: number, end: number): string {
    return text.slice(from, Math.min(end, from + rawKept)).trimEnd()
  }

  /** A record of the wrong width over several lines, all but the last of which are rows by themselves. */
  function hidesRows(record: TextRecord, from: number): boolean {
    const columns = rows.columns()
    if (columns === 0 || record.cells.length === columns) return false
    let next = lineAfter(from)
    if (next === -1 || next >= record.end) return false
    const isRow = (start: number) => {
      const row = read(start, columns)
      return row !== null && isGoodRow(row, columns)
    }
    if (!isRow(next)) return false
    for (let after = lineAfter(next); after !== -1 && after < record.end; after = lineAfter(next)) {
      if (!isRow(next)) return false
      next = after
    }
    return true
  }

  function lineAfter(from: number): number {
    const found = text.indexOf(rows.breakChar, from)
    return found === -1 ? -1 : found + 1
  }

  /** Where the next row without fault begins; null where more text is needed to tell. */
  function nextRow(from: number, line: number, reason: string, mend: string): number | null {
    let next = lineAfter(from)
    for (let passed = 1; ; passed++) {
      if (next === -1 || next >= text.length) {
        if (isLast) return text.length
        if (text.length - from > longestRow) throw rows.refuse(line, 'doubtful', reason, mend)
        return null
      }
      if (passed > mostLinesDoubtful) throw rows.refuse(line, 'doubtful', reason, mend)
      const record = read(next, rows.columns())
      if (!record && text.length - from > longestRow) throw rows.refuse(line, 'doubtful', reason, mend)
      if (!record) return null
      if (isGoodRow(record, rows.columns())) return next
      next = lineAfter(next)
    }
  }
}

const isGoodRow = (record: TextRecord, columns: number) =>
  !record.fault && record.odd.length === 0 && record.cells.length === columns

/** A line without letters, NUL and the DOS end-of-file mark taken as none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for
const blank = /^[\s\0\u001a\ufeff]*$/
export const isBlankLine = (cells: readonly string[]): boolean => cells.length === 1 && blank.test(cells[0]!)

export function breaksIn(text: string, breakChar: string, from = 0, end = text.length): number {
  let count = 0
  for (let at = text.indexOf(breakChar, from); at !== -1 && at < end; at = text.indexOf(breakChar, at + 1)) {
    count++
  }
  return count
}

/** Hands a record on as a row, and says what is odd about its cells. */
function cellTeller(text: string, faults: readonly ByteFault[], rows: Rows) {
  const { dialect, encoding } = rows
  let nextFault = 0
  return (record: TextRecord, at: number, line: number): void => {
    const { cells, end, lineEnd } = record
    while (nextFault < faults.length && faults[nextFault]!.at < at) nextFault++
    const joined = text.charCodeAt(at) === 0xfeff
    const columns = rows.columns()
    if (!rows.accept(cells, line)) return
    const flag = (cell: number | null, words: { reason: string; mend: string }, byte?: number) =>
      rows.issue({
        line,
        outcome: 'flagged',
        ...words,
        column: cell === null ? null : rows.columnName(cell),
        raw: cell === null ? '' : cells[cell]!.slice(0, rawKept),
        ...(byte === undefined ? {} : { byte }),
      })
    if (joined) flag(0, bomInside)
    if (lineEnd !== '' && lineEnd !== dialect.lineEnd && rows.firstMixed()) flag(null, mixedLineEnds)
    for (const { cell, kind } of record.odd) {
      flag(cell, { reason: oddWords[kind], mend: oddMend(kind, cells[cell]!, dialect) })
    }
    for (; nextFault < faults.length && faults[nextFault]!.at < end; nextFault++) {
      const { at: place, byte, hex, letter } = faults[nextFault]!
      const mend = letter === '\ufffd' ? '' : `Write “${letter}” in ${encoding}.`
      flag(cellOf(record, place), { reason: byteReason(hex, encoding, letter), mend }, byte)
    }
    for (let cell = 0; cell < cells.length; cell++) {
      const value = cells[cell]!
      if (/^[\0-\u007f]*$/.test(value)) continue
      if (value.includes('\ufffd') && !faults.some(f => f.at >= at && f.at < end && f.letter === '\ufffd')) {
        flag(cell, lostLetter)
      }
      const once = encodedOnce(value)
      if (once !== null) flag(cell, { reason: encodedTwiceReason, mend: once.slice(0, rawKept) })
    }
    if (columns > 0 && looksSwallowed(cells, columns, dialect.separator)) flag(null, swallowed)
  }
}
