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
