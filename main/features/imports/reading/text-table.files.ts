import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { TextWritten } from '#shared/features/imports/mapping.ts'
import type { LineIssue, RowBlock } from '../table.ts'
import { byteLength, textDecoder } from './text-decode.ts'
import { breakCharOf, type TextBlock, textTokeniser } from './text-tokeniser.ts'

/** Small, so that what is read dies young: the collector copies what lives on. */
const chunkBytes = 1 << 17

/**
 * Reads a table block by block, its lines counted as an editor counts them. Blank lines are passed over.
 * Rows that cannot be told apart are rejected one by one; an `AppError` that names the line is thrown only
 * where the header cannot be read, or the whole rest of the file is doubtful.
 */
export async function* readTextTable(
  file: { path: string; name: string },
  written: TextWritten,
  hash: Hash,
): AsyncGenerator<RowBlock> {
  const tokens = textTokeniser(file.name, written)
  let told = false
  let early: LineIssue[] = []
  for await (const { block, bytesRead, byteOf } of textBlocks(file.path, written, tokens, hash)) {
    const header = tokens.header()
    const issues = early.concat(block.issues)
    early = header ? [] : issues
    if (!header || (told && block.rows.length === 0 && issues.length === 0)) continue
    told = true
    yield { header, rows: block.rows, lines: block.lines, issues, bytesRead, byteOf }
  }
}

type Piece = { block: TextBlock; bytesRead: number; byteOf: (line: number) => number | null }

/** The text of a file in pieces, tokenised, every issue with its place in bytes. */
export async function* textBlocks(
  path: string,
  written: TextWritten,
  tokens: ReturnType<typeof textTokeniser>,
  hash?: Hash,
): AsyncGenerator<Piece> {
  const { encoding } = written
  const decoder = textDecoder(encoding)
  let bytesRead = 0
  let restBytes = 0
  function pieceOf(bytes: Uint8Array, isLast: boolean): Piece {
    bytesRead += bytes.length
    const decoded = decoder.next(bytes, isLast)
    const textBytes = byteLength(decoded.text, encoding, decoded.faults)
    const startByte = decoder.offset() - textBytes - restBytes
    const block = tokens.next(decoded, isLast)
    const kept = block.text.length - block.rest.length
    restBytes = byteLength(
      block.rest,
      encoding,
      block.faults.filter(({ at }) => at >= kept),
    )
    const byteOf = byteFinder(block, startByte, written)
    for (const issue of block.issues) issue.byte ??= byteOf(issue.line)
    return { block, bytesRead, byteOf }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    hash?.update(chunk)
    yield pieceOf(chunk as Buffer, false)
  }
  yield pieceOf(new Uint8Array(), true)
}

/** Finds where the lines of a block begin in the file. Counted on the first question: most blocks get none. */
function byteFinder({ text, line: firstLine, faults }: TextBlock, startByte: number, written: TextWritten) {
  const breakChar = breakCharOf(written.lineEnd)
  let starts: number[] | undefined
  function count(): number[] {
    const bytes = [startByte]
    let from = 0
    let fault = 0
    for (let at = text.indexOf(breakChar); at !== -1; at = text.indexOf(breakChar, from)) {
      const firstFault = fault
      while (fault < faults.length && faults[fault]!.at <= at) fault++
      const inLine = faults.slice(firstFault, fault)
      bytes.push(bytes.at(-1)! + byteLength(text.slice(from, at + 1), written.encoding, inLine))
      from = at + 1
    }
    return bytes
  }
  return (line: number): number | null => {
    starts ??= count()
    return starts[line - firstLine] ?? null
  }
}
