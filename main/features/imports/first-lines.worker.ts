import { open } from 'node:fs/promises'
import type { Written } from '#shared/features/imports/mapping.ts'
import type { Encoding } from '#shared/features/imports/rules.ts'
import { readTable } from './reading/read-table.files.ts'

/** More than a preamble has: whoever looks for the header need not look further. */
const linesShown = 40
const headBytes = 64 * 1024
const longestShown = 600
const cellsShown = 60

type FirstLinesInput = { file: { path: string; name: string }; written: Written }
export type FirstLine = { line: number; cells: string[] }

/** The first lines as they stand in the file: rows of a sheet with their cells, lines of a text whole. */
export async function run({ file, written }: FirstLinesInput): Promise<FirstLine[]> {
  if (written.kind === 'sheet') return firstRows(file, written)
  const text = await firstText(file.path, written.kind === 'text' ? written.encoding : 'utf-8')
  const lines = text.split(written.kind === 'text' ? written.lineEnd : '\n', linesShown + 1)
  return lines
    .slice(0, linesShown)
    .map((line, index) => ({ line: index + 1, cells: [line.slice(0, longestShown)] }))
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  await using handle = await open(path, 'r')
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
  // Not strict: what cannot be decoded is to be seen here, beside the control that chooses the encoding.
  return new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead), { stream: true })
}

async function firstRows(file: FirstLinesInput['file'], written: Written & { kind: 'sheet' }) {
  const whole = { ...written, headerLine: 1, headerLines: 1, lastLine: linesShown }
  const found: FirstLine[] = []
  for await (const { header, rows, lines } of readTable(file, whole)) {
    if (found.length === 0) found.push({ line: 1, cells: header.slice(0, cellsShown) })
    rows.forEach((row, index) => {
      found.push({ line: lines[index]!, cells: row.slice(0, cellsShown) })
    })
    if (found.length >= linesShown) break
  }
  return found.slice(0, linesShown)
}
