import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { plainCsv, type TextWritten } from '#shared/features/imports/mapping.ts'
import { tablesOf } from '../../../main/features/imports/reading/find-tables.files.ts'
import { readTable } from '../../../main/features/imports/reading/read-table.files.ts'
import type { LineIssue } from '../../../main/features/imports/table.ts'
import { encode } from './dialect-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'table-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'table.csv')
const file = { path, name: 'table.csv' }
const plain = plainCsv

async function read(content: string | Uint8Array, written: TextWritten = plain) {
  writeFileSync(path, content)
  const rows: string[][] = []
  const lines: number[] = []
  const issues: LineIssue[] = []
  for await (const block of readTable(file, written)) {
    if (rows.length === 0) {
      rows.push([...block.header])
      lines.push(written.headerLine)
    }
    rows.push(...block.rows)
    lines.push(...block.lines)
    issues.push(...block.issues)
  }
  return { rows, lines, issues }
}

const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map(text => text.replaceAll(/[\0\r\ufeff]/g, ' '))
const table = fc
  .integer({ min: 2, max: 6 })
  .chain(width =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
  )

test('any table written as CSV comes back identical, whatever separates cells and ends lines', async () => {
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
      fc.boolean(),
      async (cells, separator, newline, quotes) => {
        const head = cells[0]!.map((_, i) => `column ${i}`)
        const text = Papa.unparse([head, ...cells], { delimiter: separator, newline, quotes })
        const { rows } = await read(text, {
          ...plain,
          separator: separator as TextWritten['separator'],
          lineEnd: newline,
        })
        const filled = cells.filter(row => row.some(cell => cell.trim() !== ''))
        expect(rows).toEqual([head, ...filled])
      },
    ),
    { numRuns: 200 },
  )
})

test('a table longer than a block comes back identical, its lines counted', async () => {
  const long = Array.from({ length: 40_000 }, (_, i) => [
    `${i}`,
    i % 7 === 0 ? `two\nlines "${i}"` : 'é'.repeat(20),
  ])
  const { rows, lines } = await read(Papa.unparse([['a', 'b'], ...long], { newline: '\n' }))
  expect(rows.slice(1)).toEqual(long)
  expect(lines[1]).toBe(2)
  expect(lines.at(-1)).toBe(40_001 + Math.ceil(39_999 / 7))
})

test.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const)(
  'pieces of a file (%s) fit together, and every line is found by its byte',
  async encoding => {
    const said = ['“no”, and no', 'two\nlines é', 'plain', 'é'.repeat(30), '5" pipe']
    const table = Array.from({ length: 20_000 }, (_, i) => [`C${i}`, said[i % 5]!, 'x'])
    const text = table
      .map(([ref, what, x]) => `${ref},${what!.includes('pipe') ? what : `"${what}"`},${x}\r\n`)
      .join('')
    const bytes = encode(`a,b,c\r\n${text}`, encoding, encoding !== 'windows-1252')
    const { rows, lines, issues } = await read(bytes, { ...plain, encoding, lineEnd: '\r\n' })
    expect(rows.slice(1)).toEqual(table)
    expect(issues.map(({ outcome }) => outcome)).toEqual(Array(4000).fill('flagged'))
    const needle = (i: number) => encode(`\nC${i},`, encoding, false)
    for (const i of [4, 1999, 9999, 19_999]) {
      const at = bytes.indexOf(needle(i)) + encode('\n', encoding, false).length
      expect(issues.find(({ line }) => line === lines[i + 1])?.byte).toBe(at)
    }
  },
)

test('a byte that is none in UTF-8 is told where it stands, in any piece of the file', async () => {
  const row = `C1,${'é'.repeat(20)}\n`
  const pieces = Array.from({ length: 9 }, (_, i) => [
    Buffer.from(row.repeat(1000 + i)),
    Buffer.from('C2,\x93\xa3\x81\n', 'latin1'),
  ])
  const bytes = Buffer.concat([Buffer.from('a,b\n'), ...pieces.flat()])
  const { rows, issues } = await read(bytes)
  expect(rows.filter(([ref]) => ref === 'C2')).toEqual(Array(9).fill(['C2', '“£\ufffd']))
  const places = [...bytes.keys()].filter(at => bytes[at] === 0x93)
  expect(issues.map(({ byte, mend }) => [byte, mend])).toEqual(
    places.flatMap(at => [
      [at, 'Write “\u201c” in utf-8.'],
      [at + 1, 'Write “£” in utf-8.'],
      [at + 2, ''],
    ]),
  )
})

test.each(['\n', '\r\n', '\r'] as const)(
  'blank lines are passed over and lines still counted (%j)',
  async end => {
    const { rows, lines } = await read(['a,b', '', '1,2', '   ', '"x', 'y",4', '5,6', '', ''].join(end), {
      ...plain,
      lineEnd: end,
    })
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      [`x${end}y`, '4'],
      ['5', '6'],
    ])
    expect(lines).toEqual([1, 3, 5, 7])
  },
)

test('byte order marks and encodings', async () => {
  expect((await read('\ufeffa,b\n£,é')).rows).toEqual([
    ['a', 'b'],
    ['£', 'é'],
  ])
  const utf16 = Buffer.from('\ufeffa,b\n£,é', 'utf16le')
  expect((await read(utf16, { ...plain, encoding: 'utf-16le' })).rows[1]).toEqual(['£', 'é'])
  const latin = Buffer.from('a,b\n£,é\x93', 'latin1')
  expect((await read(latin, { ...plain, encoding: 'windows-1252' })).rows[1]).toEqual(['£', 'é“'])
})

test.each([
  ['a header that never ends', `"a,b\n${'5,6\n'.repeat(10)}`, /line 1: a quotation mark is opened/],
  ['a NUL byte in the header', 'a,\0b\n1,2\n', /line 1: there is a NUL byte/],
  ['a line without end', `a,b\n${'x'.repeat(3_000_000)},1\n`, /line 2: .*longer than a million/],
  ['no row any more', `a,b\n1,"2\n${'5,6,7\n'.repeat(1100)}`, /line 2: .* no row can be told apart/],
])('%s is an error that names the line', async (_what, content, message) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(message),
  })
})

async function head(content: string | Uint8Array, name = 'table.csv') {
  writeFileSync(path, content)
  return (await tablesOf({ path, name }))[0]!
}

test.each([
  ['%PDF-1.7', 'calls.csv', 'a PDF document'],
  ['\x89PNG\r\n', 'calls.csv', 'an image (PNG)'],
  ['<!DOCTYPE html><p>', 'calls.csv', 'a web page'],
  ['a\0b\0\0\0c', 'calls.csv', 'NUL bytes'],
  ['', 'calls.csv', 'is empty'],
  ['\n  \n', 'calls.csv', 'nothing but blanks'],
  ['Dear colleague\nplease find\n', 'calls.csv', 'not a table'],
])('%j as %s is refused as %s', async (content, name, words) => {
  await expect(head(Buffer.from(content, 'latin1'), name)).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining(words) },
  })
})
