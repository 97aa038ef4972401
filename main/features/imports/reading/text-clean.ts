import { longestCell } from './text-limits.ts'
import type { Dialect } from './text-records.ts'

/** Whether papaparse reads the dialect as we do: it knows no record separators, and half of backslashes. */
export const isKnownToPapaparse = ({ escape: escapedBy, lineEnd, quote }: Dialect): boolean =>
  lineEnd !== '\u001e' && (quote === '' ? escapedBy !== '\\' : escapedBy === quote)

/**
 * Whether a stretch of text that begins with a record holds nothing that could be read in two ways: then
 * papaparse, which forgives, and the strict reader say the same of it. Walks over line ends and quotation
 * marks only.
 */
export function isClean(text: string, dialect: Dialect, isLast: boolean): boolean {
  return (
    !text.includes('\0') &&
    !text.includes('\ufeff') &&
    lineEndsAreClean(text, dialect, isLast) &&
    quotesAreClean(text, dialect, isLast)
  )
}

function lineEndsAreClean(text: string, { lineEnd }: Dialect, isLast: boolean): boolean {
  if (lineEnd !== '\r\n' && text.includes(lineEnd === '\n' ? '\r' : '\n')) return false
  const end = lineEnd === '\r' ? '\r' : '\n'
  let before = -1
  for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at + 1)) {
    if (at - before > longestCell) return false
    if (lineEnd === '\r\n' && (text.charCodeAt(at - 1) !== 13 || text.charCodeAt(at - 2) === 13)) return false
    before = at
  }
  if (text.length - before > longestCell) return false
  return lineEnd !== '\r\n' || returnsAreFollowed(text, isLast)
}

function returnsAreFollowed(text: string, isLast: boolean): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10 && (isLast || at + 1 < text.length)) return false
  }
  return true
}

function quotesAreClean(text: string, { quote, separator, lineEnd }: Dialect, isLast: boolean): boolean {
  if (quote === '') return true
  const mark = quote.charCodeAt(0)
  const part = separator.charCodeAt(0)
  const lineStart = lineEnd.charCodeAt(lineEnd.length - 1)
  const lineStop = lineEnd.charCodeAt(0)
  let opened = text.indexOf(quote)
  while (opened !== -1) {
    if (opened > 0) {
      const before = text.charCodeAt(opened - 1)
      if (before !== part && before !== lineStart) return false
    }
    let closed = text.indexOf(quote, opened + 1)
    while (closed !== -1 && text.charCodeAt(closed + 1) === mark) closed = text.indexOf(quote, closed + 2)
    if (closed === -1) return !isLast && text.length - opened <= longestCell
    if (closed - opened > longestCell) return false
    if (closed + 1 < text.length) {
      const after = text.charCodeAt(closed + 1)
      if (after !== part && after !== lineStop) return false
    }
    opened = text.indexOf(quote, closed + 1)
  }
  return true
}
