import Papa from 'papaparse'
import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { LineIssue } from '../table.ts'
import { breaksIn, isBlankLine, type Rows, readCarefully } from './text-careful.ts'
import { isClean, isKnownToPapaparse } from './text-clean.ts'
import type { ByteFault, Decoded } from './text-decode.ts'
import { headerAgain, looksSwallowed, noCells, swallowed } from './text-faults.ts'
import { headerOf } from './text-header.ts'
import { mayBeEncodedTwice } from './text-letters.ts'
import { mostRows } from './text-limits.ts'
import { passedOver } from './text-passed.ts'

/** What papaparse's tokeniser answers; its published types leave it open. */
type Tokenised = { data: string[][]; meta: { cursor: number } }

/** What a piece of a file holds. `text` begins at `line`, and what was left of it for the next piece is `rest`. */
export type TextBlock = {
  rows: string[][]
  lines: number[]
  issues: LineIssue[]
  text: string
  line: number
  faults: ByteFault[]
  rest: string
}

/** The character that ends every line of a file: lines are counted by it, inside cells too. */
export const breakCharOf = (lineEnd: TextWritten['lineEnd']): string => (lineEnd === '\r\n' ? '\n' : lineEnd)

/**
 * Splits the text of a file, piece by piece, into the rows of one table of it. papaparse tokenises what can
 * be read in one way only; where quotation marks, line ends or letters are doubtful, the strict reader
 * takes over and says why. `columns` is given where no header is to be read: then every line is a row.
 */
