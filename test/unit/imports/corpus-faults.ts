import { type WriterDialect, writeCell } from './dialect-writer.ts'

/** What a fault makes of one line of the file, and what must be said of it. */
export type Expected = {
  outcome: 'rejected' | 'flagged' | 'skipped'
  column: string | null
  reason: string
  /** True where the issue stands at the undecodable byte itself, and not at its line. */
  atByte?: boolean
  mend?: string
}
export type Line = {
  text: string
  /** Ends the line otherwise than the file's others. */
  end?: string
  /** The cells it must be loaded as; absent where nothing may be loaded. */
  row?: string[]
  issues: Expected[]
}
export type Settings = WriterDialect & {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  withMark: boolean
  always: boolean
  merged: boolean
}

export const columns = ['Ref', 'Received', 'Type', 'Place', 'Easting', 'Northing']
/** Stands in the text where a byte is to be written that means nothing in the encoding. */
export const badByte = '\ue000'

export const cellsOf = (i: number, settings: Settings): string[] => [
  `C${100 + i}`,
  `${String(1 + (i % 28)).padStart(2, '0')}/05/2025 10:${String(10 + i)}`,
  i % 3 === 0 ? 'Café, £5 noise'.replace(',', '') : 'Graffiti',
  i % 4 === 0 ? `High Street${settings.separator} Leicester` : 'Aylestone Road',
  String(458_800 + i),
  String(304_600 + i),
]
export const plainLine = (cells: string[], settings: Settings): Line => ({
  text: cells.map(cell => writeCell(cell, settings, settings.always)).join(settings.separator),
  row: cells,
  issues: [],
})

/** A row whose third cell, the type, is written as told. */
function withType(
  i: number,
  settings: Settings,
  written: string,
  read: string | null,
  issues: Expected[],
): Line[] {
  const cells = cellsOf(i, settings)
  const texts = cells.map(cell => writeCell(cell, settings, settings.always))
  texts[2] = written
  const row = read === null ? {} : { row: cells.map((cell, at) => (at === 2 ? read : cell)) }
  return [{ text: texts.join(settings.separator), ...row, issues }]
}
const said = (outcome: Expected['outcome'], reason: string, more: Partial<Expected> = {}): Expected[] => [
  { outcome, reason, column: 'Type', ...more },
]
const cellsWhere = (found: number) => `${found} ${found === 1 ? 'cell' : 'cells'} where the header has 6`

