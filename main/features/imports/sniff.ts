import type { Encoding } from '#shared/features/imports/rules.ts'

const signatures: readonly (readonly [bytes: string, what: string])[] = [
  ['504b0304', 'a ZIP archive or an Office document'],
  ['d0cf11e0a1b11ae1', 'an old Office document, such as an Excel workbook (.xls)'],
  ['25504446', 'a PDF document'],
  ['89504e47', 'an image (PNG)'],
  ['ffd8ff', 'an image (JPEG)'],
  ['47494638', 'an image (GIF)'],
  ['1f8b', 'a compressed file (gzip)'],
  ['53514c69746520666f726d6174203300', 'a database (SQLite)'],
  ['7b5c727466', 'a Rich Text document'],
]

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')

/** What a file is that is certainly no table of text; null when it may be one. */
export function nameOfOtherKind(head: Uint8Array, fileName: string): string | null {
  const start = hex(head.subarray(0, 16))
  if (start.startsWith('504b0304') && /\.xlsx?m?$/i.test(fileName)) return 'an Excel workbook'
  const known = signatures.find(([bytes]) => start.startsWith(bytes))
  if (known) return known[1]
  const text = String.fromCharCode(...head.subarray(0, 200))
    .trimStart()
    .replace(/^\u00ef\u00bb\u00bf/, '')
  if (/^<(!doctype|html|\?xml|svg)/i.test(text)) return 'a web page or XML'
  if (/^[[{]\s*["{[]/.test(text)) return 'JSON'
  return null
}

/** How the text is encoded, from the first bytes; null when they are no text at all. */
export function encodingOf(head: Uint8Array, whole: boolean): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++
  })
  const half = head.length / 2
  if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le'
  if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be'
  if (zeros[0]! + zeros[1]! > 0) return null
  return isUtf8(head, whole) ? 'utf-8' : 'windows-1252'
}

function isUtf8(head: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !whole })
    return true
  } catch {
    return false
  }
}

export type LineEnd = '\n' | '\r\n' | '\r'

/** How lines end, by the first line. */
export function lineEndOf(text: string): LineEnd {
  const found = /\r\n|\n|\r/.exec(text)
  return (found?.[0] ?? '\n') as LineEnd
}

/**
 * Which of the first rows is the header: the first that is as wide as most rows are. Titles and blank
 * lines above it are narrower. Null when no row has two cells.
 */
export function headerIndexOf(rows: readonly (readonly string[])[]): number | null {
  const widths = new Map<number, number>()
  for (const row of rows) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  const [usual] = [...widths].sort((a, b) => b[1] - a[1])
  if (!usual) return null
  const wide = (row: readonly string[]) => row.length === usual[0]
  const filled = rows.findIndex(
    row => wide(row) && row.filter(cell => cell.trim() !== '').length * 2 > row.length,
  )
  return filled === -1 ? rows.findIndex(wide) : filled
}