export function textTokeniser(fileName: string, written: TextWritten, columns?: number) {
  const { headerLine, headerLines, lastLine, separator, quote, lineEnd, encoding } = written
  const breakChar = breakCharOf(lineEnd)
  const parser = isKnownToPapaparse(written)
    ? new Papa.Parser({
        delimiter: separator,
        newline: lineEnd as '\n',
        ...(quote === '' ? { fastMode: true } : { quoteChar: quote, escapeChar: quote }),
      })
    : null
  const passed = passedOver(breakChar)
  const headerRows: string[][] = []
  let header: string[] | null = null
  let width = columns ?? 0
  let line = 1
  let rest = ''
  let restFaults: ByteFault[] = []
  let restIsPlain = true
  let below = false
  let mixedTold = false
  let rowCount = 0
  let lastEmptyLine = 0
  let rows: string[][] = []
  let lines: number[] = []
  let issues: LineIssue[] = []

  function refuse(at: number, kind: string, reason: string, mend: string) {
    const start = `${fileName}, line ${at}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
    const whole = kind === 'doubtful' ? `${start}, and no row can be told apart from there on.` : `${start}.`
    const next = kind === 'header' ? `${mend} It is the header: without it no column has a name.` : mend
    return new AppError('invalid', whole, { next, detail: { line: at } })
  }

  function accept(cells: string[], at: number): boolean {
    const first = cells[0]!
    if ((first.length < 2 || first.trim() === '') && isEmpty(cells, at)) return false
    if (columns === undefined && header === null) {
      headerRows.push(cells)
      if (headerRows.length === headerLines) {
        header = headerOf(headerRows)
        width = header.length
      }
      return true
    }
    if (header !== null && isHeaderAgain(headerRows, cells)) {
      issues.push({ line: at, outcome: 'skipped', column: null, raw: cells.join(separator), ...headerAgain })
      return false
    }
    if (++rowCount > mostRows) {
      throw refuse(at, 'too-many', `There are more than ${mostRows} rows`, 'Ask for the file in parts.')
    }
    rows.push(cells)
    lines.push(at)
    return true
  }

  /** Blank lines, and rows of nothing but separators: those are told, at the first that follow each other. */
  function isEmpty(cells: string[], at: number): boolean {
    if (isBlankLine(cells)) return true
    if (cells.length === 1 || !cells.every(cell => cell.trim() === '')) return false
    if (header !== null && lastEmptyLine !== at - 1) {
      issues.push({ line: at, outcome: 'skipped', column: null, raw: '', ...noCells })
    }
    lastEmptyLine = at
    return true
  }

  const carefully: Rows = {
    dialect: written,
    encoding,
    breakChar,
    accept,
    refuse,
    columns: () => width,
    columnName: cell => header?.[cell] ?? null,
    issue: issue => issues.push(issue),
    firstMixed() {
      const isFirst = !mixedTold
      mixedTold = true
      return isFirst
    },
  }

  /** papaparse's reading of text that can be read in one way only; answers how far it came. */
  function readCleanly(text: string, isLast: boolean): number {
    const { data, meta } = parser!.parse(text, 0, !isLast) as Tokenised
    const end = isLast ? text.length : meta.cursor
    const broken = breaksIn(text, breakChar, 0, end) > data.length - (isLast ? 1 : 0)
    for (let i = 0; i < data.length; i++) {
      const cells = data[i]!
      const start = line
      if (i < data.length - 1 || !isLast) line++
      const inside = broken ? cells.reduce((sum, cell) => sum + breaksIn(cell, breakChar), 0) : 0
      line += inside
      if (accept(cells, start) && inside > 0 && looksSwallowed(cells, width, separator)) {
        issues.push({ line: start, outcome: 'flagged', column: null, raw: '', ...swallowed })
      }
    }
    return end
  }

  function readRows(text: string, isLast: boolean, isPlain: boolean, faults: readonly ByteFault[]): number {
    const isSimple =
      parser !== null &&
      faults.length === 0 &&
      (isPlain || !(text.includes('\ufffd') || mayBeEncodedTwice(text))) &&
      isClean(text, written, isLast)
    if (isSimple) return readCleanly(text, isLast)
    const { end, line: next } = readCarefully(text, isLast, faults, line, carefully)
    line = next
    return end
  }

  return {
    header: () => header,
    next(decoded: Decoded, isLast: boolean): TextBlock {
      const shift = rest.length
      const text = rest + decoded.text
      const faults = restFaults.concat(decoded.faults.map(f => ({ ...f, at: f.at + shift })))
      const isPlain = restIsPlain && decoded.plain
      const start = line
      rows = []
      lines = []
      issues = []
      let at = 0
      if (line < headerLine) {
        const above = passed.pass(text, line, at, headerLine, isLast, 'above', issues)
        at = above.end
        line = above.line
      }
      if (line >= headerLine && !below) {
        const cut = lastLine === null ? -1 : endOfLine(text, at, lastLine - line)
        const end = cut === -1 ? text.length : cut
        const piece = at === 0 && end === text.length ? text : text.slice(at, end)
        const inPiece = at === 0 ? faults : faults.filter(f => f.at >= at).map(f => ({ ...f, at: f.at - at }))
        at += readRows(piece, isLast || cut !== -1, isPlain, inPiece)
        below = cut !== -1
        if (below) line = lastLine! + 1
      }
      if (below) {
        const after = passed.pass(text, line, at, Number.POSITIVE_INFINITY, isLast, 'below', issues)
        at = after.end
        line = after.line
      }
      rest = text.slice(at)
      restFaults = faults.filter(f => f.at >= at).map(f => ({ ...f, at: f.at - at }))
      restIsPlain = isPlain || rest === ''
      return { rows, lines, issues, text, line: start, faults, rest }
    },
  }

  /** The end of the line so many lines on; -1 where the text ends before it. */
  function endOfLine(text: string, from: number, ahead: number): number {
    let at = from
    for (let i = 0; i <= ahead; i++) {
      const found = text.indexOf(breakChar, at)
      if (found === -1) return -1
      at = found + 1
    }
    return at
  }
}

function isHeaderAgain(headerRows: readonly (readonly string[])[], cells: readonly string[]): boolean {
  for (const row of headerRows) {
    if (row.length !== cells.length) continue
    let i = 0
    while (i < row.length && (row[i] === cells[i] || row[i]!.trim() === cells[i]!.trim())) i++
    if (i === row.length) return true
  }
  return false
}
