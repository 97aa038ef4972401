import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, expect, test } from 'vitest'
import { plainCsv, type TextWritten } from '#shared/features/imports/mapping.ts'
import { readTable } from '../../../main/features/imports/read-table.files.ts'
import { readTableHead } from '../../../main/features/imports/table-head.files.ts'

const folder = mkdtempSync(join(tmpdir(), 'table-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const path = join(folder, 'table.csv')
const file = { path, name: 'table.csv' }
const plain = plainCsv

async function read(content: string | Uint8Array, written: TextWritten = plain) {
  writeFileSync(path, content)
  const rows: string[][] = []
  const lines: number[] = []
  for await (const block of readTable(file, written)) {
    if (rows.length === 0) {
      rows.push([...block.header])
      lines.push(written.headerLine)
    }
    rows.push(...block.rows)
    lines.push(...block.lines)
  }
  return { rows, lines }
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
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      async (cells, separator, newline, quotes) => {
        const head = cells[0]!.map((_, i) => `column ${i}`)
        const text = Papa.unparse([head, ...cells], { delimiter: separator, newline, quotes })
        const { rows } = await read(text, { ...plain, separator: separator as TextWritten['separator'] })
        expect(rows).toEqual([head, ...cells])
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

test.each(['\n', '\r\n', '\r'])('blank lines are passed over and lines still counted (%j)', async end => {
  const { rows, lines } = await read(['a,b', '', '1,2', '   ', '"x', 'y",4', '5,6', '', ''].join(end))
  expect(rows).toEqual([
    ['a', 'b'],
    ['1', '2'],
    [`x${end}y`, '4'],
    ['5', '6'],
  ])
  expect(lines).toEqual([1, 3, 5, 7])
})

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
  [
    'another encoding',
    Buffer.from('a,b\n1,2\n£,é\n', 'latin1'),
    /line 3: there are bytes that are not utf-8/,
  ],
  ['a NUL byte', 'a,b\n1,\0\n', /line 2: there is a NUL byte/],
  [
    'a quotation mark never closed',
    `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(10)}`,
    /line 3: a quotation mark is opened/,
  ],
  ['one never closed in a long file', `a,b\n1,"2\n${'5,6\n'.repeat(500_000)}`, /line 2: a quotation mark/],
  ['one closed by the next', 'a,b\n1,"2\n3,4\n5,"6"\n7,8\n', /line 2: the quotation marks do not match/],
  ['a line without end', `a,b\n${'x'.repeat(3_000_000)},1\n`, /line 2: the line is longer/],
  ['two kinds of line end', `a,b\r\n1,2\r\n3,4\n5,6\n7,8\r\n`, /line 3: lines end in another way/],
])('%s is an error that names the line', async (_what, content, message) => {
  await expect(read(content)).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(message),
  })
})

async function head(content: string | Uint8Array, name = 'table.csv') {
  writeFileSync(path, content)
  return readTableHead({ path, name })
}

test('the head of a file tells its separator, its header line and its encoding', async () => {
  expect(await head('a;b;c\n1,5;2;3\n2,5;3;4\n')).toMatchObject({
    written: { separator: ';', headerLine: 1 },
  })
  expect(await head('Weekly report\nMade,\n\nRef,Date,Type\n1,2,3\n2,3,4\n')).toMatchObject({
    ...{ written: { separator: ',', headerLine: 4 }, header: ['Ref', 'Date', 'Type'] },
  })
  expect(await head(Buffer.from('a\tb\n1\té\n', 'utf16le'))).toMatchObject({
    written: { encoding: 'utf-16le', separator: '\t' },
  })
  expect(await head(Buffer.from('a,b\n1,é\n', 'latin1'))).toMatchObject({
    written: { encoding: 'windows-1252' },
  })
})

test.each([
  ['PK\x03\x04rest', 'calls.xlsx', 'an Excel workbook'],
  ['PK\x03\x04rest', 'calls.zip', 'a ZIP archive'],
  ['%PDF-1.7', 'calls.csv', 'a PDF document'],
  ['\x89PNG\r\n', 'calls.csv', 'an image (PNG)'],
  ['<!DOCTYPE html><p>', 'calls.csv', 'a web page'],
  ['{"rows": []}', 'calls.csv', 'JSON'],
  ['a\0b\0\0\0c', 'calls.csv', 'NUL bytes'],
  ['', 'calls.csv', 'is empty'],
  ['\n  \n', 'calls.csv', 'nothing but blanks'],
  ['Dear colleague\nplease find\n', 'calls.csv', 'not a table'],
])('%j as %s is refused as %s', async (content, name, words) => {
  await expect(head(Buffer.from(content, 'latin1'), name)).rejects.toMatchObject({
    ...{ code: 'invalid', message: expect.stringContaining(words) },
  })
})
