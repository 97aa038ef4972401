import type { TextWritten } from '#shared/features/imports/mapping.ts'
import {
  badByte,
  cellsOf,
  columns,
  type Expected,
  type Line,
  lineFaults,
  plainLine,
  type Settings,
} from './corpus-faults.ts'
import { encode } from './dialect-writer.ts'

type Part = { above: Line[]; below: Line[]; lastText: string; noFinalEnd: boolean; cutOff: boolean }
/** A change of the whole file. Two of one group exclude each other. */
type FileFault = { group: string; settings?: Partial<Settings>; part?: (settings: Settings) => Partial<Part> }

const skipped = (where: 'above the header' | 'below the table'): Expected[] => [
  { outcome: 'skipped', column: null, reason: `Lines ${where} are no rows` },
]
const line = (text: string, issues: Expected[] = []): Line => ({ text, issues })
const above = (text: string, told = true) => line(text, told ? skipped('above the header') : [])
const below = (text: string, told = true) => line(text, told ? skipped('below the table') : [])

export const fileFaults: Record<string, FileFault> = {
  'a title': { group: 'above', part: () => ({ above: [above('Weekly report')] }) },
  'a title and a blank line': {
    group: 'above',
    part: () => ({ above: [above('Weekly report'), above('Made on Monday', false), line('')] }),
  },
  'a title with separators': {
    group: 'above',
    part: ({ separator }) => ({ above: [above(`Weekly report${separator.repeat(5)}`)] }),
  },
  'a quotation mark in the title': { group: 'above', part: () => ({ above: [above('"Weekly report')] }) },
  'a total': {
    group: 'below',
    part: ({ separator }) => ({ below: [below(`Total${separator.repeat(5)}20`)] }),
  },
  'an end': { group: 'below', part: () => ({ below: [line(''), below('End of report')] }) },
  'a count and a note': {
    group: 'below',
    part: () => ({ below: [below('20 rows selected.'), line(''), below('Note: figures may change')] }),
  },
  'a second table': {
    group: 'below',
    part: ({ separator: s }) => ({
      below: [line(''), below(`Ward${s}Calls`), below(`Abbey${s}12`, false), below(`Castle${s}9`, false)],
    }),
  },
  'blank lines at the end': { group: 'below', part: () => ({ below: [line(''), line(''), line('   ')] }) },
  'a DOS end of file': { group: 'below', part: () => ({ lastText: '\u001a' }) },
  'no line end at the end': { group: 'below', part: () => ({ noFinalEnd: true }) },
  'a file cut off': { group: 'below', part: () => ({ cutOff: true, noFinalEnd: true }) },
  'a byte order mark': { group: 'encoding', settings: { withMark: true } },
  'UTF-16': { group: 'encoding', settings: { encoding: 'utf-16le', withMark: true } },
  'UTF-16 without a mark': { group: 'encoding', settings: { encoding: 'utf-16le' } },
  'UTF-16, big endian': { group: 'encoding', settings: { encoding: 'utf-16be', withMark: true } },
  'Windows-1252': { group: 'encoding', settings: { encoding: 'windows-1252' } },
  semicolons: { group: 'separator', settings: { separator: ';' } },
  tabs: { group: 'separator', settings: { separator: '\t' } },
  'vertical bars': { group: 'separator', settings: { separator: '|' } },
  carets: { group: 'separator', settings: { separator: '^' } },
  'CR LF': { group: 'end', settings: { lineEnd: '\r\n' } },
  CR: { group: 'end', settings: { lineEnd: '\r' } },
  apostrophes: { group: 'quote', settings: { quote: "'", escape: "'" } },
  'every cell quoted': { group: 'always', settings: { always: true } },
  'a merged heading': { group: 'header', settings: { merged: true } },
}

const plain: Settings = {
  ...{ separator: ',', quote: '"', escape: '"', lineEnd: '\n' },
  ...{ encoding: 'utf-8', withMark: false, always: false, merged: false },
}
const rowCount = 20
/** Where the faults of a line are put. */
const places = [5, 11]

export type CorpusFile = {
  name: string
  bytes: Buffer
  written: TextWritten
  header: string[]
  rows: string[][]
  issues: (Expected & { line: number; byte: number })[]
}

