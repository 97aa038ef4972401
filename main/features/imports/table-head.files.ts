import { open, stat } from 'node:fs/promises'
import Papa from 'papaparse'
import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { type Encoding, mostColumns, separators } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { encodingOf, headerIndexOf, lineEndOf, nameOfOtherKind } from './sniff.ts'

const headBytes = 256 * 1024
const rowsLookedAt = 60
const lastHeaderLine = 50

type FileIn = { path: string; name: string }
export type TableHead = { written: TextWritten; header: string[]; bytes: number }

const asCsv = 'Export it as CSV, or open it in the program it comes from and save it as CSV.'

/** The size of a file that can be read. Says of a folder, an empty file or a locked one what it is. */
export async function sizeOfTable({ path, name }: FileIn): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (!found)
    throw new AppError('not-found', `${name} is no longer there.`, { next: 'Choose the file again.' })
  if (found.isDirectory()) {
    throw new AppError('invalid', `${name} is a folder, not a file.`, { next: 'Choose the file inside it.' })
  }
  if (found.size === 0) {
    throw new AppError('invalid', `${name} is empty.`, { next: 'Ask its sender for the file again.' })
  }
  return found.size
}

/** Finds out how a table is written from its first bytes; throws where it is no table, saying what it is. */
export async function readTableHead(file: FileIn): Promise<TableHead> {
  const bytes = await sizeOfTable(file)
  const head = await firstBytes(file)
  const other = nameOfOtherKind(head, file.name)
  if (other) throw new AppError('invalid', `${file.name} is ${other}, not a table of text.`, { next: asCsv })
  const whole = bytes <= headBytes
  const encoding = encodingOf(head, whole)
  if (!encoding) {
    throw new AppError('invalid', `${file.name} holds NUL bytes: it is no table of text, or it is damaged.`, {
      next: asCsv,
    })
  }
  const text = textOf(head, encoding, whole)
  const { separator, headerLine, header } = layoutOf(file.name, text)
  return {
    bytes,
    header,
    written: {
      kind: 'text',
      ...{ encoding, separator, headerLine },
      ...{ quote: '"', escape: '"', lineEnd: lineEndOf(text), headerLines: 1, lastLine: null },
    },
  }
}

function textOf(head: Uint8Array, encoding: Encoding, whole: boolean): string {
  return new TextDecoder(encoding).decode(head, { stream: !whole })
}

async function firstBytes({ path, name }: FileIn): Promise<Uint8Array> {
  try {
    await using handle = await open(path, 'r')
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new AppError('unavailable', `${name} cannot be read.`, {
      next: 'Close it in other programs, and check that you may read it.',
      cause: error,
    })
  }
}

function layoutOf(
  name: string,
  text: string,
): Pick<TextWritten, 'separator' | 'headerLine'> & { header: string[] } {
  if (text.trim() === '') {
    throw new AppError('invalid', `${name} holds nothing but blanks.`, {
      next: 'Ask its sender for the file again.',
    })
  }
  const lineEnd = lineEndOf(text)
  const guesses = separators.map(separator => {
    const { data } = Papa.parse<string[]>(text, {
      delimiter: separator,
      newline: lineEnd,
      preview: rowsLookedAt,
    })
    const at = headerIndexOf(data)
    const width = at === null ? 0 : data[at]!.length
    return { separator, at, data, width, alike: data.filter(row => row.length === width).length }
  })
  const best = guesses.reduce((a, b) => (b.width > 0 && b.alike * b.width > a.alike * a.width ? b : a))
  if (best.at === null || best.at >= lastHeaderLine) {
    throw new AppError('invalid', `${name} is not a table: no line of it has two columns.`, { next: asCsv })
  }
  const before = best.data.slice(0, best.at)
  const broken = before.flat().reduce((sum, cell) => sum + cell.split(lineEnd).length - 1, 0)
  const header = best.data[best.at]!.map(cell => cell.trim())
  checkHeader(name, best.at + broken + 1, header)
  return { separator: best.separator, headerLine: best.at + broken + 1, header }
}

/** Two columns of one name cannot be told apart by a mapping, and too many not be chosen from. */
export function checkHeader(fileName: string, line: number, header: readonly string[]): void {
  if (header.length > mostColumns) {
    throw new AppError(
      'invalid',
      `${fileName}, line ${line}: there are ${header.length} columns; at most ${mostColumns} can be read.`,
      { next: 'Ask its sender for a table with one incident a row, or take out the columns not needed.' },
    )
  }
  const twice = header.find((column, index) => column !== '' && header.indexOf(column) !== index)
  if (twice !== undefined) {
    throw new AppError('invalid', `${fileName}, line ${line}: two columns are called “${twice}”.`, {
      next: 'Rename one of them in the file.',
    })
  }
}