/** A fault makes lines of row `i`; null where the dialect or the encoding cannot have it. */
export const lineFaults: Record<string, (i: number, settings: Settings) => Line[] | null> = {
  'one cell too many': (i, s) => {
    const line = plainLine(cellsOf(i, s), s)
    const { row: _, ...rest } = line
    const issues = said('rejected', cellsWhere(7), { column: null })
    return [{ ...rest, text: `${line.text}${s.separator}more`, issues }]
  },
  'one cell missing': (i, s) => {
    const { row: _, ...rest } = plainLine(cellsOf(i, s).slice(0, 5), s)
    return [{ ...rest, issues: said('rejected', cellsWhere(5), { column: null }) }]
  },
  'a row of one cell': i => [{ text: `C${i}`, issues: said('rejected', cellsWhere(1), { column: null }) }],
  'a quotation mark not closed': (i, s) => {
    // The next mark closes it: where that opens a cell of the same row, text follows it.
    const isClosed = plainLine(cellsOf(i, s).slice(3), s).text.includes(s.quote)
    const reason = isClosed
      ? 'Text stands after a closing quotation mark'
      : 'A quotation mark is opened and not closed'
    return withType(i, s, `${s.quote}Noise`, null, said('rejected', reason))
  },
  'text after a quotation mark': (i, s) =>
    withType(
      ...([i, s, `${s.quote}He said ${s.quote}stop${s.quote} now${s.quote}`, null] as const),
      said('rejected', 'Text stands after a closing quotation mark'),
    ),
  'a stray quotation mark': (i, s) =>
    withType(
      ...([i, s, `5${s.quote} pipe`, `5${s.quote} pipe`] as const),
      said('flagged', 'A quotation mark stands inside a cell that is not quoted: kept as it is'),
    ),
  'blanks round quotation marks': (i, s) =>
    withType(
      ...([i, s, ` ${s.quote}Noise${s.quote} `, 'Noise'] as const),
      said('flagged', 'Blanks stand between a quotation mark and the separator: left out'),
    ),
  'a NUL byte': (i, s) =>
    withType(i, s, 'Noi\0se', null, said('rejected', 'There is a NUL byte, which no text holds')),
  'a byte that means nothing': (i, s) => {
    if (s.encoding === 'utf-8') {
      const reason = 'The byte 0x93 is no utf-8: read as “““, as in Windows-1252'.replace('“““', '““”')
      return withType(i, s, `${badByte}Noise`, '“Noise', said('flagged', reason, { atByte: true }))
    }
    if (s.encoding === 'windows-1252') {
      const reason = 'The byte 0x81 is no letter in windows-1252: U+FFFD was put in its place'
      return withType(i, s, `${badByte}Noise`, '\ufffdNoise', said('flagged', reason, { atByte: true }))
    }
    const reason = 'A letter is lost: U+FFFD stands in its place'
    return withType(i, s, `${badByte}Noise`, '\ufffdNoise', said('flagged', reason))
  },
  'a letter lost before': (i, s) =>
    s.encoding === 'windows-1252'
      ? null
      : withType(
          i,
          s,
          'Caf\ufffd',
          'Caf\ufffd',
          said('flagged', 'A letter is lost: U+FFFD stands in its place'),
        ),
  'letters encoded twice': (i, s) =>
    withType(
      ...([i, s, 'Â£5 donâ€™t', 'Â£5 donâ€™t'] as const),
      said('flagged', 'Letters were encoded twice: UTF-8 read as Windows-1252 and written again', {
        mend: '£5 don’t',
      }),
    ),
  'a carriage return in a cell': (i, s) => {
    if (s.lineEnd !== '\r') {
      const reason = 'A carriage return stands inside a cell that is not quoted: kept as it is'
      return withType(i, s, 'Noise\rloud', 'Noise\rloud', said('flagged', reason))
    }
    const cells = cellsOf(i, s).map(cell => writeCell(cell, s, s.always))
    const ragged = (texts: string[]): Line => ({
      text: texts.join(s.separator),
      issues: said('rejected', cellsWhere(texts.length), { column: null }),
    })
    return [ragged([...cells.slice(0, 2), 'Noise']), ragged(['loud', ...cells.slice(3)])]
  },
  'the header again': (i, s) => {
    const { row: _, ...line } = plainLine(columns, s)
    return [
      { ...line, issues: said('skipped', 'The header again', { column: null }) },
      plainLine(cellsOf(i, s), s),
    ]
  },
  'a blank line': (i, s) => [{ text: '  ', issues: [] }, plainLine(cellsOf(i, s), s)],
  'nothing but separators': (i, s) => [
    {
      text: s.separator.repeat(5),
      issues: said('skipped', 'Rows without a letter in any cell', { column: null }),
    },
    plainLine(cellsOf(i, s), s),
  ],
  'a line break in a quoted cell': (i, s) =>
    withType(i, s, `${s.quote}Noise\nloud${s.quote}`, 'Noise\nloud', []),
  'rows inside a quoted cell': (i, s) => {
    const end = s.lineEnd === '\r\n' ? '\n' : s.lineEnd
    const text = `Noise${s.separator}a${s.separator}b${s.separator}c${end}d${s.separator}e${s.separator}loud`
    const reason = 'A cell runs over lines that look like rows of their own'
    const lines = withType(
      i,
      s,
      `${s.quote}${text}${s.quote}`,
      text,
      said('flagged', reason, { column: null }),
    )
    // The place without a separator of its own, so that both lines are as wide as a row.
    return lines.map(line => ({
      ...line,
      ...(i % 4 === 0 ? { text: line.text.replace(`High Street${s.separator}`, 'High Street') } : {}),
      row: line.row!.map((cell, at) => (at === 3 && i % 4 === 0 ? 'High Street Leicester' : cell)),
    }))
  },
  'a cell without end': (i, s) =>
    withType(i, s, 'x'.repeat(100_001), null, said('rejected', 'A cell is longer than 100,000 characters')),
  'a line that ends otherwise': (i, s) => [
    {
      ...plainLine(cellsOf(i, s), s),
      end: s.lineEnd === '\n' ? '\r\n' : '\n',
      issues: said(
        'flagged',
        'Lines end in more than one way, here for the first time otherwise than most: read as an end of line',
        { column: null },
      ),
    },
  ],
  'a byte order mark inside': (i, s) => {
    if (s.encoding === 'windows-1252') return null
    const line = plainLine(cellsOf(i, s), s)
    const reason = 'A byte order mark stands inside the file, as where files were joined: left out'
    return [{ ...line, text: `\ufeff${line.text}`, issues: said('flagged', reason, { column: 'Ref' }) }]
  },
}