/** Every fault and every pair of faults, each with what must be read and said of it. */
export function* corpus(): Generator<CorpusFile> {
  const lines = Object.keys(lineFaults)
  const files = Object.keys(fileFaults)
  yield* made([], [])
  for (const one of lines) yield* made([one], [])
  for (const one of files) yield* made([], [one])
  for (const one of lines) for (const other of lines) yield* made([one, other], [])
  for (const one of lines) for (const other of files) yield* made([one], [other])
  for (const [at, one] of files.entries()) {
    for (const other of files.slice(at + 1)) {
      if (fileFaults[one]!.group !== fileFaults[other]!.group) yield* made([], [one, other])
    }
  }
}

function* made(inLines: readonly string[], inFile: readonly string[]): Generator<CorpusFile> {
  const settings: Settings = Object.assign(
    { ...plain },
    ...inFile.map(name => fileFaults[name]!.settings ?? {}),
  )
  const part: Part = Object.assign(
    { above: [], below: [], lastText: '', noFinalEnd: false, cutOff: false },
    ...inFile.map(name => fileFaults[name]!.part?.(settings) ?? {}),
  )
  const table: Line[] = []
  for (let i = 0; i < rowCount; i++) {
    const fault = inLines[places.indexOf(i)]
    const faulty =
      fault === undefined ? [plainLine(cellsOf(i, settings), settings)] : lineFaults[fault]!(i, settings)
    if (!faulty) return
    table.push(...faulty)
  }
  if (part.cutOff) {
    const { text } = table.pop()!
    const cut = text.split(settings.separator).slice(0, 2)
    table.push(
      line(cut.join(settings.separator), [{ ...raggedCut, reason: '2 cells where the header has 6' }]),
    )
  }
  yield laidOut([...inLines, ...inFile].join(' + ') || 'nothing wrong', settings, part, table)
}
const raggedCut: Expected = { outcome: 'rejected', column: null, reason: '' }

function laidOut(name: string, settings: Settings, part: Part, table: Line[]): CorpusFile {
  const { separator, quote, escape: escapedBy, lineEnd, encoding, merged } = settings
  const upper = ['', '', '', '', 'Grid', '']
  const headings = merged ? [line(upper.join(separator))] : []
  const named = line(plainLine(columns, settings).text)
  const all = [...part.above, ...headings, named, ...table, ...part.below]
  const header = merged ? [...columns.slice(0, 4), 'Grid Easting', 'Grid Northing'] : columns
  const breakChar = lineEnd === '\r\n' ? '\n' : lineEnd
  const pieces: Buffer[] = settings.withMark ? [bytesOf('', settings, true)] : []
  let byte = settings.withMark ? pieces[0]!.length : 0
  let at = 1
  let mixedTold = false
  let lastLine = 0
  const rows: string[][] = []
  const issues: CorpusFile['issues'] = []
  for (const [i, { text, end = lineEnd, row, issues: told }] of all.entries()) {
    const isLast = i === all.length - 1
    const whole = text + (isLast && part.noFinalEnd ? '' : end)
    const bytes = bytesOf(whole, settings, false)
    if (row) rows.push(row)
    for (const issue of told) {
      if (end !== lineEnd && mixedTold) continue
      mixedTold ||= end !== lineEnd
      const place = issue.atByte ? bytesOf(text.split(badByte)[0]!, settings, false).length : 0
      issues.push({ ...issue, line: at, byte: byte + place })
    }
    pieces.push(bytes)
    byte += bytes.length
    if (i < all.length - part.below.length) lastLine = at + text.split(breakChar).length - 1
    at += whole.split(breakChar).length - 1
  }
  if (part.lastText) pieces.push(bytesOf(part.lastText, settings, false))
  const hasMore = part.below.some(({ text }) => text.trim() !== '')
  return {
    ...{ name, header: [...header], rows, issues, bytes: Buffer.concat(pieces) },
    written: {
      ...{ kind: 'text', encoding, separator, quote, escape: escapedBy, lineEnd },
      headerLine: part.above.length + 1,
      headerLines: merged ? 2 : 1,
      lastLine: hasMore ? lastLine : null,
    },
  }
}

const badBytes = {
  'utf-8': [0x93],
  'windows-1252': [0x81],
  'utf-16le': [0x00, 0xd8],
  'utf-16be': [0xd8, 0x00],
}

function bytesOf(text: string, { encoding }: Settings, withMark: boolean): Buffer {
  const pieces = text.split(badByte).map(piece => encode(piece, encoding, withMark))
  return Buffer.concat(
    pieces.flatMap((piece, i) => (i === 0 ? [piece] : [Buffer.from(badBytes[encoding]), piece])),
  )
}
