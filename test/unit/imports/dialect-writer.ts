import type { TextWritten } from '#shared/features/imports/mapping.ts'

export type WriterDialect = Pick<TextWritten, 'separator' | 'quote' | 'escape' | 'lineEnd'>

/** Writes a cell as a program that keeps to the dialect would: quoted where it must be, or always. */
export function writeCell(cell: string, dialect: WriterDialect, always: boolean): string {
  const { separator, quote, escape: escapedBy, lineEnd } = dialect
  const backslashed = (text: string, letters: readonly string[]) =>
    [...text].map(letter => (letter === '\\' || letters.includes(letter) ? `\\${letter}` : letter)).join('')
  if (quote === '') return escapedBy === '\\' ? backslashed(cell, [separator, '\n', '\r']) : cell
  const needsQuotes =
    always ||
    [separator, quote, '\n', '\r', lineEnd].some(special => cell.includes(special)) ||
    cell.trim() !== cell
  const inside = escapedBy === '\\' ? backslashed(cell, [quote]) : cell.replaceAll(quote, quote + quote)
  return needsQuotes ? `${quote}${inside}${quote}` : inside
}

export function writeRows(
  rows: readonly (readonly string[])[],
  dialect: WriterDialect,
  always = false,
): string {
  return rows
    .map(row => row.map(cell => writeCell(cell, dialect, always)).join(dialect.separator) + dialect.lineEnd)
    .join('')
}

const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const isIn1252 = (letter: string) => {
  const code = letter.codePointAt(0)!
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) || (upper.includes(letter) && code > 0x9f)
}

/** The letters of a text that Windows-1252 has. */
export const lettersOf1252 = (text: string): string => [...text].filter(isIn1252).join('')

export function encode(text: string, encoding: TextWritten['encoding'], withMark: boolean): Buffer {
  const marked = withMark ? `\ufeff${text}` : text
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(marked)
    case 'utf-16le':
      return Buffer.from(marked, 'utf16le')
    case 'utf-16be':
      return Buffer.from(marked, 'utf16le').swap16()
    case 'windows-1252':
      return Buffer.from(
        [...text].map(letter => {
          const at = upper.indexOf(letter)
          return at === -1 ? letter.charCodeAt(0) : 0x80 + at
        }),
      )
  }
}
