import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { longestCell, longestRow } from './text-limits.ts'

export type Dialect = Pick<TextWritten, 'separator' | 'quote' | 'escape' | 'lineEnd'>
/** Why a record cannot be told apart. */
export type RecordFault = 'unclosed' | 'after-quote' | 'cell-too-long' | 'row-too-long'
/** What a cell was read in spite of. */
export type OddCell = { cell: number; kind: 'stray-quote' | 'blanks-at-quote' | 'carriage-return' }
export type TextRecord = {
  cells: string[]
  /** Where each cell begins in the text. */
  starts: number[]
  /** Where the next record begins. */
  end: number
  /** What ended it; '' at the end of the file. */
  lineEnd: string
  quoted: boolean[]
  fault: { kind: RecordFault; cell: number } | null
  odd: OddCell[]
}

/** Finds the next of a letter, looking through no stretch of the text twice. */
function finder(text: string, letter: string): (at: number) => number {
  if (letter === '') return () => -1
  let from = 0
  let found = -2
  return at => {
    if (found !== -2 && from <= at && (found === -1 || found >= at)) return found
    from = at
    found = text.indexOf(letter, at)
    return found
  }
}

/**
 * Reads records one by one and strictly, as RFC 4180 has them and in the dialects papaparse does not know
 * (backslashes before backslashes, record separators). It says what is wrong with a record, where papaparse
 * goes on through the lines below. Null where the text ends before the record does.
 */
export function recordReader(
  { separator, quote, escape: escapedBy, lineEnd }: Dialect,
  text: string,
  isLast: boolean,
): (at: number, columns: number) => TextRecord | null {
  const nextSeparator = finder(text, separator)
  const nextQuote = finder(text, quote)
  const nextBackslash = finder(text, escapedBy === '\\' ? '\\' : '')
  const nextReturn = finder(text, lineEnd === '\u001e' ? '' : '\r')
  const nextFeed = finder(text, lineEnd === '\u001e' ? '\u001e' : '\n')
  const orEnd = (found: number) => (found === -1 ? text.length : found)
  const isEscaped = (letter: string | undefined) =>
    letter === '\\' ||
    letter === separator ||
    letter === '\n' ||
    letter === '\r' ||
    letter === (quote || '\\')

  /** The end of the line break that begins here: 0 for none, -1 where the text ends too soon to tell. */
  function breakEnd(at: number, isFull: boolean): number {
    const letter = text[at]
    if (lineEnd === '\u001e') return letter === '\u001e' ? at + 1 : 0
    if (letter === '\n') return at + 1
    if (letter !== '\r') return 0
    let after = at
    while (text[after] === '\r') after++
    if (after === text.length && !isLast) return -1
    if (lineEnd === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1
    if (text[after] === '\n') return after + 1
    return isFull || after === text.length ? at + 1 : 0
  }

  /** Where the quoted cell that begins here is closed; -1 where it is not. */
  function closing(opened: number): number {
    let at = opened + 1
    for (;;) {
      const found = nextQuote(at)
      if (escapedBy === '\\') {
        const backslash = nextBackslash(at)
        if (backslash !== -1 && (found === -1 || backslash < found)) {
          at = backslash + 2
          continue
        }
      }
      if (found === -1 || (!isLast && found === text.length - 1)) return -1
      if (escapedBy !== '\\' && text[found + 1] === quote) {
        at = found + 2
        continue
      }
      return found
    }
  }

  const unescaped = (value: string) => {
    if (escapedBy !== '\\') return value.includes(quote) ? value.replaceAll(quote + quote, quote) : value
    if (!value.includes('\\')) return value
    return value.replace(/\\([\s\S])/g, (both, letter: string) => (isEscaped(letter) ? letter : both))
  }

  /** Where the cell without quotation marks that begins here ends; -1 where the text ends before it. */
  function cellEnd(from: number, isFull: boolean): { end: number; odd: boolean } | null {
    let at = from
    let odd = false
    for (;;) {
      const end = Math.min(orEnd(nextSeparator(at)), orEnd(nextFeed(at)))
      const carriage = orEnd(nextReturn(at))
      const backslash = orEnd(nextBackslash(at))
      if (backslash < end && backslash < carriage) {
        if (backslash + 1 >= text.length) return isLast ? { end: text.length, odd } : null
        at = backslash + (isEscaped(text[backslash + 1]) ? 2 : 1)
      } else if (carriage < end) {
        const broken = breakEnd(carriage, isFull)
        if (broken === -1) return null
        if (broken > 0) return { end: carriage, odd }
        odd = true
        at = carriage + 1
      } else return end === text.length && !isLast ? null : { end, odd }
    }
  }

  return (at, columns) => {
    const record: TextRecord = {
      cells: [],
      starts: [],
      end: 0,
      lineEnd: '',
      quoted: [],
      fault: null,
      odd: [],
    }
    const { cells, starts, quoted, odd } = record
    const failed = (kind: RecordFault, cell = cells.length): TextRecord => ({
      ...record,
      fault: { kind, cell },
    })
    /** Ends the record or moves on to its next cell; null where the text ends too soon, -1 where it is whole. */
    function after(end: number): number | null {
      if (text[end] === separator) return end + 1
      const next = end === text.length ? end : breakEnd(end, cells.length === columns)
      if (next === -1) return null
      record.end = next
      record.lineEnd = text.slice(end, next)
      return -1
    }

    let from: number | null = text.charCodeAt(at) === 0xfeff ? at + 1 : at
    while (from !== null && from !== -1) {
      starts.push(from)
      let opened = from
      if (quote !== '') while (text[opened] === ' ') opened++
      if (quote !== '' && text[opened] === quote) {
        const closed = closing(opened)
        if (closed === -1) {
          if (!isLast && text.length - opened <= longestCell) return null
          if (opened === from) return failed('unclosed')
        } else {
          if (closed - opened > longestCell) return failed('cell-too-long')
          let end = closed + 1
          while (text[end] === ' ') end++
          if (end >= text.length && !isLast) return null
          const ends =
            end >= text.length || text[end] === separator || breakEnd(end, cells.length + 1 === columns)
          if (ends) {
            cells.push(unescaped(text.slice(opened + 1, closed)))
            quoted.push(true)
            if (opened > from || end > closed + 1)
              odd.push({ cell: cells.length - 1, kind: 'blanks-at-quote' })
            from = after(end)
            continue
          }
          // Closed on another line, and wrongly: it is the mark of another cell, and this one was never closed.
          const isBroken = /[\n\r]/.test(text.slice(opened, closed))
          if (opened === from) return failed(isBroken ? 'unclosed' : 'after-quote')
        }
      }
      const found = cellEnd(from, cells.length + 1 === columns)
      if (!found) return null
      if (found.end - from > longestCell) return failed('cell-too-long')
      const cell = text.slice(from, found.end)
      cells.push(escapedBy === '\\' ? unescaped(cell) : cell)
      quoted.push(false)
      const kind = found.odd ? 'carriage-return' : strayQuote(from, found.end) ? 'stray-quote' : null
      if (kind) odd.push({ cell: cells.length - 1, kind })
      from = after(found.end)
    }
    if (from === null) return null
    return record.end - at > longestRow ? failed('row-too-long', 0) : record
  }

  function strayQuote(from: number, end: number): boolean {
    for (let found = nextQuote(from); found !== -1 && found < end; found = nextQuote(found + 1)) {
      if (escapedBy !== '\\' || text[found - 1] !== '\\') return true
    }
    return false
  }
}
