import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type LineEnd, lineEndOf } from './sniff.ts'
import type { RowBlock } from './table.ts'

/** Small, so that what is read dies young: the collector copies what lives on. */
const chunkBytes = 1 << 17
/** The longest row taken for one. What is longer is an unclosed quotation mark, or no table. */
const longestRow = 1 << 20

type Written = Pick<TextWritten, 'encoding' | 'separator' | 'headerLine'>

/** What papaparse's tokeniser answers; its published types leave it open. */
type Tokenised = { data: string[][]; errors: { code: string; row: number }[]; meta: { cursor: number } }

/**
 * Reads a table block by block, its lines counted as an editor counts them. Blank lines are passed over.
 * Whatever makes the rest of the file doubtful is an `AppError`
 * that names the line: bytes of another encoding, quotation marks that do not match, a row without end.
 */
export async function* readTextTable(
  file: { path: string; name: string },
  written: TextWritten,
  hash: Hash,
): AsyncGenerator<RowBlock> {
  const tokens = tokeniser(file.name, written)
  let header: string[] | undefined
  const decode = decoder(file.name, written)
  let bytesRead = 0
  for await (const chunk of createReadStream(file.path, { highWaterMark: chunkBytes })) {
    const bytes = chunk as Buffer
    hash.update(bytes)
    bytesRead += bytes.length
    yield* blockOf(tokens.next(decode(bytes, false, tokens.line()), false))
  }
  yield* blockOf(tokens.next(decode(new Uint8Array(), true, tokens.line()), true))

  function* blockOf({ rows, lines }: { rows: string[][]; lines: number[] }): Iterable<RowBlock> {
    if (rows.length === 0) return
    if (!header) {
      header = rows.shift()!.map(cell => cell.trim())
      lines.shift()
    }
    yield { header, rows, lines, issues: [], bytesRead, byteOf: () => null }
  }
}

function decoder(fileName: string, { encoding }: Written) {
  const strict = new TextDecoder(encoding, { fatal: true })
  return (bytes: Uint8Array, isLast: boolean, line: number): string => {
    let text: string
    try {
      text = strict.decode(bytes, { stream: !isLast })
    } catch {
      const upToFault = new TextDecoder(encoding).decode(bytes).split('\ufffd', 1)[0]!
      throw new AppError(
        'invalid',
        `${fileName}, line ${line + breaksIn(upToFault, lineEndOf(upToFault))}: there are bytes that are not ${encoding}.`,
        { next: 'Choose the encoding the file was saved in, most often windows-1252, or save it as UTF-8.' },
      )
    }
    const nul = text.indexOf('\0')
    if (nul !== -1) {
      const before = text.slice(0, nul)
      throw new AppError(
        'invalid',
        `${fileName}, line ${line + breaksIn(before, lineEndOf(before))}: there is a NUL byte, which no text holds.`,
        { next: 'Export the file again: this one is damaged, or in another encoding.' },
      )
    }
    return text
  }
}

function tokeniser(fileName: string, { separator, headerLine }: Written) {
  let parser: Papa.Parser | undefined
  let lineEnd: LineEnd = '\n'
  let rest = ''
  let line = 1
  let columns = 0

  function tokenise(text: string, isLast: boolean): Tokenised {
    if (!parser) {
      lineEnd = lineEndOf(text)
      parser = new Papa.Parser({ delimiter: separator, newline: lineEnd })
    }
    return parser.parse(text, 0, !isLast) as Tokenised
  }

  const fault = (at: number, what: string, next: string) =>
    new AppError('invalid', `${fileName}, line ${at}: ${what}`, { next, detail: { line: at } })

  function checkRest(isLast: boolean) {
    if (isLast || rest.length <= longestRow) return
    throw rest.includes('"') ? unclosed(line) : tooLong(line)
  }
  const unclosed = (at: number) =>
    fault(at, 'a quotation mark is opened and not closed.', 'Mend that line in the file, or export it again.')
  const mismatched = (at: number) =>
    fault(
      at,
      'the quotation marks do not match, so what follows cannot be told apart.',
      'Double the quotation marks inside a cell, or export the file again.',
    )
  const tooLong = (at: number) =>
    fault(at, 'the line is longer than a million characters.', 'Check that this file is a table of text.')

  return {
    /** The line at which the text not yet given begins, for faults found before it is split. */
    line: () => line + (rest === '' ? 0 : breaksIn(rest, lineEnd)),
    next(decoded: string, isLast: boolean): { rows: string[][]; lines: number[] } {
      const text = rest + decoded
      const { data, errors, meta } = tokenise(text, isLast)
      rest = isLast ? '' : text.slice(meta.cursor)
      const faults = new Map(errors.filter(e => e.row < data.length).map(e => [e.row, e.code]))
      const mayBreak = text.includes('"')
      const rows: string[][] = []
      const lines: number[] = []
      for (let i = 0; i < data.length; i++) {
        const row = data[i]!
        const start = line
        line++
        if (mayBreak) for (const cell of row) line += breaksIn(cell, lineEnd)
        if (start < headerLine) continue
        const code = faults.get(i)
        if (code) throw code === 'MissingQuotes' ? unclosed(start) : mismatched(start)
        if (row.length === 1 && row[0]!.trim() === '') continue
        columns ||= row.length
        if (row.length > columns && lineEnd === '\r\n' && row.some(cell => cell.includes('\n'))) {
          throw fault(
            start,
            'lines end in another way from here on.',
            'Save the file again with one kind of line end.',
          )
        }
        rows.push(row)
        lines.push(start)
      }
      checkRest(isLast)
      return { rows, lines }
    },
  }
}

function breaksIn(text: string, lineEnd: LineEnd): number {
  let count = 0
  for (let at = text.indexOf(lineEnd); at !== -1; at = text.indexOf(lineEnd, at + lineEnd.length)) count++
  return count
}
